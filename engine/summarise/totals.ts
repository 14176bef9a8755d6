import { returnsOnCost } from '../finance/returnsOnCost.js';
import { varianceSplit } from '../metrics/varianceSplit.js';
import { outputName } from '../names.js';
import { columnsOf } from '../outputs.js';
import { columnSummariser } from '../statistics/columnStatistics.js';
import type { Summary, Total } from '../summary.js';
import type { Trials } from '../trials.js';

/** Totals over the horizon in every column: trials first, then replicates; currency, but for the return. */
export interface TotalColumns {
  readonly revenue: Float64Array;
  readonly cost: Float64Array;
  readonly profit: Float64Array;
  readonly npv: Float64Array;
  readonly return: Float64Array;
}

export function totalColumns({ outputs }: Trials): TotalColumns {
  const sum = (name: string): Float64Array => columnsOf(outputs, outputName.sum(name), 0) as Float64Array;
  const [revenue, cost, npv] = [sum('revenue'), sum('cost'), sum('npv')];
  const profit = revenue.map((amount, column) => amount - cost[column]);
  return { revenue, cost, profit, npv, return: returnsOnCost(profit, cost) };
}

export function totalsOf(trials: Trials, columns: TotalColumns): Summary['totals'] {
  const { currency } = trials.scenario;
  return {
    revenue: totalOf(trials, currency, columns.revenue),
    cost: totalOf(trials, currency, columns.cost),
    profit: totalOf(trials, currency, columns.profit),
    npv: totalOf(trials, currency, columns.npv),
    return: totalOf(trials, 'profit / cost', columns.return),
  };
}

/** @param columns [column] one value for each trial, then one for each replicate */
export function totalOf({ outputs }: Trials, unit: string, columns: Float64Array): Total {
  const [values, replicates] = [columns.subarray(0, outputs.trials), columns.subarray(outputs.trials)];
  return { unit, ...columnSummariser()(values), knowledge: varianceSplit(values, replicates) };
}

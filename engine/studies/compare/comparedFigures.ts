import { measures, metrics, times, worths, type MetricName } from '../../../scenarios/figures/quantities.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import type { Row } from './comparison.js';

/** A figure that scenarios are compared by, before it is worked out. */
export type ComparedFigure = Pick<Row, 'group' | 'name' | 'statistic' | 'figure' | 'unit' | 'better' | 'of'>;

/** What a business wants less of; of everything else it wants more. */
const lessIsBetter = new Set(['cost', 'break_even', 'ruin', 'loss', 'var', 'cvar', 'churn_opening', 'churn_average', 'cac', 'cac_payback', 'burn_multiple']);

const betterOf = (name: string): Row['better'] => (lessIsBetter.has(name) ? 'less' : 'more');

const ranges = ['mean', 'p5', 'p50', 'p95'] as const;
const percentiles = ['p5', 'p50', 'p95'] as const;

/** The figures of every comparison: totals, what stands at the end, times, risks, and the metrics of a subscription business. */
export const comparedFigures = ({ currency, months }: Scenario, shown: readonly MetricName[]): readonly ComparedFigure[] => {
  const figure = (group: Row['group'], name: string, statistic: Row['statistic'], text: string, unit: string): ComparedFigure => ({
    group,
    name,
    statistic,
    figure: text,
    unit: unit.replace('currency', currency),
    better: betterOf(name),
  });
  const over = (group: Row['group'], name: string, quantity: string, statistics: readonly Row['statistic'][], unit: string): readonly ComparedFigure[] =>
    statistics.map((statistic) => figure(group, name, statistic, `${statistic}(${quantity})`, unit));
  return [
    ...(['revenue', 'cost', 'profit'] as const).flatMap((name) => over('totals', name, name, ranges, measures[name].unit)),
    ...over('totals', 'npv', 'npv', ranges, worths.npv.unit),
    ...over('totals', 'return', 'return', ranges, 'share'),
    ...(['subscribers', 'mrr', 'cash'] as const).flatMap((name) => over('end', name, `${name} at end`, ranges, measures[name].unit)),
    ...over('end', 'lowest_cash', 'lowest cash', ranges, measures.cash.unit),
    ...(['break_even', 'runway'] as const).flatMap((name) => over('times', name, name, percentiles, times[name].unit)),
    figure('risk', 'ruin', 'value', 'probability(ruin)', 'share'),
    figure('risk', 'loss', 'value', 'probability(profit < 0)', 'share'),
    figure('risk', 'breaks_even', 'value', `probability(break_even <= ${months})`, 'share'),
    figure('risk', 'var', 'value', 'var(profit)', 'currency'),
    figure('risk', 'cvar', 'value', 'cvar(profit)', 'currency'),
    ...shown.flatMap((name) => over('metrics', name, name, ranges, metrics[name].unit)),
  ];
};

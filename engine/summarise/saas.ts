import { metricNames, metrics as words } from '../../scenarios/figures/quantities.js';
import type { CostGroup } from '../../scenarios/scenario.js';
import { costLines, revenueLines } from '../lines.js';
import { trailingWindow, windowSum, type Columns } from '../metrics/columns.js';
import { saasMetrics, type MetricColumns, type SaasInputs } from '../metrics/saas.js';
import { movements, outputName, sumName, type Movement } from '../names.js';
import type { Saas } from '../summary.js';
import type { Trials } from '../trials.js';
import { columnsByStep, hasOutput, stepsPerMonthOf, zeroColumns } from './columnsOfRun.js';
import { economicsOfChannels, economicsOfPlans, economicsOfSegments, meanLifetime } from './economicsOfParts.js';
import { lineOutputs } from './parts.js';
import { payingCustomers } from './payingCustomers.js';
import { statisticsOf } from './statisticsOf.js';

/** The metrics of a subscription business; nothing where no revenue recurs. */
export function saasOf(trials: Trials): Saas | undefined {
  const metrics = metricColumns(trials);
  if (metrics === undefined) return undefined;
  const { scenario, model } = trials;
  const window = trailingWindow(model.steps, stepsPerMonthOf(trials));
  return {
    months: window.months,
    churn: scenario.metrics.churn,
    metrics: metricNames.flatMap((name) => {
      const found = statisticsOf(trials, words[name].unit, metrics[name]);
      return found === null ? [] : [{ name, ...found }];
    }),
    channels: economicsOfChannels(trials, window),
    segments: economicsOfSegments(trials, window, metrics.gross_margin),
    plans: economicsOfPlans(trials, window),
  };
}

/** Each metric by trial; nothing where no revenue recurs. */
export function metricColumns(trials: Trials): MetricColumns | undefined {
  return movements.some((name) => hasOutput(trials, outputName.movement(name))) ? saasMetrics(inputsOf(trials)) : undefined;
}

function inputsOf(trials: Trials): SaasInputs {
  const { scenario, model } = trials;
  const measure = (name: string): Columns => columnsByStep(trials, outputName.measure(name));
  const { customers, joined, churned } = payingCustomers(trials);
  return {
    steps: model.steps,
    stepsPerMonth: stepsPerMonthOf(trials),
    recurring: { mrr: measure('mrr'), movements: movementColumns(trials) },
    customers,
    joined,
    churned,
    revenue: measure('revenue'),
    profit: measure('profit'),
    costOfRevenue: costColumns(trials, ['product', 'service']),
    upfront: lineOutputs(trials, 'revenue', revenueLines(model))
      .filter(({ line }) => line.group === 'setup' || line.group === 'licence')
      .map(({ output }) => columnsByStep(trials, output)),
    acquisition: costColumns(trials, ['acquisition']),
    lifetime: meanLifetime(trials, sumName.lifetime(), windowSum([joined], trailingWindow(model.steps, 1, model.steps), trials.outputs.trials)),
    churn: scenario.metrics.churn,
  };
}

function movementColumns(trials: Trials): Record<Movement, Columns> {
  const none = zeroColumns(trials);
  const of = (name: Movement): Columns => (hasOutput(trials, outputName.movement(name)) ? columnsByStep(trials, outputName.movement(name)) : none);
  return { new: of('new'), reactivated: of('reactivated'), expansion: of('expansion'), contraction: of('contraction'), churned: of('churned') };
}

function costColumns(trials: Trials, groups: readonly CostGroup[]): Columns[] {
  return lineOutputs(trials, 'cost', costLines(trials.model))
    .filter(({ line }) => groups.some((wanted) => wanted === line.group))
    .map(({ output }) => columnsByStep(trials, output));
}

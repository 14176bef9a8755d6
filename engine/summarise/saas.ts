import type { CostGroup } from '../../scenarios/scenario.js';
import { costLines, revenueLines } from '../lines.js';
import { trailingWindow, type Columns } from '../metrics/columns.js';
import { metricUnits, saasMetrics, type MetricName, type SaasInputs } from '../metrics/saas.js';
import { movements, outputName, type Movement } from '../names.js';
import type { Saas } from '../summary.js';
import type { Trials } from '../trials.js';
import { columnsByStep, hasOutput, stepsPerMonthOf, zeroColumns } from './columnsOfRun.js';
import { economicsOfChannels, economicsOfPlans, economicsOfSegments, meanLifetime } from './economicsOfParts.js';
import { lineOutputs } from './parts.js';
import { payingCustomers } from './payingCustomers.js';
import { statisticsOf } from './statisticsOf.js';

/** The metrics of a subscription business; nothing where no revenue recurs. */
export function saasOf(trials: Trials): Saas | undefined {
  if (!movements.some((name) => hasOutput(trials, outputName.movement(name)))) return undefined;
  const { scenario, model } = trials;
  const window = trailingWindow(model.steps, stepsPerMonthOf(trials));
  const metrics = saasMetrics(inputsOf(trials));
  return {
    months: window.months,
    churn: scenario.metrics.churn,
    metrics: (Object.keys(metricUnits) as MetricName[]).flatMap((name) => {
      const found = statisticsOf(trials, metricUnits[name], metrics[name]);
      return found === null ? [] : [{ name, ...found }];
    }),
    channels: economicsOfChannels(trials, window),
    segments: economicsOfSegments(trials, window, metrics.gross_margin),
    plans: economicsOfPlans(trials, window),
  };
}

function inputsOf(trials: Trials): SaasInputs {
  const { scenario, model } = trials;
  const measure = (name: string): Columns => columnsByStep(trials, outputName.measure(name));
  const customers = payingCustomers(trials);
  return {
    steps: model.steps,
    stepsPerMonth: stepsPerMonthOf(trials),
    recurring: { mrr: measure('mrr'), movements: movementColumns(trials) },
    customers,
    revenue: measure('revenue'),
    profit: measure('profit'),
    costOfRevenue: costColumns(trials, ['product', 'service']),
    upfront: lineOutputs(trials, 'revenue', revenueLines(model))
      .filter(({ line }) => line.group === 'setup' || line.group === 'licence')
      .map(({ output }) => columnsByStep(trials, output)),
    acquisition: costColumns(trials, ['acquisition']),
    lifetime: meanLifetime(trials, outputName.sum('lifetime'), customers.joined),
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

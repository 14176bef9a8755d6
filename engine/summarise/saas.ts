import type { CostGroup } from '../../scenarios/scenario.js';
import { costLines } from '../lines.js';
import { trailingWindow, windowSum, type Column, type Columns, type Window } from '../metrics/columns.js';
import { logoChurn } from '../metrics/logoChurn.js';
import { metricStatistics } from '../metrics/metricStatistics.js';
import { metricUnits, saasMetrics, type MetricName, type SaasInputs } from '../metrics/saas.js';
import { acquisitionCost } from '../metrics/unitEconomics.js';
import { movements, outputName, type Movement } from '../names.js';
import { rowOf } from '../outputs.js';
import type { Saas, Statistics } from '../summary.js';
import type { Trials } from '../trials.js';
import { columnsByStep, hasOutput, stepsPerMonthOf, zeroColumns } from './columnsOfRun.js';
import { lineOutputs } from './parts.js';

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
    channels: channelsOf(trials, window),
    segments: segmentsOf(trials, window),
  };
}

function inputsOf(trials: Trials): SaasInputs {
  const { scenario, model, outputs } = trials;
  const measure = (name: string): Columns => columnsByStep(trials, outputName.measure(name));
  const joined = measure('new');
  return {
    steps: model.steps,
    stepsPerMonth: stepsPerMonthOf(trials),
    recurring: { mrr: measure('mrr'), movements: movementColumns(trials) },
    customers: { paying: measure('subscribers'), joined, reactivated: measure('reactivated'), churned: measure('churned') },
    revenue: measure('revenue'),
    profit: measure('profit'),
    costOfRevenue: costColumns(trials, ['product', 'service']),
    acquisition: costColumns(trials, ['acquisition']),
    lifetimes: hasOutput(trials, outputName.sum('lifetime'))
      ? { months: rowOf(outputs, outputName.sum('lifetime'), 0), customers: windowSum([joined], trailingWindow(model.steps, 1, model.steps), outputs.trials) }
      : undefined,
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

/** What each channel spends, the customers that it brings and what one of them costs. */
function channelsOf(trials: Trials, window: Window): Saas['channels'] {
  const { reach } = trials.scenario;
  const names = reach.kind === 'all' ? [] : reach.channels.map(({ name }) => name);
  // Channels come first among the lines of cost.
  const told = lineOutputs(trials, 'cost', costLines(trials.model))
    .slice(0, names.length)
    .filter(({ line }) => hasOutput(trials, outputName.channel(line.name)));
  if (told.length === 0) return undefined;
  const sum = (output: string): Float64Array => windowSum([columnsByStep(trials, output)], window, trials.outputs.trials);
  return told.flatMap(({ line: { name }, output }) => {
    const [spent, won] = [sum(output), sum(outputName.channel(name))];
    const [spend, customers] = [statisticsOf(trials, 'currency', spent), statisticsOf(trials, 'customers', won)];
    return spend === null || customers === null ? [] : [{ name, spend, customers, cac: statisticsOf(trials, 'currency', acquisitionCost(spent, won)) }];
  });
}

/** Churn of each segment: averages hide who leaves. */
function segmentsOf(trials: Trials, window: Window): Saas['segments'] {
  const { scenario, model, outputs } = trials;
  if (scenario.segments.length < 2) return undefined;
  const none = zeroColumns(trials);
  const churns = model.populations.flatMap((population) =>
    population.segments.flatMap(({ name }, position) => {
      const [joined, churned] = [outputName.segmentFlow('new', name), outputName.segmentFlow('churned', name)];
      if (!hasOutput(trials, joined) || !hasOutput(trials, churned)) return [];
      const paying = Array.from({ length: model.steps }, (_, step) => rowOf(outputs, outputName.segments(population), step * population.segments.length + position));
      // Nobody comes back in the first step, the only one that is reckoned backwards.
      const customers = { paying, joined: columnsByStep(trials, joined), churned: columnsByStep(trials, churned), reactivated: none };
      return [{ name, churn: statisticsOf(trials, 'share a month', logoChurn(customers, window, scenario.metrics.churn)) }];
    }),
  );
  return churns.length === 0 ? undefined : scenario.segments.flatMap((segment) => churns.filter(({ name }) => name === segment.name));
}

function statisticsOf({ scenario }: Trials, unit: string, values: Column | undefined): Statistics | null {
  const found = values === undefined ? null : metricStatistics(values);
  return found && { unit: unit.replace('currency', scenario.currency), ...found };
}

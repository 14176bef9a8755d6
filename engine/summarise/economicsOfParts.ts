import type { Plan } from '../../scenarios/scenario.js';
import { costLines } from '../lines.js';
import { windowSum, type Column, type Columns, type Window } from '../metrics/columns.js';
import { logoChurn } from '../metrics/logoChurn.js';
import { acquisitionCost, averageRevenuePerAccount, lifetimeValue } from '../metrics/unitEconomics.js';
import { outputName } from '../names.js';
import { openingSubscribers } from '../opening.js';
import { rowOf } from '../outputs.js';
import type { Saas } from '../summary.js';
import type { Trials } from '../trials.js';
import { columnsByStep, hasOutput, zeroColumns } from './columnsOfRun.js';
import { lineOutputs } from './parts.js';
import { statisticsOf } from './statisticsOf.js';

/** What each channel spends, the customers that it brings and what one of them costs. */
export function economicsOfChannels(trials: Trials, window: Window): Saas['channels'] {
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

/**
 * Churn, revenue per account and lifetime value of each segment: averages hide who leaves, and who pays. A segment's recurring revenue
 * is, of every plan, the part that its subscribers are of the plan's; its margin is that of the whole business.
 */
export function economicsOfSegments(trials: Trials, window: Window, margin: Column | undefined): Saas['segments'] {
  const { scenario, model } = trials;
  if (scenario.segments.length < 2) return undefined;
  return scenario.segments.map(({ name }) => {
    const paying = payingOf(trials, name);
    const joined = outputName.segment('new', name);
    const churned = outputName.segment('churned', name);
    const arpa = averageRevenuePerAccount(mrrOf(trials, name, paying), paying[model.steps - 1]);
    const lifetimes = outputName.sum(`lifetime ${name}`);
    const ltv =
      margin !== undefined && hasOutput(trials, lifetimes)
        ? lifetimeValue(rowOf(trials.outputs, lifetimes, 0), windowSum([columnsByStep(trials, joined)], { ...window, first: 0 }, trials.outputs.trials), arpa, margin)
        : undefined;
    // Nobody comes back in the first step, the only one that is reckoned backwards.
    const customers = hasOutput(trials, churned)
      ? { paying, joined: columnsByStep(trials, joined), churned: columnsByStep(trials, churned), reactivated: zeroColumns(trials) }
      : undefined;
    return {
      name,
      churn: statisticsOf(trials, 'share a month', customers && logoChurn(customers, window, scenario.metrics.churn)),
      arpa: statisticsOf(trials, 'currency a month', arpa),
      ltv: statisticsOf(trials, 'currency', ltv),
    };
  });
}

/** Churn and revenue per account of each plan; who moves to another plan has not churned. */
export function economicsOfPlans(trials: Trials, window: Window): Saas['plans'] {
  const { scenario, model } = trials;
  const told = scenario.plans.filter(({ name }) => hasOutput(trials, outputName.plan('subscribers', name)) && hasOutput(trials, outputName.plan('mrr', name)));
  if (told.length === 0) return undefined;
  return told.map((plan) => {
    const [subscribers, churned] = [outputName.plan('subscribers', plan.name), outputName.plan('churned', plan.name)];
    const paying = columnsByStep(trials, subscribers);
    const mrr = columnsByStep(trials, outputName.plan('mrr', plan.name))[model.steps - 1];
    const lost = hasOutput(trials, churned) ? logoChurn(movesOf(trials, plan, paying, columnsByStep(trials, churned)), window, scenario.metrics.churn) : undefined;
    return {
      name: plan.name,
      churn: statisticsOf(trials, 'share a month', lost),
      arpa: statisticsOf(trials, 'currency a month', averageRevenuePerAccount(mrr, paying[model.steps - 1])),
    };
  });
}

/** [step][trial] subscribers of a segment. */
function payingOf({ model, outputs }: Trials, name: string): Columns {
  return model.populations.flatMap((population) => {
    const position = population.segments.findIndex((segment) => segment.name === name);
    if (position < 0) return [];
    return Array.from({ length: model.steps }, (_, step) => rowOf(outputs, outputName.segments(population), step * population.segments.length + position));
  });
}

/** [trial] recurring revenue of a segment at the end; where there is one plan, all accounts pay alike. */
function mrrOf(trials: Trials, name: string, paying: Columns): Column {
  const last = trials.model.steps - 1;
  const own = outputName.segment('mrr', name);
  if (hasOutput(trials, own)) return columnsByStep(trials, own)[last];
  const [mrr, all] = [outputName.measure('mrr'), outputName.measure('subscribers')].map((output) => columnsByStep(trials, output)[last]);
  return Float64Array.from(paying[last], (count, trial) => (all[trial] > 0 ? (mrr[trial] * count) / all[trial] : 0));
}

/** Who comes to a plan in the first step, the only one that is reckoned backwards, comes to what stood when the story began. */
function movesOf(trials: Trials, plan: Plan, paying: Columns, churned: Columns): Parameters<typeof logoChurn>[0] {
  const opening = openingSubscribers(trials.model.populations, plan);
  const none = zeroColumns(trials);
  const first = Float64Array.from(paying[0], (count, trial) => count - opening + churned[0][trial]);
  return { paying, churned, joined: [first, ...none.slice(1)], reactivated: none };
}

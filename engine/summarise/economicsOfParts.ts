import type { Plan } from '../../scenarios/scenario.js';
import { costLines, revenueLines } from '../lines.js';
import { each, ratio, trailingWindow, windowSum, type Column, type Columns, type Window } from '../metrics/columns.js';
import { logoChurn } from '../metrics/logoChurn.js';
import { acquisitionCost, averageRevenuePerAccount, lifetimeValue } from '../metrics/unitEconomics.js';
import { outputName } from '../names.js';
import { openingSubscribers } from '../opening.js';
import { rowOf } from '../outputs.js';
import type { Saas } from '../summary.js';
import type { Trials } from '../trials.js';
import { columnsByStep, hasOutput, zeroColumns } from './columnsOfRun.js';
import { lineOutputs } from './parts.js';
import { payingCustomersOf } from './payingCustomers.js';
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
 * Churn, revenue per account and lifetime value of each segment: averages hide who leaves, and who pays. Revenue is what plans earn from
 * it; the margin is that of the whole business.
 */
export function economicsOfSegments(trials: Trials, window: Window, margin: Column | undefined): Saas['segments'] {
  const { scenario } = trials;
  if (scenario.segments.length < 2) return undefined;
  return scenario.segments.map(({ name }) => {
    const own = (what: Parameters<typeof outputName.segment>[0]): Columns | undefined => columnsIfThere(trials, outputName.segment(what, name));
    const customers = payingCustomersOf(trials, name);
    const arpa = accountRevenue(trials, window, own('revenue'), customers.paying);
    const lifetime = meanLifetime(trials, outputName.sum(`lifetime ${name}`), customers.joined);
    const upfront = eachOf(trials, window, own('upfront'), customers.joined);
    return {
      name,
      churn: statisticsOf(trials, 'share a month', own('churned') && logoChurn(customers, window, scenario.metrics.churn)),
      arpa: statisticsOf(trials, 'currency a month', arpa),
      ltv: statisticsOf(trials, 'currency', margin && lifetime && lifetimeValue(lifetime, arpa, upfront, margin)),
    };
  });
}

/** Churn and revenue per account of each plan; who moves to another plan has not churned. */
export function economicsOfPlans(trials: Trials, window: Window): Saas['plans'] {
  const { scenario } = trials;
  if (scenario.plans.length < 2) return undefined;
  return scenario.plans.map((plan) => {
    const own = (what: Parameters<typeof outputName.plan>[0]): Columns | undefined => columnsIfThere(trials, outputName.plan(what, plan.name));
    const [paying, churned] = [own('subscribers') ?? zeroColumns(trials), own('churned')];
    return {
      name: plan.name,
      churn: statisticsOf(trials, 'share a month', churned && logoChurn(movesOf(trials, plan, paying, churned), window, scenario.metrics.churn)),
      arpa: statisticsOf(trials, 'currency a month', accountRevenue(trials, window, own('revenue'), paying)),
    };
  });
}

/**
 * [trial] mean discounted months of a new customer; undefined where nobody ever leaves.
 * @param output what all of them together are handed out as
 * @param joined [step][trial]
 */
export function meanLifetime(trials: Trials, output: string, joined: Columns): Column | undefined {
  if (!hasOutput(trials, output)) return undefined;
  return ratio(rowOf(trials.outputs, output, 0), windowSum([joined], wholeStory(trials), trials.outputs.trials));
}

function wholeStory({ model }: Trials): Window {
  return trailingWindow(model.steps, 1, model.steps);
}

function columnsIfThere(trials: Trials, output: string): Columns | undefined {
  return hasOutput(trials, output) ? columnsByStep(trials, output) : undefined;
}

/** [trial] revenue per account; where a part has none of its own, all accounts pay alike: what plans earn as a whole. */
function accountRevenue(trials: Trials, window: Window, revenue: Columns | undefined, paying: Columns): Column {
  const sum = (columns: Columns): Float64Array => windowSum([columns], window, trials.outputs.trials);
  if (revenue !== undefined) return averageRevenuePerAccount(sum(revenue), sum(paying), window.stepsPerMonth);
  const subscriptions = lineOutputs(trials, 'revenue', revenueLines(trials.model)).filter(({ line }) => line.name === 'subscription');
  const all = windowSum(subscriptions.map(({ output }) => columnsByStep(trials, output)), window, trials.outputs.trials);
  return averageRevenuePerAccount(all, sum(columnsByStep(trials, outputName.measure('subscribers'))), window.stepsPerMonth);
}

/** [trial] an amount for each new customer of the window; 0 where there is none. */
function eachOf(trials: Trials, window: Window, amounts: Columns | undefined, joined: Columns): Column {
  const [paid, count] = [amounts ?? zeroColumns(trials), joined].map((columns) => windowSum([columns], window, trials.outputs.trials));
  return each([paid, count], (amount, customers) => (customers > 0 ? amount / customers : 0));
}

/** Who comes to a plan in the first step, the only one that is reckoned backwards, comes to what stood when the story began. */
function movesOf(trials: Trials, plan: Plan, paying: Columns, churned: Columns): Parameters<typeof logoChurn>[0] {
  const opening = openingSubscribers(trials.model.populations, plan);
  const none = zeroColumns(trials);
  const first = Float64Array.from(paying[0], (count, trial) => count - opening + churned[0][trial]);
  return { paying, churned, joined: [first, ...none.slice(1)], reactivated: none };
}

import { costLines, revenueLines } from '../lines.js';
import { ratio, windowSum, type Column, type Columns, type Window } from '../metrics/columns.js';
import { logoChurn } from '../metrics/logoChurn.js';
import { acquisitionCost, averageRevenuePerAccount, lifetimeValue, upfrontRevenue } from '../metrics/unitEconomics.js';
import { outputName, sumName, type SegmentSum } from '../names.js';
import { openingSubscribers } from '../opening.js';
import { rowOf } from '../outputs.js';
import type { Saas } from '../summary.js';
import type { Trials } from '../trials.js';
import { columnsByStep, hasOutput } from './columnsOfRun.js';
import { lineOutputs } from './parts.js';
import { hasPayers, payingCustomersOf } from './payingCustomers.js';
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
  const kind = hasPayers(trials) ? ' payers' : '';
  return scenario.segments.map(({ name }) => {
    const sum = (what: SegmentSum): Column | undefined => sumIfThere(trials, sumName.segment(what, name));
    const customers = payingCustomersOf(trials, name);
    const [joined, lost] = [sum(`new${kind}`), sum(`churned${kind} lately`)];
    const arpa = accountRevenue(trials, window, sum('revenue lately'), customers.paying);
    const lifetime = joined && meanLifetime(trials, sumName.lifetime(name), joined);
    const none = new Float64Array(trials.outputs.trials);
    const upfront = upfrontRevenue(sum('upfront lately') ?? none, sum(`new${kind} lately`) ?? none);
    return {
      name,
      churn: statisticsOf(trials, 'share a month', lost && logoChurn(lost, customers, window, scenario.metrics.churn)),
      arpa: statisticsOf(trials, 'currency a month', arpa),
      ltv: statisticsOf(trials, 'currency', margin && lifetime && lifetimeValue(lifetime, arpa, upfront, margin)),
    };
  });
}

/** Churn and revenue per account of each plan; who moves to another plan has not churned. */
export function economicsOfPlans(trials: Trials, window: Window): Saas['plans'] {
  const { scenario, model } = trials;
  if (scenario.plans.length < 2) return undefined;
  return scenario.plans.map((plan) => {
    const sum = (what: Parameters<typeof sumName.plan>[0]): Column | undefined => sumIfThere(trials, sumName.plan(what, plan.name));
    const customers = { opening: openingSubscribers(model.populations, plan), paying: columnsByStep(trials, outputName.plan('subscribers', plan.name)) };
    const lost = sum('churned lately');
    return {
      name: plan.name,
      churn: statisticsOf(trials, 'share a month', lost && logoChurn(lost, customers, window, scenario.metrics.churn)),
      arpa: statisticsOf(trials, 'currency a month', accountRevenue(trials, window, sum('revenue lately'), customers.paying)),
    };
  });
}

/**
 * [trial] mean discounted months of a new customer; undefined where nobody ever leaves.
 * @param name of the sum of them all
 * @param joined [trial] over the whole story
 */
export function meanLifetime(trials: Trials, name: string, joined: Column): Column | undefined {
  const months = sumIfThere(trials, name);
  return months && ratio(months, joined);
}

/** [trial] a sum that the run hands out. */
function sumIfThere(trials: Trials, name: string): Column | undefined {
  const output = outputName.sum(name);
  return hasOutput(trials, output) ? rowOf(trials.outputs, output, 0) : undefined;
}

/** [trial] revenue per account; where a part has none of its own, all accounts pay alike: what plans earn as a whole. */
function accountRevenue(trials: Trials, window: Window, revenue: Column | undefined, paying: Columns): Column {
  const sum = (columns: readonly Columns[]): Float64Array => windowSum(columns, window, trials.outputs.trials);
  if (revenue !== undefined) return averageRevenuePerAccount(revenue, sum([paying]), window.stepsPerMonth);
  const subscriptions = lineOutputs(trials, 'revenue', revenueLines(trials.model)).filter(({ line }) => line.name === 'subscription');
  const all = sum(subscriptions.map(({ output }) => columnsByStep(trials, output)));
  return averageRevenuePerAccount(all, sum([columnsByStep(trials, outputName.measure('subscribers'))]), window.stepsPerMonth);
}

/**
 * The `funnel` benchmark in plain JavaScript, on one thread: what a careful user would write without Bellwether.
 *
 *   node dist/test/bench/plain/funnel.js [--select] [--trials 100000]
 *
 * 100,000 trials x 36 months x 3 segments of one agent each, three binomial draws a segment and month, 14 recorded columns a month;
 * then mean, sd and five quantiles of every column, by sorting or (--select) by quickselect. Prints one line of JSON.
 */
import { parseArgs } from 'node:util';
import { binomialsFrom } from './binomial.js';
import { uniformsFrom } from './random.js';
import { selecting, sorting } from './summarise.js';

const months = 36;
const segments = [10_000, 50_000, 400_000];
const innovation = 0.003;
const churn = 0.03;
const price = 99;
const fixed = 200_000;
const perCustomer = 20;
const perNew = 40;
const openingCash = 5_000_000;

const measures = ['prospects', 'leads', 'new', 'churned', 'reactivated', 'subscribers', 'revenue', 'cost', 'profit', 'cash', 'mrr'] as const;
type Month = Record<(typeof measures)[number], Float64Array> & { readonly bySegment: readonly Float64Array[] };

/** Trials carried through all months at a time, so that their state stays in the cache. */
const blockLength = 1000;

/** [month] the columns, each [trial]. */
function simulate(trials: number, seed: number): Month[] {
  const uniforms = uniformsFrom(seed);
  const binomials = binomialsFrom(uniforms);
  const column = () => new Float64Array(trials);
  const recorded = Array.from({ length: months }, (): Month => ({
    ...(Object.fromEntries(measures.map((name) => [name, column()])) as Omit<Month, 'bySegment'>),
    bySegment: segments.map(column),
  }));
  for (let first = 0; first < trials; first += blockLength) simulateBlock(first, Math.min(trials, first + blockLength));
  return recorded;

  function simulateBlock(first: number, end: number): void {
    const state = () => new Float64Array(end - first);
    const imitation = state().map(() => 0.01 + 0.04 * uniforms.next());
    const conversion = state().map(() => 0.03 + 0.06 * uniforms.next());
    const noConversion = conversion.map((chance) => Math.log1p(-chance));
    const churns = state().fill(churn);
    const noChurn = state().fill(Math.log1p(-churn));
    const prospects = segments.map((customers) => state().fill(customers));
    const subscribers = segments.map(state);
    const cash = state().fill(openingCash);
    const [reach, noReach, leads, joins, churned] = [state(), state(), state(), state(), state()];
    for (const month of recorded) {
      segments.forEach((customers, segment) =>
        simulateSegment(month, customers, month.bySegment[segment], prospects[segment], subscribers[segment]),
      );
      settle(month);
    }

    function simulateSegment(month: Month, customers: number, own: Float64Array, waiting: Float64Array, active: Float64Array): void {
      for (let index = 0; index < active.length; index++) {
        const force = innovation + (imitation[index] * active[index]) / customers;
        noReach[index] = -force;
        reach[index] = 1 - Math.exp(-force);
      }
      binomials(waiting, reach, noReach, leads);
      binomials(leads, conversion, noConversion, joins);
      binomials(active, churns, noChurn, churned);
      for (let index = 0; index < active.length; index++) {
        const trial = first + index;
        waiting[index] -= joins[index];
        active[index] += joins[index] - churned[index];
        own[trial] = active[index];
        month.prospects[trial] += waiting[index];
        month.leads[trial] += leads[index];
        month.new[trial] += joins[index];
        month.churned[trial] += churned[index];
        month.subscribers[trial] += active[index];
      }
    }

    function settle(month: Month): void {
      for (let index = 0; index < cash.length; index++) {
        const trial = first + index;
        const revenue = price * month.subscribers[trial];
        const cost = fixed + perCustomer * month.subscribers[trial] + perNew * month.new[trial];
        cash[index] += revenue - cost;
        month.revenue[trial] = revenue;
        month.mrr[trial] = revenue;
        month.cost[trial] = cost;
        month.profit[trial] = revenue - cost;
        month.cash[trial] = cash[index];
      }
    }
  }
}

const { values: options } = parseArgs({ options: { select: { type: 'boolean' }, trials: { type: 'string', default: '100000' } } });
const begun = performance.now();
const simulated = simulate(Number(options.trials), 1);
const sampled = performance.now();
const summarise = options.select ? selecting() : sorting();
const statistics = simulated.map((month) => ({
  measures: Object.fromEntries(measures.map((name) => [name, summarise(month[name])])),
  bySegment: month.bySegment.map(summarise),
}));
const ended = performance.now();

const end = statistics[months - 1].measures;
const seconds = (from: number, to: number) => Number(((to - from) / 1000).toFixed(3));
console.log(
  JSON.stringify({
    benchmark: 'funnel',
    quantiles: options.select ? 'quickselect' : 'sort',
    trials: Number(options.trials),
    seconds: { sample: seconds(begun, sampled), quantiles: seconds(sampled, ended), total: seconds(begun, ended) },
    subscribersAtEnd: end.subscribers.mean,
    cashAtEndP5: end.cash.quantiles[0],
  }),
);

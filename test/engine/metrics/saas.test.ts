import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { metricStatistics } from '../../../engine/metrics/metricStatistics.js';
import { saasMetrics, type SaasInputs } from '../../../engine/metrics/saas.js';
import { close, customersOf, path, recurringOf } from './business.js';

/** Two years and a half of one trial: a customer at 10 a month joins each month and none leaves, but for two in the last. */
const steps = 30;
const ones = new Array<number>(steps).fill(1);
const left = ones.map((_, step) => (step === steps - 1 ? 2 : 0));
const there = ones.map((_, step) => step + 1 - left[step]);
const inputs: SaasInputs = {
  steps,
  stepsPerMonth: 1,
  recurring: recurringOf(0, { new: ones.map(() => 10), churned: left.map((count) => 10 * count) }),
  customers: customersOf(0, ones, left),
  revenue: path(...there.map((count) => 10 * count)),
  profit: path(...ones.map(() => -5)),
  upfront: [],
  costOfRevenue: [path(...there), path(...there.map((count) => 2 * count))],
  acquisition: [path(...ones.map(() => 100))],
  lifetime: Float64Array.of(20),
  churn: 'opening',
};

const value = (metrics: ReturnType<typeof saasMetrics>, name: keyof typeof metrics): number => {
  const found = metrics[name];
  if (found === undefined) throw new Error(`no ${name}`);
  return found[0];
};

test('all metrics of a small business, by hand, over its last twelve months', () => {
  const metrics = saasMetrics(inputs);
  // Months 19 to 30 open with 18 to 29 customers: 282 in all.
  close(value(metrics, 'churn_opening'), 2 / 282);
  close(value(metrics, 'churn_average'), 2 / 287);
  close(value(metrics, 'grr'), 27 / 29);
  close(value(metrics, 'nrr'), 27 / 29);
  close(value(metrics, 'arpa'), 10);
  close(value(metrics, 'gross_margin'), 0.7);
  close(value(metrics, 'cac'), 100);
  close(value(metrics, 'ltv'), 20 * 7);
  close(value(metrics, 'ltv_naive'), 7 / (2 / 282));
  close(value(metrics, 'ltv_to_cac'), 1.4);
  close(value(metrics, 'cac_payback'), 100 / 7);
  close(value(metrics, 'quick_ratio'), 6);
  close(value(metrics, 'mrr_growth'), (28 / 18) ** (1 / 12) - 1);
  close(value(metrics, 'burn_multiple'), 60 / 1200);
  // Months 19 to 30 earn 10 x (19 + ... + 29 + 28) = 2920, the twelve before 1500.
  close(value(metrics, 'rule_of_40'), 2920 / 1500 - 1 - 60 / 2920);
});

test('what customers pay once is no revenue per account, but part of their value, and pays back what they cost', () => {
  // Each new customer pays 30 when it joins; the margin is then 1 - 3 x 292 / (2920 + 360).
  const paid = path(...ones.map(() => 30));
  const metrics = saasMetrics({ ...inputs, upfront: [paid], revenue: inputs.revenue.map((column) => column.map((amount) => amount + 30)) });
  const margin = 1 - 876 / 3280;
  close(value(metrics, 'arpa'), 10);
  close(value(metrics, 'ltv'), (20 * 10 + 30) * margin);
  close(value(metrics, 'cac_payback'), (100 - 30 * margin) / (10 * margin));
});

test('the churn that was asked for is the one that the naive lifetime value divides by', () => {
  close(value(saasMetrics({ ...inputs, churn: 'average' }), 'ltv_naive'), 7 / (2 / 287));
});

test('without a cost of acquisition there is no CAC, without two years no rule of 40', () => {
  const bare = saasMetrics({ ...inputs, acquisition: [], lifetime: undefined });
  assert.equal([bare.cac, bare.cac_payback, bare.ltv, bare.ltv_to_cac], [undefined, undefined, undefined, undefined]);
  assert.is(saasMetrics({ ...inputs, steps: 23 }).rule_of_40, undefined);
});

test('money metrics scale with the currency, the others stay as they are', () => {
  const times = (columns: SaasInputs['revenue']) => columns.map((column) => column.map((amount) => 7 * amount));
  const { mrr, movements } = inputs.recurring;
  const dearer = saasMetrics({
    ...inputs,
    recurring: {
      mrr: times(mrr),
      movements: { new: times(movements.new), reactivated: times(movements.reactivated), expansion: times(movements.expansion), contraction: times(movements.contraction), churned: times(movements.churned) },
    },
    revenue: times(inputs.revenue),
    profit: times(inputs.profit),
    upfront: inputs.upfront.map(times),
    costOfRevenue: inputs.costOfRevenue.map(times),
    acquisition: inputs.acquisition.map(times),
  });
  const before = saasMetrics(inputs);
  for (const name of Object.keys(before) as (keyof typeof before)[]) {
    const factor = ['arpa', 'cac', 'ltv', 'ltv_naive'].includes(name) ? 7 : 1;
    close(value(dearer, name) / value(before, name), factor, 1e-12);
  }
});

test('statistics are over the trials that have a value, and say how many those are', () => {
  const found = metricStatistics(Float64Array.of(Number.NaN, 1, 2, Number.NaN, 3));
  if (found === null) throw new Error('nothing found');
  close(found.defined, 0.6);
  assert.is(found.mean, 2);
  assert.is(found.p50, 2);
  close(found.se.mean, 1 / Math.sqrt(3));
  assert.is(metricStatistics(Float64Array.of(Number.NaN)), null);
});

test.run();

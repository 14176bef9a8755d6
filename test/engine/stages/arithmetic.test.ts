import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../../engine/run.js';
import type { Summary } from '../../../engine/summary.js';
import { parseScenario } from '../../../scenarios/parse.js';

/** Expected values of a scenario of one segment, so that every number can be checked by hand. */
async function expected(text: string): Promise<Summary> {
  const loaded = parseScenario(`name: By hand\ncurrency: USD\nstart: 2027-01\ntrials: 1\nexpected: true\n${text}`, 'hand.yaml');
  if (isLeft(loaded)) throw new Error(loaded.left.map(({ path, message }) => `${path}: ${message}`).join());
  const summary = await run(loaded.right.scenario)();
  if (isLeft(summary)) throw new Error(summary.left.message);
  return summary.right;
}

const close = (actual: number, wanted: number, tolerance = 1e-6): void =>
  assert.ok(Math.abs(actual - wanted) <= tolerance * Math.max(1, Math.abs(wanted)), `${actual}, not ${wanted}`);

const closeAll = (actual: readonly number[], wanted: readonly number[]): void => {
  assert.is(actual.length, wanted.length);
  actual.forEach((value, step) => close(value, wanted[step]));
};

const market = 'market: { everyone: { customers: 1000, agents: 1 } }\nreach: all\n';

test('at the first price exactly the stated shares of several plans convert', async () => {
  const { measures } = await expected(`months: 1\n${market}offer: { small: { price: 10, conversion: 20% }, large: { price: 30, conversion: 5% } }\nchoice: { price_elasticity: 2 }`);
  closeAll(measures.new.mean, [250]);
  closeAll(measures.mrr.mean, [200 * 10 + 50 * 30]);
});

test('a price rise moves the odds by the stated elasticity: P = c f / (1 - c + c f), f = (p / p0)^(-e / (1 - c))', async () => {
  const { measures } = await expected(`months: 2\n${market}offer: { only: { price: [{ value: 100 }, { from: 2027-02, value: 110 }], conversion: 20% } }\nchoice: { price_elasticity: 1.5 }`);
  const factor = 1.1 ** (-1.5 / 0.8);
  closeAll(measures.new.mean, [200, (800 * 0.2 * factor) / (0.8 + 0.2 * factor)]);
});

test('at the first price one per cent more costs the elasticity in per cent of the conversions', async () => {
  const { measures } = await expected(`months: 2\n${market}offer: { only: { price: [{ value: 100 }, { from: 2027-02, value: 100.01 }], conversion: 20% } }\nchoice: { price_elasticity: 1.5 }`);
  close((measures.new.mean[1] / 800 / 0.2 - 1) / 1e-4, -1.5, 1e-2);
});

test('who would pay four times the median has twice the odds at a weight of one half', async () => {
  // Two agents at the quartiles of a lognormal law: exp(-0.6745 sigma) and exp(0.6745 sigma) times the median.
  const { measures } = await expected(
    `months: 1\nmarket: { everyone: { customers: 1000, agents: 2, willingness_to_pay: "across lognormal(120, 2.0553)" } }\nreach: all\noffer: { only: { price: 100, conversion: 20% } }\nchoice: { willingness_to_pay: 0.5 }`,
  );
  const share = (odds: number): number => (0.2 * odds) / (0.8 + 0.2 * odds);
  const factor = Math.exp(0.6744897501960817 * 2.0553 * 0.5);
  closeAll(measures.new.mean, [500 * share(factor) + 500 * share(1 / factor)]);
  close(factor, 2, 1e-4);
});

test('churn reads the subscribers of last month, and who left may come back a month later', async () => {
  const { measures } = await expected(`months: 3\n${market}offer: { only: { price: 1, conversion: 10% } }\nretention: { churn: 50%, win_back: 20% }`);
  closeAll(measures.churned.mean, [0, 50, 70]);
  closeAll(measures.reactivated.mean, [0, 0, 10]);
  closeAll(measures.new.mean, [100, 90, 81]);
  closeAll(measures.subscribers.mean, [100, 140, 161]);
});

test('costs: fixed, per customer, per customer who joins or comes back, once, repeated, growing and declining', async () => {
  const { measures } = await expected(`months: 3
${market}offer: { only: { price: 1, setup_fee: 3, conversion: 10% } }
retention: { churn: 50%, win_back: 20% }
costs:
  rent:    { group: operations, per_month: 1000, growth: 10% }
  serving: { group: product, per_customer: 2, decline: 50% }
  welcome: { group: acquisition, per_new_customer: 5 }
  launch:  { group: training, once: [{ at: 2027-02, value: 777 }], every: 2, value: 100 }`);
  closeAll(measures.cost.mean, [
    1000 + 2 * 100 + 5 * 100,
    1100 + 1 * 140 + 5 * 90 + 777,
    1210 + 0.5 * 161 + 5 * (81 + 10) + 100,
  ]);
  closeAll(measures.revenue.mean, [100 + 3 * 100, 140 + 3 * 90, 161 + 3 * 81]);
  closeAll(measures.cash.mean, measures.profit.mean.map((_, step) => measures.profit.mean.slice(0, step + 1).reduce((sum, value) => sum + value, 0)));
});

test('a week brings 12/52 of the price and cost of a month, and its own share of a churn that compounds', async () => {
  const { measures } = await expected(
    `months: 12\nstep: week\nmarket: { everyone: { customers: 1000, agents: 1, subscribers: 1000 } }\nreach: { innovation: 0 }\noffer: { only: { price: 52, conversion: 10% } }\nretention: { churn: 10%/year }\ncosts: { rent: { group: operations, per_month: 520 } }`,
  );
  assert.is(measures.revenue.mean.length, 52);
  close(measures.subscribers.mean[51], 900);
  close(measures.revenue.mean[0], 1000 * 0.9 ** (1 / 52) * 12);
  close(measures.mrr.mean[0], 1000 * 0.9 ** (1 / 52) * 52);
  closeAll(measures.cost.mean.slice(0, 2), [120, 120]);
});

test('word of mouth: the share of last month spreads, 1 - exp(-(innovation + imitation x share))', async () => {
  const { measures } = await expected(`months: 2\nmarket: { everyone: { customers: 1000, agents: 1 } }\nreach: { innovation: 24%/year, imitation: 30% }\noffer: { only: { price: 1, conversion: 100% } }`);
  const first = 1000 * (1 - Math.exp(-0.02));
  const second = (1000 - first) * (1 - Math.exp(-(0.02 + (0.3 * first) / 1000)));
  closeAll(measures.leads.mean, [first, second]);
});

test.run();

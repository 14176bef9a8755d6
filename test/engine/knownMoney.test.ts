import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Scenario } from '../../scenarios/scenario.js';
import { business } from './businesses.js';
import { assertNear, errors, summaryOf } from './known.js';

/** Four flows at 10 % a step: the set-up is paid once, then a hundred subscribers pay what each month brings. */
const flows = business(`
months: 4
trials: 1
market: { cohort: { customers: 100, agents: 1, subscribers: 100 } }
reach: { innovation: 0 }
offer: { service: { price: [{ value: 0 }, { from: 2027-02, value: 30 }, { from: 2027-03, value: 42 }, { from: 2027-04, value: 68 }], conversion: 100% } }
costs: { start: { group: operations, once: [{ at: 2027-01, value: 10000 }] } }
finance: { discount_rate: 10% }
`);

test('the net present value of -10,000, 3,000, 4,200 and 6,800 at 10 % is 1,188.443412', async () => {
  const { totals, measures } = await summaryOf(flows);
  assert.equal(measures.profit.mean, [-10_000, 3000, 4200, 6800]);
  assertNear(totals.npv.mean, 1188.443412, 5e-7, 'npv');
});

const uncertain = (finance: string, costs = ''): Scenario =>
  business(`
months: 1
trials: 40000
seed: uncertain
market: { nobody: { customers: 1, agents: 1 } }
reach: { innovation: 0 }
offer: { service: { price: 1, conversion: 100% } }
${costs}
finance: { opening_cash: "${finance}" }
`);

test('an uncertain amount has the mean and the quantiles of its law: lognormal, median 1, sigma 0.5', async () => {
  const { cash } = (await summaryOf(uncertain('lognormal(1, 0.5)'))).measures;
  assertNear(cash.mean[0], 1.13314845, errors * cash.se.mean[0], 'mean');
  assertNear(cash.p5[0], 0.439364, errors * cash.se.p5[0], 'P5');
  assertNear(cash.p95[0], 2.276017, errors * cash.se.p95[0], 'P95');
});

for (const [law, valueAtRisk, conditional] of [
  ['normal(0, 1)', 1.64485363, 2.06271281],
  ['exponential(1)', 2.995732, 3.995732],
] as const) {
  test(`a loss that is ${law} has a value at risk of ${valueAtRisk} and a conditional one of ${conditional}`, async () => {
    const { risk } = await summaryOf(uncertain('0', `costs: { loss: { group: operations, once: [{ at: 2027-01, value: "${law}" }] } }`));
    assertNear(risk.var, valueAtRisk, errors * risk.se.var, 'VaR');
    assertNear(risk.cvar, conditional, errors * risk.se.cvar, 'CVaR');
  });
}

/** The chance that a normal walk from `start` is below 0 at the end of some step, by integrating over what survives. */
function walkRuin(start: number, drift: number, sd: number, steps: number): number {
  const width = 0.05;
  const density = (x: number): number => Math.exp(-(((x - drift) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
  const levels = Array.from({ length: 1000 }, (_, cell) => (cell + 0.5) * width);
  let alive = levels.map((level) => density(level - start));
  for (let step = 1; step < steps; step++) alive = levels.map((level) => levels.reduce((sum, from, cell) => sum + alive[cell] * density(level - from), 0) * width);
  return 1 - alive.reduce((sum, value) => sum + value, 0) * width;
}

test('cash that falls by 1 a month with a spread of 2 from 12 is ruined within a year as often as a walk seen at month ends', async () => {
  const scenario = business(`
months: 12
trials: 40000
seed: walk
market: { nobody: { customers: 1, agents: 1 } }
reach: { innovation: 0 }
offer: { service: { price: 1, conversion: 100% } }
costs: { drift: { group: operations, per_month: "each month normal(1, 2)" } }
finance: { opening_cash: 12 }
`);
  const { ruin } = (await summaryOf(scenario)).risk;
  const monthEnds = walkRuin(12, -1, 2, 12);
  assertNear(ruin.probability, monthEnds, errors * ruin.se, 'ruin at month ends');
  // Seen at every moment the walk is ruined more often. Source: the law of the running minimum of a Brownian motion with drift.
  const spread = 2 * Math.sqrt(12);
  const continuous = normalCdf((-12 + 12) / spread, 0, 1) + Math.exp((2 * 12) / 2 ** 2) * normalCdf((-12 - 12) / spread, 0, 1);
  assertNear(continuous, 0.60731317, 5e-9, 'ruin at any moment');
  assert.ok(monthEnds < continuous && ruin.probability < continuous);
});

/** A stake of 10 that gains or loses 1 a month, until it is 20 or lost; counted from -1, because ruin is below zero. */
const gambler = (win: number): Scenario =>
  business(`
months: 600
trials: 10000
seed: gambler
market: { nobody: { customers: 1, agents: 1 } }
reach: { innovation: 0 }
offer: { service: { price: 1, conversion: 100% } }
costs: { play: { group: operations, per_month: "each month discrete(-1, ${win}, 1, ${1 - win})" } }
finance: { opening_cash: 9 }
policies:
  - { when: cash >= 19, then: { multiply: { play: 0 } }, cool_down: 0 }
`);

for (const [win, published] of [
  [0.5, 0.5],
  [0.49, 0.59870048],
]) {
  test(`a gambler who wins with ${win} loses a stake of 10 before doubling it with probability ${published}`, async () => {
    const odds = (1 - win) / win;
    assertNear(win === 0.5 ? 0.5 : (odds ** 10 - odds ** 20) / (1 - odds ** 20), published, 5e-9, 'closed form');
    const { ruin } = (await summaryOf(gambler(win))).risk;
    // After 600 games one player in a thousand has neither won nor lost.
    assertNear(ruin.probability, published, errors * ruin.se + 1e-3, 'ruin');
  });
}

/** A business whose profit by month is a series of flows, whatever its customers do. */
const flowing = (amounts: readonly number[]): Scenario => {
  const at = (month: number): string => `2027-${String(month + 1).padStart(2, '0')}`;
  const once = amounts.map((amount, month) => `{ at: ${at(month)}, value: ${-amount} }`);
  return business(`
months: ${amounts.length}
trials: 1
market: { nobody: { customers: 1, agents: 1 } }
reach: { innovation: 0 }
offer: { service: { price: 1, conversion: 100% } }
costs: { flows: { group: operations, once: [${once.join(', ')}] } }
`);
};

test('-70,000, 12,000, 15,000, 18,000, 21,000 and 26,000 a month have an internal rate of 8.6630948 % a month', async () => {
  const { irr } = (await summaryOf(flowing([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]))).risk;
  assertNear((1 + (irr.value ?? NaN)) ** (1 / 12) - 1, 0.086630948, 5e-10, 'internal rate a month');
  assert.is(irr.note, null);
});

test('-100, 230 and -132 have two internal rates, 10 and 20 % a month: no value, and the summary says why', async () => {
  const { irr } = (await summaryOf(flowing([-100, 230, -132]))).risk;
  assert.is(irr.value, null);
  assert.is(irr.all.length, 2);
  irr.all.forEach((rate, position) => assertNear((1 + rate) ** (1 / 12) - 1, [0.1, 0.2][position], 1e-9, 'internal rate a month'));
  assert.match(irr.note ?? '', /2|two/);
});

test.run();

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { summarise } from '../../engine/summarise.js';
import type { Summary } from '../../engine/summary.js';
import { packageRoot } from '../../scenarios/packageRoot.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { scenarioOf } from '../scenarios/reading.js';
import { business, shipped } from './businesses.js';
import { simulated } from './checks.js';
import { targets } from './harness.js';

/** Five standard errors are exceeded with probability 6e-7; all seeds are fixed, so that a test fails always or never. */
const errors = 5;

function assertNear(found: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - expected) <= tolerance, `${what}: ${found} instead of ${expected}, allowed ${tolerance}`);
}

const summaryOf = async (scenario: Scenario, backend?: 'reference' | 'simd' | 'webasm' | 'webgpu'): Promise<Summary> =>
  summarise(await simulated(scenario, { backend }));

for (const target of targets()) {
  // 0.2 x 10,000 x (100 - 30) - 100,000.
  test(`the profit identity gives 40,000 on ${target}`, async () => {
    const summary = await summaryOf(shipped('profit-identity'), target);
    assert.is(summary.totals.profit.mean, 40_000);
    assert.is(summary.measures.subscribers.mean[0], 2000);
    assert.is(summary.backend.name, target);
  });

  // 1,000 x 100 - 1M - 2M - 0.5M, of 3.5M.
  test(`the model business loses 3,400,000 on ${target}, a return of -3.4 / 3.5`, async () => {
    const { totals } = await summaryOf(shipped('model-business'), target);
    assert.is(totals.profit.mean, -3_400_000);
    assert.is(totals.return.mean, -3.4e6 / 3.5e6);
    assert.is(totals.return.mean.toFixed(3), '-0.971');
  });
}

/** Part of the market that has bought after each step: Bass with the share held inside a step, p and q per year. */
function steppedBass(stepsPerYear: number, years: number, p = 0.03, q = 0.38): number[] {
  const shares = [0];
  for (let step = 0; step < years * stepsPerYear; step++) {
    const share = shares[step];
    shares.push(share + (1 - share) * (1 - Math.exp(-(p + q * share) / stepsPerYear)));
  }
  return shares;
}

/** Source: F. Bass (1969), A new product growth for model consumer durables, equation 9. */
const closedBass = (years: number, p = 0.03, q = 0.38): number => (1 - Math.exp(-(p + q) * years)) / (1 + (q / p) * Math.exp(-(p + q) * years));

const bassYears = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test('the recursion of this test is the stepped curve of the published table, below the closed form', () => {
  const monthly = [0.035118, 0.083359, 0.147281, 0.228049, 0.324166, 0.430689, 0.539779, 0.642786, 0.732823, 0.806342];
  const closed = [0.035758, 0.085056, 0.1505, 0.23315, 0.331199, 0.439235, 0.54901, 0.651738, 0.740727, 0.812803];
  const curve = steppedBass(12, 10);
  bassYears.forEach((year, position) => {
    assertNear(curve[12 * year], monthly[position], 5e-7, `stepped, year ${year}`);
    assertNear(closedBass(year), closed[position], 5e-7, `closed, year ${year}`);
  });
});

/** Checks the mean number of buyers of 10,000 households at the end of each year. */
async function assertBass(scenario: Scenario, stepsPerYear: number, allowed: (year: number, share: number) => void = () => undefined): Promise<void> {
  const { subscribers } = (await summaryOf(scenario)).measures;
  const curve = steppedBass(stepsPerYear, 10);
  for (const year of bassYears) {
    const step = stepsPerYear * year - 1;
    // Chance in a finite market delays what follows: a bias of less than one in 1 / N (0.5 / N at N = 100).
    const tolerance = errors * subscribers.se.mean[step] + 1;
    assertNear(subscribers.mean[step], 10_000 * curve[step + 1], tolerance, `buyers after year ${year}`);
    allowed(year, subscribers.mean[step] / 10_000);
  }
}

test('the shipped Bass diffusion follows the stepped curve', () => assertBass(shipped('bass'), 12));

const example = join(packageRoot(), '..', 'shared', 'examples', 'bass.yaml');
if (existsSync(example)) test('so does the example', () => assertBass(scenarioOf(readFileSync(example, 'utf8')), 12));

test('Bass by weeks follows its own stepped curve, between that of months and the closed form', async () => {
  const monthly = steppedBass(12, 10);
  await assertBass({ ...shipped('bass'), step: 'week', trials: 600 }, 52, (year, share) => {
    assert.ok(share > monthly[12 * year] && share < closedBass(year), `year ${year}: ${share} between ${monthly[12 * year]} and ${closedBass(year)}`);
  });
});

test('the spread of Bass at month 60 grows as the market shrinks, and its mean falls', async () => {
  const trials = 4000;
  const published = { 100: 0.093, 1000: 0.03, 10000: 0.0099 };
  const curve = steppedBass(12, 5)[60];
  for (const [size, sd] of Object.entries(published)) {
    const customers = Number(size);
    const scenario = shipped('bass');
    const { subscribers } = (await summaryOf({ ...scenario, months: 60, trials, segments: [{ ...scenario.segments[0], customers }] })).measures;
    // The table has two digits and adds its chances instead of their exponents: 2 % each; a standard deviation's error is sd / sqrt(2 n).
    assertNear(subscribers.sd[59] / customers, sd, sd * (0.04 + errors / Math.sqrt(2 * trials)), `sd with ${size} customers`);
    if (customers === 100) assert.ok(subscribers.mean[59] / 100 < curve - 0.0025, 'the mean of a hundred customers lies below the curve');
    assertNear(subscribers.mean[59] / customers, curve, errors * (subscribers.se.mean[59] / customers) + 1 / customers, `mean with ${size} customers`);
  }
});

test('50 new customers a month and 5 % churn give 459.64 subscribers after a year and 842.22 after three', async () => {
  // 50 of 1e11 prospects a month: after three years 1,800 of them, a part in 5e7, are missing.
  const endless = business(`
months: 36
expected: true
trials: 1
market: { endless: { customers: 100000000000, agents: 6000 } }
reach: { innovation: 5e-10 }
offer: { service: { price: 1, conversion: 100% } }
retention: { churn: 5% }
`);
  const { mean } = (await summaryOf(endless)).measures.subscribers;
  assertNear(mean[11], 459.639912, 2e-5, 'after a year');
  assertNear(mean[35], 842.220785, 5e-5, 'after three years');
});

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

test.run();

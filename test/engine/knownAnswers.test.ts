import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rowOf } from '../../engine/outputs.js';
import { packageRoot } from '../../scenarios/packageRoot.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { scenarioOf } from '../scenarios/reading.js';
import { business, shipped } from './businesses.js';
import { simulated } from './checks.js';
import { targets } from './harness.js';
import { assertNear, errors, summaryOf } from './known.js';

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

/** Source: P. Fader, B. Hardie (2010), Customer-base valuation in a contractual setting; a period of theirs is a month here. */
test('customers who differ are worth 3.69 discounted periods, and 2.32 if all left as those of the first period do', async () => {
  const [alpha, beta] = [0.7041, 1.182];
  const worth = async (churn: string): Promise<number> => {
    const { outputs } = await simulated(
      business(`
months: 1
trials: 1
expected: true
market: { cohort: { customers: 4000, agents: 4000, churn: "${churn}" } }
reach: all
offer: { subscription: { price: 1, conversion: 100% } }
finance: { discount_rate: 10% }
metrics: { lifetime_months: 600 }
`),
    );
    return rowOf(outputs, 'sum lifetime', 0)[0] / 4000;
  };
  let [survival, discounted] = [1, 0];
  for (let period = 0; period < 600; period++) {
    discounted += survival / 1.1 ** period;
    survival *= (beta + period) / (alpha + beta + period);
  }
  assert.is(discounted.toFixed(2), '3.69');
  // The middles of 4,000 equal parts of the law stand for it to 1e-3.
  assertNear(await worth(`across beta(${alpha}, ${beta})`), discounted, 2e-3, 'customers who differ');
  const same = await worth(`${alpha / (alpha + beta)}`);
  assert.is(same.toFixed(2), '2.32');
  assertNear(same, 1.1 / (1.1 - beta / (alpha + beta)), 1e-5, 'the same churn for all');
});

/** Utility 2 - p against 0 for no purchase, at no cost: the monopolist's price solves p (1 - share) = 1. Source: closed form, by Lambert's W. */
test('a monopolist whose customers choose by a logit of 2 - p earns most at a price of 2: half of them, a profit of 1 each', async () => {
  const profitAt = async (price: number): Promise<number> => {
    const { totals } = await summaryOf(
      business(`
months: 1
expected: true
trials: 1
market: { everyone: { customers: 1000, agents: 1 } }
reach: all
offer: { service: { price: ${price}, list_price: 2, conversion: 50% } }
choice: { price_sensitivity: 1 }
`),
    );
    return totals.profit.mean / 1000;
  };
  const prices = Array.from({ length: 21 }, (_, step) => 1 + step / 10);
  const profits = await Promise.all(prices.map(profitAt));
  profits.forEach((profit, position) => assertNear(profit, prices[position] / (1 + Math.exp(prices[position] - 2)), 1e-6, `at ${prices[position]}`));
  assert.is(prices[profits.indexOf(Math.max(...profits))], 2);
  assertNear(await profitAt(2), 1, 1e-6, 'profit');
});

test.run();

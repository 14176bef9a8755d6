import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Trials } from '../../engine/trials.js';
import { business } from './businesses.js';
import { measureAt, momentsOf, simulated, twoSampleTest, type Sample } from './checks.js';

/** Per cent of the "Regular" customers who are still there after each year, of the fitted law's alpha and beta. */
const observed = [63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3];
const [alpha, beta] = [0.7041, 1.182];

/** S(t) = B(alpha, beta + t) / B(alpha, beta), year after year. Source: Fader & Hardie (2007), equation 6. */
const fitted = observed.reduce<number[]>((survival, _, year) => {
  const before = year === 0 ? 1 : survival[year - 1];
  return [...survival, (before * (beta + year)) / (alpha + beta + year)];
}, []);

const customers = 1000;
const trials = 1000;

/** A cohort that nobody joins and nobody comes back to, whose yearly chance of leaving differs between agents. */
const cohort = (agents: number): Promise<Trials> =>
  simulated(
    business(`
months: 144
trials: ${trials}
seed: cohort of ${agents}
market: { cohort: { customers: ${customers}, agents: ${agents}, subscribers: ${customers}, churn: "across beta(${alpha}, ${beta})/year" } }
reach: { innovation: 0 }
offer: { subscription: { price: 1, conversion: 100% } }
`),
  );

const [individuals, groups] = [await cohort(customers), await cohort(100)];
const afterYear = (run: Trials, year: number): Sample => measureAt(run, 'subscribers', 12 * year - 1);

test('the fitted law ends where the paper says, at 17.0 % after twelve years', () => {
  assert.is(fitted[0].toFixed(3), '0.627');
  assert.is(fitted[11].toFixed(3), '0.170');
});

for (const [name, run] of [
  ['individuals', individuals],
  ['groups of ten', groups],
] as const) {
  test(`the retention of ${name} follows the law, and the customers of the paper within 1.5 points`, () => {
    observed.forEach((percent, position) => {
      const { mean, error } = momentsOf(afterYear(run, position + 1));
      // 5 standard errors are exceeded with probability 6e-7. The middles of 100 equal parts of the law are off by less than 2e-5.
      const bound = 5 * error + 3e-5 * customers;
      assert.ok(Math.abs(mean - customers * fitted[position]) <= bound, `year ${position + 1}: ${mean} instead of ${customers * fitted[position]}, allowed ${bound}`);
      assert.ok(Math.abs((100 * mean) / customers - percent) <= 1.5, `year ${position + 1}: ${mean / 10} % instead of ${percent} %`);
    });
  });
}

test('individuals and groups have the same distribution of who is left', () => {
  for (let year = 1; year <= 12; year++) {
    // One of twelve such tests fails by chance with probability 1.2e-5.
    const p = twoSampleTest(afterYear(individuals, year), afterYear(groups, year));
    assert.ok(p > 1e-6, `year ${year}: p = ${p}`);
  }
});

test('with the average chance for everybody almost nobody would be left', async () => {
  const averaged = business(`
months: 144
expected: true
trials: 1
market: { cohort: { customers: 1000, agents: 1, subscribers: 1000, churn: ${alpha / (alpha + beta)}/year } }
reach: { innovation: 0 }
offer: { subscription: { price: 1, conversion: 100% } }
`);
  const [left] = Array.from(measureAt(await simulated(averaged), 'subscribers', 143));
  // Counts are handed out in single precision.
  assert.ok(Math.abs(left - 1000 * (beta / (alpha + beta)) ** 12) < 1e-6, `${left}`);
  assert.ok(left < 4);
});

test.run();

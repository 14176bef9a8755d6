import * as fc from 'fast-check';
import seedrandom from 'seedrandom';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { noisyCounts } from '../../../models/privacy/noisyCounts.js';
import { noisyRetention } from '../../../models/privacy/noisyRetention.js';
import { nonIncreasing } from '../../../models/privacy/nonIncreasing.js';
import { secretNoise } from '../../../models/privacy/secretNoise.js';
import { chiSquaredTail, momentsOf } from '../../engine/checks.js';

/** The chance that Laplace noise of scale 1 / epsilon is at most x. */
const laplaceCdf = (x: number, epsilon: number): number => (x < 0 ? Math.exp(x * epsilon) / 2 : 1 - Math.exp(-x * epsilon) / 2);

for (const epsilon of [0.1, 0.5, 2]) {
  test(`noise at epsilon ${epsilon} follows the rounded Laplace law`, () => {
    const draws = 40_000;
    const reach = Math.ceil(3 / epsilon);
    const counts = new Float64Array(2 * reach + 1);
    for (const value of noisyCounts(Array.from({ length: draws }, () => 100), epsilon, seedrandom(`noise ${epsilon}`)))
      counts[Math.max(-reach, Math.min(reach, value - 100)) + reach]++;
    const statistic = counts.reduce((sum, count, bin) => {
      const low = bin === 0 ? 0 : laplaceCdf(bin - reach - 0.5, epsilon);
      const high = bin === 2 * reach ? 1 : laplaceCdf(bin - reach + 0.5, epsilon);
      return sum + (count - draws * (high - low)) ** 2 / (draws * (high - low));
    }, 0);
    // False alarm: 1e-6 for another seed.
    assert.ok(chiSquaredTail(statistic, 2 * reach) > 1e-6, `chi-squared ${statistic} at ${2 * reach}`);
  });
}

test('one person more changes the chance of no result by more than the factor promised', () => {
  const [draws, epsilon] = [200_000, 1];
  const shares = [50, 51].map((count, table) => {
    const tally = new Map<number, number>();
    for (const value of noisyCounts(Array.from({ length: draws }, () => count), epsilon, seedrandom(`table ${table}`))) tally.set(value, (tally.get(value) ?? 0) + 1);
    return tally;
  });
  for (let result = 44; result <= 57; result++) {
    const [one, other] = shares.map((tally) => tally.get(result) ?? 0);
    // The log of the ratio of two Poisson counts has standard error sqrt(1/one + 1/other); 5 of them are exceeded 14 x 2 times with probability below 1e-5.
    assert.ok(Math.abs(Math.log(one / other)) <= epsilon + 5 * Math.sqrt(1 / one + 1 / other), `${result}: ${one} and ${other}`);
  }
});

test('the noise of two tables has nothing to do with each other, and no seed repeats it', () => {
  const drawn = [secretNoise(), secretNoise()].map((noise) => noisyCounts(Array.from({ length: 50 }, () => 0), 0.01, noise).join());
  assert.is.not(drawn[0], drawn[1]);
});

test('the ends of the uniform numbers give finite noise', () => {
  assert.ok([0, 1 - 2 ** -53].every((uniform) => Number.isFinite(noisyCounts([5], 1, () => uniform)[0])));
});

test('the nearest sequence that never rises is known for these, and never rises for any', () => {
  assert.equal(nonIncreasing([5, 3, 1]), [5, 3, 1]);
  assert.equal(nonIncreasing([1, 2, 3]), [2, 2, 2]);
  assert.equal(nonIncreasing([4, 1, 3, 2, 2.5]), [4, 2.125, 2.125, 2.125, 2.125]);
  assert.equal(nonIncreasing([]), []);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 }), (values) => {
      const fitted = nonIncreasing(values);
      assert.is(fitted.length, values.length);
      assert.ok(fitted.every((value, place) => place === 0 || value <= fitted[place - 1]));
      const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
      assert.ok(Math.abs(sum(fitted) - sum(values)) < 1e-9, 'means are kept');
      const distance = (to: readonly number[]): number => sum(values.map((value, place) => (value - to[place]) ** 2));
      const other = values.toSorted((a, b) => b - a);
      assert.ok(distance(fitted) <= distance(other) + 1e-9, 'no sequence that never rises is nearer');
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('noisy retention never rises, is whole and never negative', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 15 }), fc.constantFrom(0.05, 1, 10), fc.string(), (counts, epsilon, seed) => {
      const noisy = noisyRetention(counts.toSorted((a, b) => b - a), epsilon, seedrandom(seed));
      assert.is(noisy.length, counts.length);
      assert.ok(noisy.every((count, period) => Number.isInteger(count) && count >= 0 && (period === 0 || count <= noisy[period - 1])), noisy.join());
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('noisy retention is right on average, with the spread of noise on who left', () => {
  const [runs, epsilon] = [4000, 1];
  const customers = [1000, 631, 468, 382];
  const noise = seedrandom('retention');
  const drawn = Array.from({ length: runs }, () => noisyRetention(customers, epsilon, noise));
  customers.forEach((count, period) => {
    const { mean, error, variance } = momentsOf(drawn.map((counts) => counts[period]));
    // False alarm: 4 x 6e-7. What is left is a sum of as many noises as there are periods to come, each of variance 2 / epsilon^2 (and 0.09 by rounding).
    assert.ok(Math.abs(mean - count) < 5 * error, `${period}: ${mean}`);
    const expected = (customers.length - period) * (2 / epsilon ** 2 + 0.09);
    assert.ok(Math.abs(variance / expected - 1) < 0.15, `${period}: variance ${variance}, not ${expected}`);
  });
});

test.run();

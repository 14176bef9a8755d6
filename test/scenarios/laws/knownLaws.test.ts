import { isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lawOf, type Law } from '../../../scenarios/laws/law.js';
import type { Distribution } from '../../../scenarios/value.js';

function law(settled: Distribution<number>): Law {
  const made = lawOf(settled);
  if (isRight(made)) return made.right;
  throw new Error(made.left);
}

const close = (actual: number, expected: number, relative = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `expected ${expected}, got ${actual}`);

test('lognormal(1, 0.5): closed form', () => {
  const { mean, median, quantile } = law({ kind: 'lognormal', median: 1, sigma: 0.5 });
  close(mean, 1.13314845, 1e-8);
  close(median, 1);
  close(quantile(0.05), 0.439364, 1e-6);
  close(quantile(0.95), 2.276017, 1e-6);
});

test('a range has its ends at P5 and P95, whichever sign they have', () => {
  for (const [low, high] of [[20, 35], [800, 2500], [-4, 9], [0, 7], [-9, -2]] as const) {
    const { quantile } = law({ kind: 'range', low, high });
    if (low !== 0) close(quantile(0.05), low);
    else assert.ok(Math.abs(quantile(0.05)) < 1e-12);
    close(quantile(0.95), high);
  }
  // Positive ends: lognormal, so the median is the geometric mean.
  close(law({ kind: 'range', low: 20, high: 35 }).median, Math.sqrt(700));
});

test('a range of shares has its ends at P5 and P95, odds that are lognormal, and nothing outside of 0 to 1', () => {
  for (const [low, high] of [[0.2, 0.4], [0.5, 0.95], [0.01, 0.99]] as const) {
    const { quantile, median, cdf } = law({ kind: 'shareRange', low, high });
    close(quantile(0.05), low);
    close(quantile(0.95), high);
    close(median / (1 - median), Math.sqrt((low / (1 - low)) * (high / (1 - high))));
    assert.ok(quantile(1e-15) > 0 && quantile(1 - 1e-15) <= 1);
    assert.equal([cdf(0), cdf(1)], [0, 1]);
  }
  // Symmetric around one half, so that is the mean.
  close(law({ kind: 'shareRange', low: 0.1, high: 0.9 }).mean, 0.5, 1e-10);
  // Of small shares the law is lognormal.
  close(law({ kind: 'shareRange', low: 1e-5, high: 3e-5 }).mean / law({ kind: 'range', low: 1e-5, high: 3e-5 }).mean, 1, 1e-4);
});

test('normal and student: printed tables (NIST Engineering Statistics Handbook, 1.3.6.7.1 and 1.3.6.7.2)', () => {
  close(law({ kind: 'normal', mean: 100, sd: 15 }).quantile(0.975), 100 + 15 * 1.959963984540054);
  close(law({ kind: 'student', freedom: 10, location: 0, scale: 1 }).quantile(0.975), 2.228139, 1e-6);
  close(law({ kind: 'student', freedom: 1, location: 2, scale: 3 }).quantile(0.75), 5);
});

test('pert(0.01, 0.03, 0.06): mean (low + 4 mode + high) / 6', () => {
  close(law({ kind: 'pert', low: 0.01, mode: 0.03, high: 0.06 }).mean, 0.19 / 6);
});

test('pert with its mode in the middle is beta(3, 3): cdf x^3 (10 - 15 x + 6 x^2)', () => {
  const { cdf } = law({ kind: 'pert', low: 10, mode: 15, high: 20 });
  close(cdf(13), 0.027 * (10 - 4.5 + 0.54));
});

test('beta(2, 2): cdf 3 x^2 - 2 x^3', () => close(law({ kind: 'beta', alpha: 2, beta: 2 }).cdf(0.3), 0.27 - 0.054));

test('gamma with cv sqrt(1/2) has shape 2: cdf 1 - exp(-y) (1 + y)', () => {
  const { cdf, mean } = law({ kind: 'gamma', mean: 300, cv: Math.SQRT1_2 });
  close(cdf(450), 1 - Math.exp(-3) * 4);
  close(mean, 300);
});

test('a gamma of very small cv goes over into the normal law without a step', () => {
  for (const u of [0.001, 0.05, 0.5, 0.95, 0.999]) {
    const [above, below] = [1.0001e-6, 0.9999e-6].map((cv) => (law({ kind: 'gamma', mean: 1, cv }).quantile(u) - 1) / cv);
    assert.ok(Math.abs(above - below) < 1e-4, `${above} ${below}`);
  }
});

test('exponential, weibull and pareto: closed forms', () => {
  close(law({ kind: 'exponential', mean: 5 }).quantile(0.95), 5 * 2.995732, 1e-6);
  close(law({ kind: 'weibull', shape: 1, scale: 5 }).mean, 5, 1e-12);
  close(law({ kind: 'weibull', shape: 2, scale: 1 }).mean, Math.sqrt(Math.PI) / 2, 1e-12);
  close(law({ kind: 'pareto', minimum: 1, shape: 2 }).quantile(0.75), 2);
  close(law({ kind: 'pareto', minimum: 1, shape: 2 }).mean, 2);
  assert.is(law({ kind: 'pareto', minimum: 1, shape: 1 }).mean, Infinity);
});

test('triangular(0, 1, 4): mean 5 / 3, median 4 - sqrt(6)', () => {
  const { mean, median } = law({ kind: 'triangular', low: 0, mode: 1, high: 4 });
  close(mean, 5 / 3);
  close(median, 4 - Math.sqrt(6));
});

test('poisson and binomial: sums of their chances', () => {
  close(law({ kind: 'poisson', mean: 3 }).cdf(2), Math.exp(-3) * (1 + 3 + 4.5));
  close(law({ kind: 'binomial', count: 10, probability: 0.5 }).cdf(3), 176 / 1024);
  assert.is(law({ kind: 'binomial', count: 10, probability: 0.5 }).quantile(0.171), 3);
  close(law({ kind: 'bernoulli', probability: 0.7 }).mean, 0.7);
  assert.equal([0.29, 0.31].map(law({ kind: 'bernoulli', probability: 0.7 }).quantile), [0, 1]);
});

test('empirical quantiles are of type 7, as in Hyndman & Fan 1996', () => {
  const { quantile, cdf } = law({ kind: 'empirical', file: 'a.csv', values: [4, 1, 2, 8] });
  close(quantile(0.5), 3);
  close(quantile(0.1), 1.3);
  close(cdf(6), (2 + 0.5) / 3);
});

test('the mean of a half-normal is sqrt(2 / pi)', () => {
  const half = law({ kind: 'truncate', distribution: { kind: 'normal', mean: 0, sd: 1 }, low: 0, high: Infinity });
  close(half.mean, Math.sqrt(2 / Math.PI));
  close(half.quantile(0.95), 1.959963984540054);
});

test('a mixture of two normals: mean and cdf are the weighted ones', () => {
  const { mean, cdf, median } = law({
    kind: 'mixture',
    components: [
      { weight: 3, distribution: { kind: 'normal', mean: 0, sd: 1 } },
      { weight: 1, distribution: { kind: 'normal', mean: 8, sd: 1 } },
    ],
  });
  close(mean, 2);
  close(cdf(4), 0.75, 1e-4);
  // 0.75 Phi(x) = 0.5
  close(median, 0.430727299, 1e-8);
});

test.run();

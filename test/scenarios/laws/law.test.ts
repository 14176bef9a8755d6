import { isRight } from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lawOf, type Law } from '../../../scenarios/laws/law.js';
import type { Distribution } from '../../../scenarios/value.js';
import { distribution } from './arbitraryDistribution.js';

function law(settled: Distribution<number>): Law {
  const made = lawOf(settled);
  if (isRight(made)) return made.right;
  throw new Error(made.left);
}

const close = (actual: number, expected: number, tolerance: number, what: string) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: expected ${expected} within ${tolerance}, got ${actual}`);

const chance = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

test('the quantile inverts the cdf: it is the smallest value that reaches the chance', () => {
  fc.assert(
    fc.property(distribution, chance, (settled, u) => {
      const { quantile, cdf } = law(settled);
      const x = quantile(u);
      // Far above the rounding of the series, far below anything a sample could show.
      const slack = 1e-9 * Math.max(1, Math.abs(x));
      assert.ok(cdf(x + slack) >= u - 1e-9, `cdf(${x}) = ${cdf(x)} does not reach ${u}`);
      assert.ok(cdf(x - slack) <= u + 1e-9, `cdf just below ${x} = ${cdf(x - slack)} is beyond ${u}`);
    }),
    { numRuns: 2000 },
  );
});

test('a larger chance never has a smaller quantile', () => {
  fc.assert(
    fc.property(distribution, chance, chance, (settled, first, second) => {
      const { quantile } = law(settled);
      const [low, high] = [quantile(Math.min(first, second)), quantile(Math.max(first, second))];
      // A mixture's bracket closes to 1e-15 of its components' largest quantile.
      assert.ok(low <= high + 1e-9 * Math.max(1, Math.abs(high)), `${low} > ${high}`);
    }),
    { numRuns: 1000 },
  );
});

test('the median is the quantile at one half', () => {
  fc.assert(
    fc.property(distribution, (settled) => {
      const { quantile, median } = law(settled);
      close(median, quantile(0.5), 1e-9 * Math.max(1, Math.abs(median)), 'median');
    }),
  );
});

/**
 * Integral of the quantile from 0 to `share`, by 1,500 midpoints in v with u = share v^2 (3 - 2 v), which crowd at both ends
 * where the quantile may run off to infinity.
 */
function integrateQuantile({ quantile }: Law, share: number): number {
  const points = 1500;
  let sum = 0;
  for (let index = 0; index < points; index++) {
    const v = (index + 0.5) / points;
    sum += quantile(share * v * v * (3 - 2 * v)) * 6 * v * (1 - v);
  }
  return (share * sum) / points;
}

test('the mean is the integral of the quantile', () => {
  fc.assert(
    fc.property(distribution, (settled) => {
      const made = law(settled);
      const width = made.quantile(1 - 1e-6) - made.quantile(1e-6);
      // Midpoints miss an atom's edge by up to a step, 1e-3 of the chance, and cut the heaviest tail (pareto, shape 4).
      close(made.mean, integrateQuantile(made, 1), 3e-3 * width + 1e-6 * Math.abs(made.mean), JSON.stringify(settled));
    }),
    { numRuns: 100 },
  );
});

test('the partial mean is the integral of the quantile up to the cdf', () => {
  fc.assert(
    fc.property(distribution, chance, (settled, u) => {
      const made = law(settled);
      const x = made.quantile(u);
      const width = made.quantile(1 - 1e-6) - made.quantile(1e-6);
      const expected = integrateQuantile(made, made.cdf(x));
      const actual = made.partialMean(x) - made.partialMean(-Infinity);
      close(actual, expected, 3e-3 * width + 1e-6 * Math.abs(made.mean), JSON.stringify(settled));
    }),
    { numRuns: 100 },
  );
});

test('truncation is the conditional law, with the mass of both ends', () => {
  fc.assert(
    fc.property(distribution, chance, chance, chance, (settled, first, second, u) => {
      const whole = law(settled);
      const low = whole.quantile(Math.min(first, second));
      const high = whole.quantile(Math.max(first, second));
      fc.pre(whole.cdf(high) - whole.cdf(low) > 1e-3);
      const cut = law({ kind: 'truncate', distribution: settled, low, high });
      const x = cut.quantile(u);
      assert.ok(x >= low && x <= high);
      assert.is(cut.cdf(high), 1);
      const slack = 1e-9 * Math.max(1, Math.abs(x));
      assert.ok(cut.cdf(x + slack) >= u - 1e-7);
      assert.ok(cut.cdf(x - slack) <= u + 1e-7);
      close(cut.mean, integrateQuantile(cut, 1), 3e-3 * (high - low) + 1e-6 * Math.abs(cut.mean), 'mean');
    }),
    { numRuns: 100 },
  );
});

test('truncating a die to 2..4 leaves three equal faces', () => {
  const outcomes = [1, 2, 3, 4, 5, 6].map((value) => ({ value, weight: 1 }));
  const cut = law({ kind: 'truncate', distribution: { kind: 'discrete', outcomes }, low: 2, high: 4 });
  close(cut.cdf(2), 1 / 3, 1e-15, 'P(2)');
  close(cut.cdf(3), 2 / 3, 1e-15, 'P(2 or 3)');
  close(cut.mean, 3, 1e-14, 'mean');
  assert.equal([0.1, 0.5, 0.9].map(cut.quantile), [2, 3, 4]);
});

test('a mixture returns the atoms of its parts exactly', () => {
  const zeroInflated = law({
    kind: 'mixture',
    components: [
      { weight: 1, distribution: { kind: 'normal', mean: 0.3, sd: 1 } },
      { weight: 1, distribution: { kind: 'discrete', outcomes: [{ value: 0, weight: 1 }, { value: 0.1, weight: 1 }] } },
    ],
  });
  assert.is(zeroInflated.quantile(0.4), 0);
  // cdf(0) = .4410 and cdf(.1) = .7104
  assert.is(zeroInflated.quantile(0.6), 0.1);
});

test('every wrong parameter is named with what was expected and what came', () => {
  const sentence = (settled: Distribution<number>) => {
    const made = lawOf(settled);
    return isRight(made) ? 'a law' : made.left;
  };
  assert.is(sentence({ kind: 'normal', mean: 1, sd: -1 }), "normal's sd: expected a number of at least 0, got -1");
  assert.is(sentence({ kind: 'normal', mean: Number.NaN, sd: 1 }), "normal's mean: expected a finite number, got NaN");
  assert.is(sentence({ kind: 'lognormal', median: 0, sigma: 1 }), "lognormal's median: expected a number above 0, got 0");
  assert.is(sentence({ kind: 'uniform', low: 2, high: 1 }), "uniform's high: expected a number not below low (2), got 1");
  assert.is(sentence({ kind: 'pert', low: 0, mode: 5, high: 4 }), "pert's mode: expected a number not above high (4), got 5");
  assert.is(sentence({ kind: 'triangular', low: 1, mode: 0, high: 4 }), "triangular's mode: expected a number not below low (1), got 0");
  assert.is(sentence({ kind: 'beta', alpha: 0, beta: 4 }), "beta's alpha: expected a number above 0, got 0");
  assert.is(sentence({ kind: 'gamma', mean: 1, cv: -2 }), "gamma's cv: expected a number of at least 0, got -2");
  assert.is(sentence({ kind: 'exponential', mean: -2 }), "exponential's mean: expected a number of at least 0, got -2");
  assert.is(sentence({ kind: 'weibull', shape: 0, scale: 1 }), "weibull's shape: expected a number of at least 0.01, got 0");
  assert.is(sentence({ kind: 'poisson', mean: -1 }), "poisson's mean: expected a number of at least 0, got -1");
  assert.is(sentence({ kind: 'binomial', count: 2.5, probability: 0.5 }), "binomial's count: expected a whole number from 0 to 1e9, got 2.5");
  assert.is(sentence({ kind: 'bernoulli', probability: 1.4 }), "bernoulli's probability: expected a number between 0 and 1, got 1.4");
  assert.is(sentence({ kind: 'pareto', minimum: 0, shape: 2 }), "pareto's minimum: expected a number above 0, got 0");
  assert.is(sentence({ kind: 'student', freedom: 0, location: 0, scale: 2 }), "student's freedom: expected a number above 0, got 0");
  assert.is(sentence({ kind: 'range', low: 3, high: 2 }), "range's high: expected a number not below low (3), got 2");
  assert.is(sentence({ kind: 'discrete', outcomes: [] }), "discrete's outcomes: expected at least one, got none");
  assert.is(
    sentence({ kind: 'discrete', outcomes: [{ value: 1, weight: 1 }, { value: 2, weight: -1 }] }),
    "discrete's outcome 2: expected a weight that is a number of at least 0, got -1",
  );
  assert.is(sentence({ kind: 'discrete', outcomes: [{ value: 1, weight: 0 }] }), "discrete's weights: expected a positive finite sum, got 0");
  assert.is(sentence({ kind: 'empirical', file: 'a.csv', values: [] }), "empirical's values: expected at least one observation, got none");
  assert.is(
    sentence({ kind: 'mixture', components: [{ weight: 1, distribution: { kind: 'normal', mean: 0, sd: -1 } }] }),
    "mixture's component 1: normal's sd: expected a number of at least 0, got -1",
  );
  assert.is(
    sentence({ kind: 'truncate', distribution: { kind: 'normal', mean: 0, sd: 1 }, low: 40, high: 50 }),
    'truncate: expected at least 1e-9 of the distribution between low (40) and high (50), got 0',
  );
});

test('a distribution without width is a constant', () => {
  const constants: Distribution<number>[] = [
    { kind: 'normal', mean: 3, sd: 0 },
    { kind: 'lognormal', median: 3, sigma: 0 },
    { kind: 'uniform', low: 3, high: 3 },
    { kind: 'triangular', low: 3, mode: 3, high: 3 },
    { kind: 'pert', low: 3, mode: 3, high: 3 },
    { kind: 'gamma', mean: 3, cv: 0 },
    { kind: 'student', freedom: 5, location: 3, scale: 0 },
    { kind: 'binomial', count: 3, probability: 1 },
    { kind: 'empirical', file: 'a.csv', values: [3] },
    { kind: 'truncate', distribution: { kind: 'normal', mean: 0, sd: 1 }, low: 3, high: 3 },
  ];
  for (const settled of constants) {
    const made = law(settled);
    assert.equal([made.quantile(0.01), made.quantile(0.99), made.mean, made.median], [3, 3, 3, 3], settled.kind);
  }
});

test.run();

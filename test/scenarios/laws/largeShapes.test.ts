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

/** Largest distance between a law's cdf and the sums of its chances, which `ratio(k)` = P(k) / P(k - 1) gives, over 9 sd. */
function distance(made: Law, mean: number, sd: number, ratio: (k: number) => number): number {
  const mode = Math.floor(mean);
  const first = Math.max(0, Math.floor(mean - 9 * sd));
  const weights = new Float64Array(Math.ceil(mean + 9 * sd) - first + 1);
  weights[mode - first] = 1;
  for (let k = mode + 1; k - first < weights.length; k++) weights[k - first] = weights[k - 1 - first] * ratio(k);
  for (let k = mode; k > first; k--) weights[k - 1 - first] = weights[k - first] / ratio(k);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.reduce((worst, weight, index) => {
    sum += weight / total;
    return Math.max(worst, Math.abs(made.cdf(first + index) - sum));
  }, 0);
}

for (const mean of [50, 450, 499.5, 505, 900, 1100, 7000, 60_000]) {
  test(`poisson(${mean}): the cdf is the sum of the chances`, () => {
    const worst = distance(law({ kind: 'poisson', mean }), mean, Math.sqrt(mean), (k) => mean / k);
    assert.ok(worst < 1e-11, `off by ${worst}`);
  });
}

for (const [count, probability] of [[1000, 0.3], [20_000, 0.03], [100_000, 0.5]] as const) {
  test(`binomial(${count}, ${probability}): the cdf is the sum of the chances`, () => {
    const mean = count * probability;
    const odds = probability / (1 - probability);
    const made = law({ kind: 'binomial', count, probability });
    const worst = distance(made, mean, Math.sqrt(mean * (1 - probability)), (k) => ((count - k + 1) / k) * odds);
    assert.ok(worst < 1e-11, `off by ${worst}`);
  });
}

/** Q(a, x) = Q(a + 1, x) - x^a e^-x / Gamma(a + 1) steps from the shape below the switch of methods to the one above it. */
test('gamma: the two methods meet at shape 500', () => {
  const stirling = (a: number) => 1 + 1 / (12 * a) + 1 / (288 * a * a);
  for (const z of [-6, -3, -1, 0, 0.5, 2, 5]) {
    const a = 499.7;
    const x = a + z * Math.sqrt(a);
    const lower = law({ kind: 'gamma', mean: a, cv: 1 / Math.sqrt(a) }).cdf(x);
    const upper = law({ kind: 'gamma', mean: a + 1, cv: 1 / Math.sqrt(a + 1) }).cdf(x);
    const term = Math.exp(a * Math.log(x / a) - x + a) / Math.sqrt(2 * Math.PI * a) / stirling(a);
    assert.ok(Math.abs(lower - term - upper) < 1e-11, `z ${z}: ${lower - term} and ${upper}`);
  }
});

test('gamma: the quantile inverts the cdf at every shape', () => {
  for (const cv of [1.5, 0.3, 0.05, 0.045, 0.03, 0.01, 1e-3, 1e-4, 1e-5]) {
    const { quantile, cdf } = law({ kind: 'gamma', mean: 300, cv });
    for (const u of [1e-9, 1e-4, 0.05, 0.3, 0.5, 0.7, 0.95, 0.9999, 1 - 1e-9]) {
      const back = cdf(quantile(u));
      assert.ok(Math.abs(back - u) < 1e-10 * Math.min(1, 1e3 * u) + 1e-10, `cv ${cv}: ${u} came back as ${back}`);
    }
  }
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';

/** The law's logarithm relative to its mode as the squeeze of engine/random/rejection.ts has it, and half of its bound. */
const expected = (d: number, v: number, skew: number, product: number): number =>
  -(d ** 2) / (2 * v) + skew * (d ** 3 / (6 * v ** 2) - d / (2 * v)) - (d ** 4 * (1 - 3 * product)) / (12 * v ** 3) + (d ** 2 * (1 - 2 * product)) / (4 * v ** 2);
const half = (x: number, v: number): number => x ** 5 / (20 * v ** 4) + x ** 3 / (6 * v ** 3) + x / (4 * v ** 2);

interface CountLaw {
  readonly mean: number;
  readonly variance: number;
  readonly mode: number;
  readonly highest: number;
  readonly skew: number;
  readonly product: number;
  /** ln(P(k + 1) / P(k)) */
  readonly logRatio: (k: number) => number;
}

const binomialLaw = (count: number, p: number): CountLaw => ({
  mean: count * p,
  variance: count * p * (1 - p),
  mode: Math.floor((count + 1) * p),
  highest: count,
  skew: 1 - 2 * p,
  product: p * (1 - p),
  logRatio: (k) => Math.log(((count - k) / (k + 1)) * (p / (1 - p))),
});

const poissonLaw = (mean: number): CountLaw => ({
  mean,
  variance: mean,
  mode: Math.floor(mean),
  highest: Infinity,
  skew: 1,
  product: 0,
  logRatio: (k) => Math.log(mean / (k + 1)),
});

/** The largest distance of the law from the formula, in halves of the bound: 2 is what the sampler allows. */
function worst({ mean, variance, mode, highest, skew, product, logRatio }: CountLaw): number {
  const atMode = expected(mode - mean, variance, skew, product);
  let largest = 0;
  for (const direction of [1, -1]) {
    let logarithm = 0;
    for (let x = 1; x < variance / 2 - 1; x++) {
      const k = mode + direction * x;
      if (k < 0 || k > highest) break;
      logarithm += direction === 1 ? logRatio(k - 1) : -logRatio(k);
      largest = Math.max(largest, Math.abs(logarithm - (expected(k - mean, variance, skew, product) - atMode)) / half(x, variance));
    }
  }
  return largest;
}

test('the squeeze holds for binomial laws of every mean from 24 on', () => {
  for (const count of [48, 50, 60, 77, 100, 150, 233, 500, 1000, 5000, 20_000]) {
    for (let position = 0; position < 100; position++) {
      const least = 24 / count;
      const p = least + (0.5 - least) * (position / 99) ** 3;
      assert.ok(worst(binomialLaw(count, p)) < 1.75, `binomial(${count}, ${p})`);
    }
  }
});

test('the squeeze holds for Poisson laws of every mean from 24 on', () => {
  for (let position = 0; position < 200; position++) {
    const mean = 24 + (position * 0.37) ** 1.7;
    assert.ok(worst(poissonLaw(mean)) < 1.75, `poisson(${mean})`);
  }
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { aliveAfter, chanceAlive, expectedPurchases, purchaseChances, type BgnbdLaw } from '../../../models/purchases/bgnbd/bgnbdLaw.js';
import type { BgnbdFit } from '../../../models/purchases/bgnbd/fitBgnbd.js';
import { expectedAlive, heldPurchases, purchaseForecast } from '../../../models/purchases/bgnbd/heldPurchases.js';
import { purchaseVariance } from '../../../models/purchases/bgnbd/purchaseSpread.js';
import { trackPurchases } from '../../../models/purchases/bgnbd/purchaseTracking.js';

const law: BgnbdLaw = { r: 0.8, alpha: 6, a: 1.3, b: 4 };

/** A fit that knows r with this standard error, and everything else exactly. */
const fitWith = (errorOfR: number): BgnbdFit => ({
  law,
  maximum: {
    parameters: [law.r, law.alpha, law.a, law.b],
    logLikelihood: -1,
    covariance: [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === 0 && j === 0 ? errorOfR ** 2 : 0))),
    standardErrors: [errorOfR, 0, 0, 0],
  },
});

const near = (value: number, other: number, relative: number): void => assert.ok(Math.abs(value - other) <= relative * Math.abs(other), `${value}, not ${other}`);

const history = { frequency: 3, recency: 12, age: 20 };
const histories = { frequency: Float64Array.of(3, 3, 0), recency: Float64Array.of(12, 12, 0), age: Float64Array.of(20, 20, 25) };

/** Mean and variance of the purchases of one with a history, from the chances of each number of them. */
const momentsAfter = (of: typeof history, time: number): { readonly mean: number; readonly variance: number } => {
  const alive = chanceAlive(law, of);
  const chances = purchaseChances(aliveAfter(law, of), time, 800);
  const mean = alive * chances.reduce((sum, chance, n) => sum + n * chance, 0);
  return { mean, variance: alive * chances.reduce((sum, chance, n) => sum + n * n * chance, 0) - mean ** 2 };
};

test('a forecast has the mean and the variance of its customers together', () => {
  const [again, never] = [momentsAfter(history, 15), momentsAfter({ frequency: 0, recency: 0, age: 25 }, 15)];
  const { mean, sd } = purchaseForecast(fitWith(0), histories, 15);
  near(mean, 2 * again.mean + never.mean, 1e-6);
  near(sd ** 2, 2 * again.variance + never.variance, 1e-4);
  near(expectedAlive(fitWith(0), histories), 2 * chanceAlive(law, history) + 1, 1e-12);
});

test('what a fit does not know of its parameters widens a forecast', () => {
  const known = purchaseForecast(fitWith(0), histories, 15);
  const unsure = purchaseForecast(fitWith(0.1), histories, 15);
  const slope = (purchaseForecast({ ...fitWith(0), law: { ...law, r: law.r + 0.001 } }, histories, 15).mean - known.mean) / 0.001;
  near(unsure.sd ** 2 - known.sd ** 2, (0.1 * slope) ** 2, 0.01);
});

test('held-out purchases are compared with the forecast and with the rate of before', () => {
  const { actual, asBefore, meanError, meanErrorSe, meanErrorAsBefore } = heldPurchases(fitWith(0), histories, Float64Array.of(2, 0, 1), 15);
  const [again, never] = [momentsAfter(history, 15).mean, momentsAfter({ frequency: 0, recency: 0, age: 25 }, 15).mean];
  const errors = [Math.abs(2 - again), again, Math.abs(1 - never)];
  const mean = errors.reduce((sum, error) => sum + error / 3, 0);
  assert.is(actual, 3);
  near(asBefore, 2 * ((3 * 15) / 20), 1e-12);
  near(meanError, mean, 1e-6);
  near(meanErrorSe, Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2 / 3, 0) / 3), 1e-5);
  near(meanErrorAsBefore, (0.25 + 2.25 + 1) / 3, 1e-12);
});

test('purchases are tracked from the day on which each customer joined', () => {
  const calendar = { joined: Int32Array.of(100, 104), repeats: Int32Array.of(101, 110, 113, 114, 120), held: new Float64Array(2), first: 100, last: 121, end: 110, late: 0 };
  const tracked = trackPurchases(fitWith(0), calendar, 7);
  assert.equal(tracked.map(({ time, actual, held }) => [time, actual, held]), [
    ['1970-04-11', 1, false],
    ['1970-04-18', 2, false],
    ['1970-04-25', 2, true],
  ]);
  const expected = tracked.reduce((sum, step) => sum + step.expected, 0);
  near(expected, expectedPurchases(law, 3) + expectedPurchases(law, 3 - 4 / 7), 1e-12);
  near(tracked[0].expected, expectedPurchases(law, 1) + expectedPurchases(law, 3 / 7), 1e-12);
  near(tracked[1].sd ** 2, purchaseVariance(law, 1, 2) + purchaseVariance(law, 3 / 7, 10 / 7), 1e-9);
  assert.ok(trackPurchases(fitWith(0.2), calendar, 7)[1].sd > tracked[1].sd);
});

test.run();

import { isLeft } from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fitSbg, fitOneChurn, sbgLogLikelihood, type SbgFit } from '../../../models/purchases/sbg/fitSbg.js';
import { averagedLifetime, discountedLifetime, discountedResidualLifetime, retentionOf, survivalOf } from '../../../models/purchases/sbg/sbgLaw.js';
import { chiSquaredTail, momentsOf } from '../../engine/checks.js';
import { simulateRetention } from './simulate.js';

/** Per cent still there after 0 to 12 years. Fader & Hardie (2007), table 1. */
const regular = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3];
const highEnd = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4];

const fitted = (customers: readonly number[]): SbgFit => {
  const fit = fitSbg(customers);
  if (isLeft(fit)) throw new Error('no maximum');
  return fit.right;
};

const thousand = (percent: readonly number[]): number[] => percent.slice(0, 8).map((share) => Math.round(10 * share));

test('years 0 to 7 of the published customers give the published parameters and log-likelihoods', () => {
  const rounded = ({ law, maximum }: SbgFit): string[] => [law.alpha.toFixed(3), law.beta.toFixed(3), maximum.logLikelihood.toFixed(1)];
  assert.equal(rounded(fitted(thousand(regular))), ['0.704', '1.182', '-1680.3']);
  assert.equal(rounded(fitted(thousand(highEnd))), ['0.668', '3.806', '-1611.2']);
  const { law } = fitted(thousand(regular));
  assert.is(law.alpha.toFixed(4), '0.7041');
  assert.is(law.beta.toFixed(4), '1.1820');
  assert.is(survivalOf(law, 12)[12].toFixed(3), '0.170');
});

test('averaging churn loses a third of the value: 3.69 years against 2.32 at 10 %', () => {
  const { law } = fitted(thousand(regular));
  assert.is(discountedLifetime(law, 0.1).toFixed(2), '3.69');
  assert.is(averagedLifetime(1 - retentionOf(law, 1), 0.1).toFixed(2), '2.32');
});

test('lifetimes are the sums that they stand for', () => {
  const law = { alpha: 0.668, beta: 3.806 };
  const survival = survivalOf(law, 4000);
  const sum = (from: number): number => survival.slice(from).reduce((total, share, period) => total + share / survival[from === 0 ? 0 : from - 1] / 1.1 ** period, 0);
  assert.ok(Math.abs(discountedLifetime(law, 0.1) - sum(0)) < 1e-9);
  for (const paid of [1, 2, 5]) assert.ok(Math.abs(discountedResidualLifetime(law, 0.1, paid) - sum(paid)) < 1e-9, `paid ${paid}`);
  assert.ok(Math.abs(averagedLifetime(0.3, 0.1) - 1 / (1 - 0.7 / 1.1)) < 1e-12);
});

test('customers drawn from known parameters give them back', () => {
  const parameter = (max: number): fc.Arbitrary<number> => fc.double({ min: 0.3, max, noNaN: true });
  fc.assert(
    fc.property(parameter(3), parameter(8), fc.integer({ min: 1, max: 1_000_000 }), (alpha, beta, seed) => {
      const customers = simulateRetention({ alpha, beta }, 20_000, 10, `recovery ${seed}`);
      const { maximum } = fitted(customers);
      // Twice the loss of log-likelihood at the truth is chi-squared; false alarm: 25 x 1e-7.
      const ratio = 2 * (maximum.logLikelihood - sbgLogLikelihood({ alpha, beta }, customers));
      assert.ok(ratio > -1e-6 && chiSquaredTail(ratio, 2) > 1e-7, `${alpha}, ${beta} became ${maximum.parameters.join(', ')}`);
    }),
    { numRuns: 25, seed: 5 },
  );
});

test('standard errors are as large as estimates spread', () => {
  const law = { alpha: 0.7, beta: 1.2 };
  const scores = Array.from({ length: 300 }, (_, run) => {
    const { maximum } = fitted(simulateRetention(law, 2000, 8, `spread ${run}`));
    return [Math.log(maximum.parameters[0] / law.alpha) / (maximum.standardErrors[0] / maximum.parameters[0]), Math.log(maximum.parameters[1] / law.beta) / (maximum.standardErrors[1] / maximum.parameters[1])];
  });
  for (const parameter of [0, 1]) {
    const { mean, variance } = momentsOf(scores.map((score) => score[parameter]));
    // Scores are near standard normal: their mean has error 0.058 and their variance 0.082; five of them, false alarm 2e-6, and a little for the curvature.
    assert.ok(Math.abs(mean) < 0.35 && Math.abs(variance - 1) < 0.45, `parameter ${parameter}: mean ${mean}, variance ${variance}`);
  }
});

test('more of the same customers change no parameter and make errors smaller', () => {
  const [one, four] = [1, 4].map((times) => fitted(thousand(regular).map((count) => times * count)).maximum);
  one.parameters.forEach((value, place) => assert.ok(Math.abs(value / four.parameters[place] - 1) < 1e-5));
  one.standardErrors.forEach((error, place) => assert.ok(Math.abs(error / four.standardErrors[place] - 2) < 1e-3));
});

test('customers who are all alike have no such law, and one churn is found for them', () => {
  const alike = [10_000, 9000, 8100, 7290, 6561];
  assert.ok(isLeft(fitSbg(alike)));
  assert.ok(Math.abs(fitOneChurn(alike).churn - 0.1) < 1e-12);
  assert.ok(Math.abs(fitOneChurn([3, 2]).logLikelihood - Math.log(4 / 27)) < 1e-12);
});

test.run();

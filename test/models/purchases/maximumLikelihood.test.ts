import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../../../models/purchases/deltaMethod.js';
import { maximiseLikelihood, type MaximumLikelihood } from '../../../models/purchases/maximumLikelihood.js';
import { inverseOfPositive, times } from '../../../models/purchases/positiveDefinite.js';

const found = (logLikelihood: (parameters: readonly number[]) => number, start: readonly number[]): MaximumLikelihood => {
  const result = maximiseLikelihood(logLikelihood, start);
  if (isLeft(result)) throw new Error(`no maximum: ${result.left.parameters.join()}`);
  return result.right;
};

const near = (value: number, other: number, relative: number): void => assert.ok(Math.abs(value / other - 1) < relative, `${value}, not ${other}`);

test('the rate of events in a time is their number by the time, known to the root of their number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 100_000 }), fc.double({ min: 1, max: 1000, noNaN: true }), (events, time) => {
      const { parameters, standardErrors } = found(([rate]) => events * Math.log(rate) - rate * time, [1]);
      near(parameters[0], events / time, 2e-5 / Math.sqrt(events));
      near(standardErrors[0], Math.sqrt(events) / time, 1e-4);
    }),
    { numRuns: 50, seed: 4 },
  );
});

test('the mean and standard deviation of a normal sample are found from far away, with their errors and no correlation', () => {
  const [count, mean, sd] = [400, 12, 0.5];
  // Log-likelihood by the sufficient statistics.
  const { parameters, standardErrors, covariance } = found(([m, s]) => -count * Math.log(s) - (count * (sd ** 2 + (mean - m) ** 2)) / (2 * s ** 2), [1, 30]);
  near(parameters[0], mean, 1e-7);
  near(parameters[1], sd, 1e-6);
  near(standardErrors[0], sd / Math.sqrt(count), 1e-4);
  near(standardErrors[1], sd / Math.sqrt(2 * count), 1e-4);
  assert.ok(Math.abs(covariance[0][1]) < 1e-6 * standardErrors[0]);
  // The delta method: the error of the square of the mean is twice the mean times its error.
  near(errorOf(([m]) => m ** 2, { parameters, covariance }), 2 * mean * standardErrors[0], 1e-5);
  near(errorOf(([m, s]) => m + s, { parameters, covariance }), Math.hypot(...standardErrors), 1e-5);
});

test('a likelihood that grows without end has no maximum', () => {
  assert.ok(isLeft(maximiseLikelihood(([a]) => -1 / a, [1])));
  assert.ok(isLeft(maximiseLikelihood(([a, b]) => -a - (b - 1) ** 2, [1, 1])));
  assert.ok(isRight(maximiseLikelihood(([a]) => -((a - 3) ** 2), [1])));
});

test('a matrix times its inverse leaves a vector as it is, whatever the units of its rows', () => {
  const matrix = [
    [4e12, 1e3, 2e6],
    [1e3, 1e-5, 3e-4],
    [2e6, 3e-4, 9],
  ];
  const inverse = inverseOfPositive(matrix);
  assert.ok(inverse !== undefined);
  times(matrix, times(inverse ?? [], [1e6, 2e-3, 5])).forEach((value, place) => near(value, [1e6, 2e-3, 5][place], 1e-9));
  assert.is(
    inverseOfPositive([
      [1, 2],
      [2, 1],
    ]),
    undefined,
  );
  assert.is(inverseOfPositive([[-1]]), undefined);
});

test.run();

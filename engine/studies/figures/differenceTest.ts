import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import { standardErrorOf, type Estimate } from '../estimate.js';
import { power, type Test } from './shareTest.js';

/**
 * Student's test of the claim that a figure is not above 0, from the influence of each trial, its skewness taken into account by
 * `g(T) = T + (skewness / sqrt n) (T^2 / 3 + 1 / 6) + (skewness^2 / n) T^3 / 27`, so that a one-sided test of a lopsided law keeps its rate.
 * Source: P. Hall (1992), On the removal of skewness by transformation, Journal of the Royal Statistical Society B 54.
 */
export function testDifference(difference: Estimate): Test {
  const { value, influence } = difference;
  const error = standardErrorOf(difference);
  const count = influence.length;
  if (!(error > 0) || !Number.isFinite(value)) return { againstFalse: 1, againstTrue: 1, evidence: 0, needed: () => Infinity };
  const score = value / error;
  const freed = score + (skewnessOf(influence) / Math.sqrt(count)) * (score ** 2 / 3 + 1 / 6) + (skewnessOf(influence) ** 2 / count) * (score ** 3 / 27);
  return {
    againstFalse: tCdf(freed, count - 1),
    againstTrue: tCdf(-freed, count - 1),
    evidence: -score,
    needed: (errorRate) => count * ((normalQuantile(1 - errorRate, 0, 1) + normalQuantile(power, 0, 1)) / score) ** 2,
  };
}

/** Of influences, whose mean is 0. */
function skewnessOf(influence: Float64Array): number {
  let squares = 0;
  let cubes = 0;
  for (const one of influence) {
    squares += one * one;
    cubes += one ** 3;
  }
  const count = influence.length;
  return cubes / count / (squares / count) ** 1.5;
}

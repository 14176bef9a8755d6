import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Either } from 'fp-ts/lib/Either.js';
import { constantLaw } from './constant.js';
import type { LawCore } from './lawInterface.js';
import { chanceOf, logitOf } from './logit.js';
import { checked, notBelow, openChance } from './parameterChecks.js';

const standardQuantile = normalQuantile.factory(0, 1);
const standardCdf = normalCdf.factory(0, 1);
const rangeEnd = standardQuantile(0.95);

/**
 * `low to high` of a chance or share: P5 to P95 of a logit-normal law, whose odds are lognormal; low = high is a constant. It keeps both
 * ends and never leaves 0 to 1, which a lognormal law with a wide range or a high end does; of small shares the two are the same.
 * Source: J. Aitchison & S. Shen (1980), Logistic-normal distributions: some properties and uses. Its mean has no closed form.
 */
export const shareRange = (low: number, high: number): Either<string, LawCore> =>
  checked('range', [['low', low, openChance], ['high', high, openChance], ['high', high, notBelow('low', low)]], () => {
    if (low === high) return constantLaw(low);
    const middle = (logitOf(low) + logitOf(high)) / 2;
    const deviation = (logitOf(high) - logitOf(low)) / (2 * rangeEnd);
    const at = (z: number): number => chanceOf(middle + deviation * z);
    const standardise = (x: number): number => (logitOf(x) - middle) / deviation;
    return {
      quantile: (u) => at(standardQuantile(u)),
      cdf: (x) => (x <= 0 ? 0 : x >= 1 ? 1 : standardCdf(standardise(x))),
      mean: meanUpTo(at, farthest),
      partialMean: (x) => meanUpTo(at, x <= 0 ? -farthest : x >= 1 ? farthest : standardise(x)),
    };
  });

/** Beyond so many standard deviations lies less than 1e-18 of the normal law. */
const farthest = 9;

/** Integral of `at(z)` times the normal density up to `end`, by Simpson's rule: the integrand is smooth, the error below 1e-10. */
function meanUpTo(at: (z: number) => number, end: number): number {
  const last = Math.min(Math.max(end, -farthest), farthest);
  const panels = 400;
  const step = (last + farthest) / panels;
  let sum = 0;
  for (let point = 0; point <= panels; point++) {
    const z = -farthest + point * step;
    const weight = point === 0 || point === panels ? 1 : point % 2 === 1 ? 4 : 2;
    sum += weight * at(z) * Math.exp(-0.5 * z * z);
  }
  return (sum * step) / 3 / Math.sqrt(2 * Math.PI);
}

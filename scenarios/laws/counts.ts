import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Either } from 'fp-ts/lib/Either.js';
import { constantLaw } from './constant.js';
import type { LawCore } from './lawInterface.js';
import { binomialCdf, binomialQuantile, poissonCdf } from './packages.js';
import { atLeast, chance, checked, wholeCount } from './parameterChecks.js';
import { poissonUpTo } from './standardGamma.js';

const standardQuantile = normalQuantile.factory(0, 1);

/** The library counts x within 1e-7 below a whole number as that number; truncation needs the cdf just below it. */
const wholeCdf = (cdf: (x: number) => number) => (x: number) => (x === Infinity ? 1 : cdf(Math.floor(x)));

/** Poisson law; mean 0 is a constant. Partial mean: k P(k) = mean P(k - 1), so mean F(x - 1). */
export const poisson = (mean: number): Either<string, LawCore> =>
  checked('poisson', [['mean', mean, atLeast(0)]], () => {
    if (mean === 0) return constantLaw(0);
    const smallCdf = poissonCdf().factory(mean);
    const cdf = wholeCdf((count) => poissonUpTo(count, mean, smallCdf));
    const quantile = (u: number) => poissonQuantile(cdf, mean, u);
    return { quantile, cdf, mean, partialMean: (x) => mean * cdf(x - 1) };
  });

/** Smallest count that reaches the chance: the Cornish-Fisher guess (skewness 1 / sd) is within a few counts of it. */
function poissonQuantile(cdf: (count: number) => number, mean: number, u: number): number {
  if (u <= 0) return 0;
  if (u >= 1) return Infinity;
  const z = standardQuantile(u);
  let count = Math.max(0, Math.round(mean + Math.sqrt(mean) * z + (z * z - 1) / 6));
  while (cdf(count) < u) count++;
  while (count > 0 && cdf(count - 1) >= u) count--;
  return count;
}

/** Binomial law: successes among `count` independent tries. Partial mean: count p F'(x - 1), F' that of count - 1 tries. */
export const binomial = (count: number, probability: number): Either<string, LawCore> =>
  checked('binomial', [['count', count, wholeCount], ['probability', probability, chance]], () =>
    binomialLaw(count, probability),
  );

/** One with this probability, else zero. */
export const bernoulli = (probability: number): Either<string, LawCore> =>
  checked('bernoulli', [['probability', probability, chance]], () => binomialLaw(1, probability));

function binomialLaw(count: number, probability: number): LawCore {
  if (count === 0 || probability === 0) return constantLaw(0);
  if (probability === 1) return constantLaw(count);
  const mean = count * probability;
  const quantile = binomialQuantile().factory(count, probability);
  const cdf = wholeCdf(binomialCdf().factory(count, probability));
  const fewerCdf = wholeCdf(binomialCdf().factory(count - 1, probability));
  return { quantile, cdf, mean, partialMean: (x) => mean * fewerCdf(x - 1) };
}

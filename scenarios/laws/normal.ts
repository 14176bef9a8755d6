import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Either } from 'fp-ts/lib/Either.js';
import { constantLaw } from './constant.js';
import type { LawCore } from './lawInterface.js';
import { logGamma } from './logGamma.js';
import { chanceOf } from './logit.js';
import { studentCdf, studentQuantile } from './packages.js';
import { atLeast, checked, finite, notBelow, positive } from './parameterChecks.js';

const standardQuantile = normalQuantile.factory(0, 1);
const standardCdf = normalCdf.factory(0, 1);
const standardDensity = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/** P95 of the standard normal law: the ends of a 90 % range lie this many standard deviations from its middle. */
const rangeEnd = standardQuantile(0.95);

/** Normal law with this mean and standard deviation; sd 0 is a constant. Partial mean: mean F(x) - sd f(z). */
export const normal = (mean: number, sd: number): Either<string, LawCore> =>
  checked('normal', [['mean', mean, finite], ['sd', sd, atLeast(0)]], () => normalLaw(mean, sd));

/** As `normal`, for parameters that are known to be good. */
export function normalLaw(mean: number, sd: number): LawCore {
  if (sd === 0) return constantLaw(mean);
  return {
    quantile: (u) => mean + sd * standardQuantile(u),
    cdf: (x) => standardCdf((x - mean) / sd),
    mean,
    partialMean: (x) => mean * standardCdf((x - mean) / sd) - sd * standardDensity((x - mean) / sd),
  };
}

/**
 * Lognormal law: ln X is normal around ln(median) with standard deviation sigma; sigma 0 is a constant.
 * Mean: median exp(sigma^2 / 2). Partial mean: mean Phi(z - sigma).
 */
export const lognormal = (median: number, sigma: number): Either<string, LawCore> =>
  checked('lognormal', [['median', median, positive], ['sigma', sigma, atLeast(0)]], () => lognormalLaw(median, sigma));

function lognormalLaw(median: number, sigma: number): LawCore {
  if (sigma === 0) return constantLaw(median);
  const mean = median * Math.exp((sigma * sigma) / 2);
  const standardise = (x: number) => Math.log(x / median) / sigma;
  return {
    quantile: (u) => median * Math.exp(sigma * standardQuantile(u)),
    cdf: (x) => (x <= 0 ? 0 : standardCdf(standardise(x))),
    mean,
    partialMean: (x) => (x <= 0 ? 0 : mean * standardCdf(standardise(x) - sigma)),
  };
}

/** `low to high`: P5 to P95 of a lognormal law when both ends are positive, else of a normal law; low = high is a constant. */
export const range = (low: number, high: number): Either<string, LawCore> =>
  checked('range', [['low', low, finite], ['high', high, finite], ['high', high, notBelow('low', low)]], () =>
    low > 0
      ? lognormalLaw(Math.sqrt(low) * Math.sqrt(high), Math.log(high / low) / (2 * rangeEnd))
      : normalLaw((low + high) / 2, (high - low) / (2 * rangeEnd)),
  );

/** Above this many degrees of freedom Student's t is the normal law within 1e-8 of probability. */
const normalFreedom = 1e8;

/**
 * Student's t law, shifted and scaled; scale 0 is a constant. The mean is the location when freedom > 1, else there is none.
 * Partial mean: location F(x) - scale (v + t^2) / (v - 1) f(t), and for v = 1 its limit, scale ln(1 + t^2) / (2 pi).
 */
export const student = (freedom: number, location: number, scale: number): Either<string, LawCore> =>
  checked('student', [['freedom', freedom, positive], ['location', location, finite], ['scale', scale, atLeast(0)]], () => {
    if (scale === 0) return constantLaw(location);
    if (freedom > normalFreedom) return normalLaw(location, scale);
    const quantile = studentQuantile().factory(freedom);
    const cdf = studentCdf().factory(freedom);
    const partial = standardStudentPartialMean(freedom);
    return {
      quantile: (u) => location + scale * quantile(u),
      cdf: (x) => cdf((x - location) / scale),
      mean: freedom > 1 ? location : Number.NaN,
      partialMean: (x) => location * cdf((x - location) / scale) + scale * partial((x - location) / scale),
      // On the inverse hyperbolic sine: |t| runs as exp(|logit(u)| / freedom) at both ends.
      smoothQuantile: { smoothAt: (t) => Math.asinh(quantile(chanceOf(t))), fromSmooth: (y) => location + scale * Math.sinh(y) },
    };
  });

/** Antiderivative of t f(t) for Student's density f with `v` degrees of freedom. */
function standardStudentPartialMean(v: number): (t: number) => number {
  if (v === 1) return (t) => Math.log1p(t * t) / (2 * Math.PI);
  const peak = Math.exp(logGamma((v + 1) / 2) - logGamma(v / 2)) / Math.sqrt(v * Math.PI);
  // (v + t^2) f(t) = v peak (1 + t^2 / v)^((1 - v) / 2), which stays finite at infinite t when v > 1.
  return (t) => ((-v * peak) / (v - 1)) * Math.pow(1 + (t * t) / v, (1 - v) / 2);
}

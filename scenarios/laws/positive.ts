import type { Either } from 'fp-ts/lib/Either.js';
import { constantLaw } from './constant.js';
import type { LawCore } from './lawInterface.js';
import { logGamma } from './logGamma.js';
import { chanceOf, leastSmoothShape } from './logit.js';
import { normalLaw } from './normal.js';
import { atLeast, checked, positive } from './parameterChecks.js';
import { standardGammaCdf, standardGammaQuantile } from './standardGamma.js';

/** Below this coefficient of variation the gamma and the normal law differ by less than 1e-11 of the mean. */
const normalVariation = 1e-6;

/**
 * Gamma law by its mean and coefficient of variation (standard deviation / mean): shape 1 / cv^2, scale mean cv^2.
 * Mean 0 or cv 0 is a constant. Partial mean: mean F(x) of the gamma law with shape + 1.
 */
export const gamma = (mean: number, cv: number): Either<string, LawCore> =>
  checked('gamma', [['mean', mean, atLeast(0)], ['cv', cv, atLeast(0)]], () => {
    if (mean === 0 || cv < normalVariation) return normalLaw(mean, mean * cv);
    const shape = 1 / (cv * cv);
    const scale = mean / shape;
    const unitQuantile = standardGammaQuantile(shape);
    const unitCdf = standardGammaCdf(shape);
    const unitMeanCdf = standardGammaCdf(shape + 1);
    return {
      quantile: (u) => scale * unitQuantile(u),
      cdf: (x) => unitCdf(x / scale),
      mean,
      partialMean: (x) => mean * unitMeanCdf(x / scale),
      // On the logarithm: ln x runs as logit(u) / shape at the low end and as ln(logit(u)) at the high one.
      ...(shape >= leastSmoothShape && {
        smoothQuantile: { smoothAt: (t: number) => Math.log(unitQuantile(chanceOf(t))), fromSmooth: (y: number) => scale * Math.exp(y) },
      }),
    };
  });

/** Exponential law by its mean; mean 0 is a constant. Partial mean: mean (1 - exp(-y) (1 + y)), y = x / mean. */
export const exponential = (mean: number): Either<string, LawCore> =>
  checked('exponential', [['mean', mean, atLeast(0)]], () => {
    if (mean === 0) return constantLaw(0);
    return {
      quantile: (u) => -mean * Math.log1p(-u),
      cdf: (x) => (x <= 0 ? 0 : -Math.expm1(-x / mean)),
      mean,
      partialMean: (x) => {
        if (x <= 0) return 0;
        return x === Infinity ? mean : mean * (1 - Math.exp(-x / mean) * (1 + x / mean));
      },
    };
  });

/**
 * Weibull law: P(X > x) = exp(-(x / scale)^shape); scale 0 is a constant. Mean: scale Gamma(1 + 1 / shape).
 * Partial mean: mean P(1 + 1 / shape, (x / scale)^shape) with P the regularised lower incomplete gamma function.
 */
export const weibull = (shape: number, scale: number): Either<string, LawCore> =>
  // Below 0.01 the mean leaves the range of a double.
  checked('weibull', [['shape', shape, atLeast(0.01)], ['scale', scale, atLeast(0)]], () => {
    if (scale === 0) return constantLaw(0);
    const mean = scale * Math.exp(logGamma(1 + 1 / shape));
    const quantile = (u: number) => scale * Math.pow(-Math.log1p(-u), 1 / shape);
    const unitMeanCdf = standardGammaCdf(1 + 1 / shape);
    return {
      quantile,
      cdf: (x) => (x <= 0 ? 0 : -Math.expm1(-Math.pow(x / scale, shape))),
      mean,
           partialMean: (x) => (x <= 0 ? 0 : mean * unitMeanCdf(Math.pow(x / scale, shape))),
    };
  });

/**
 * Pareto law: P(X > x) = (minimum / x)^shape from the minimum on. Mean: shape minimum / (shape - 1), infinite when shape <= 1.
 * Partial mean: shape minimum / (shape - 1) (1 - (minimum / x)^(shape - 1)), and its limit minimum ln(x / minimum) at shape 1.
 */
export const pareto = (minimum: number, shape: number): Either<string, LawCore> =>
  checked('pareto', [['minimum', minimum, positive], ['shape', shape, positive]], () => {
    const quantile = (u: number) => minimum * Math.exp(-Math.log1p(-u) / shape);
    return {
      quantile,
      cdf: (x) => (x <= minimum ? 0 : 1 - Math.pow(minimum / x, shape)),
      mean: shape > 1 ? (shape * minimum) / (shape - 1) : Infinity,
           partialMean: (x) => {
        if (x <= minimum) return 0;
        if (shape === 1) return minimum * Math.log(x / minimum);
        return ((shape * minimum) / (shape - 1)) * (1 - Math.pow(minimum / x, shape - 1));
      },
    };
  });

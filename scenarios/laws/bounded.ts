import type { Either } from 'fp-ts/lib/Either.js';
import { constantLaw } from './constant.js';
import { chanceOf, leastSmoothShape } from './logit.js';
import type { LawCore, SmoothQuantile } from './lawInterface.js';
import { betaCdf, betaQuantile } from './packages.js';
import { checked, finite, notAbove, notBelow, positive, type Check } from './parameterChecks.js';

const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

/** Every value between low and high equally likely; low = high is a constant. Partial mean: (x^2 - low^2) / (2 width). */
export const uniform = (low: number, high: number): Either<string, LawCore> =>
  checked('uniform', [['low', low, finite], ['high', high, finite], ['high', high, notBelow('low', low)]], () => {
    if (low === high) return constantLaw(low);
    const width = high - low;
    return {
      quantile: (u) => low + width * u,
      cdf: (x) => clamp((x - low) / width, 0, 1),
      mean: low + width / 2,
      partialMean: (x) => ((clamp(x, low, high) - low) * (clamp(x, low, high) + low)) / (2 * width),
    };
  });

const orderedChecks = (low: number, mode: number, high: number): readonly Check[] => [
  ['low', low, finite],
  ['mode', mode, finite],
  ['high', high, finite],
  ['mode', mode, notBelow('low', low)],
  ['mode', mode, notAbove('high', high)],
];

/** Triangular law with its peak at the mode; low = high is a constant. Mean: (low + mode + high) / 3. */
export const triangular = (low: number, mode: number, high: number): Either<string, LawCore> =>
  checked('triangular', orderedChecks(low, mode, high), () => {
    if (low === high) return constantLaw(low);
    const width = high - low;
    const left = mode - low;
    const right = high - mode;
    const atMode = left / width;
    const mean = (low + mode + high) / 3;
    const quantile = (u: number) =>
      u <= atMode ? low + Math.sqrt(u * width * left) : high - Math.sqrt((1 - u) * width * right);
    const partialMean = (x: number) => {
      const rise = clamp(x, low, mode) - low;
      const fall = high - clamp(x, mode, high);
      // E[X; X <= x] left of the mode; the whole mean less E[X; X > x] right of it. A side of no width has no mass.
      const below = left === 0 ? 0 : (rise * rise * (low + (2 * rise) / 3)) / (width * left);
      if (x <= mode) return below;
      return mean - (fall * fall * (high - (2 * fall) / 3)) / (width * right || 1);
    };
    const cdf = (x: number) => {
      if (x <= low) return 0;
      if (x >= high) return 1;
      return x <= mode ? (x - low) ** 2 / (width * left) : 1 - (high - x) ** 2 / (width * right);
    };
    return { quantile, cdf, mean, partialMean };
  });

/** Beta law on 0 to 1. Mean: alpha / (alpha + beta). */
export const beta = (alpha: number, betaShape: number): Either<string, LawCore> =>
  checked('beta', [['alpha', alpha, positive], ['beta', betaShape, positive]], () => scaledBetaLaw(alpha, betaShape, 0, 1));

/**
 * PERT law: beta on low to high with shapes `1 + 4 (mode - low) / width` and `1 + 4 (high - mode) / width`, so that the
 * mean is (low + 4 mode + high) / 6; low = high is a constant.
 * D. G. Malcolm et al., "Application of a Technique for Research and Development Program Evaluation", Operations Research 7 (1959).
 */
export const pert = (low: number, mode: number, high: number): Either<string, LawCore> =>
  checked('pert', orderedChecks(low, mode, high), () => {
    if (low === high) return constantLaw(low);
    const width = high - low;
    return scaledBetaLaw(1 + (4 * (mode - low)) / width, 1 + (4 * (high - mode)) / width, low, high);
  });

/** Partial mean: low F(x) + width m F'(x), with m the unit mean and F' the beta law with alpha + 1. */
function scaledBetaLaw(alpha: number, betaShape: number, low: number, high: number): LawCore {
  const width = high - low;
  const unitQuantile = betaQuantile().factory(alpha, betaShape);
  const unitCdf = betaCdf().factory(alpha, betaShape);
  const unitMean = alpha / (alpha + betaShape);
  const unitMeanCdf = betaCdf().factory(alpha + 1, betaShape);
  return {
    quantile: (u) => low + width * unitQuantile(u),
    cdf: (x) => unitCdf((x - low) / width),
    mean: low + width * unitMean,
    partialMean: (x) => low * unitCdf((x - low) / width) + width * unitMean * unitMeanCdf((x - low) / width),
    ...(Math.min(alpha, betaShape) >= leastSmoothShape && { smoothQuantile: smoothBeta(alpha, betaShape, low, width) }),
  };
}

/** On the logit of the unit value: ln x runs as logit(u) / alpha at the low end and as logit(u) / beta at the high one. */
function smoothBeta(alpha: number, betaShape: number, low: number, width: number): SmoothQuantile {
  const fromBelow = betaQuantile().factory(alpha, betaShape);
  // What is left to the high end keeps its digits when it is the mirrored law's quantile.
  const fromAbove = betaQuantile().factory(betaShape, alpha);
  const logit = (x: number) => Math.log(x / (1 - x));
  return {
    smoothAt: (t) => (t <= 0 ? logit(fromBelow(chanceOf(t))) : -logit(fromAbove(chanceOf(-t)))),
    fromSmooth: (y) => low + width * chanceOf(y),
  };
}

import type { Uniform } from './secretNoise.js';

/**
 * Counts with Laplace noise of scale 1 / epsilon, rounded to whole numbers; they may fall below 0.
 *
 * What is protected: whether one person is in the table at all. It holds where every person is counted in at most one of the counts;
 * then adding or removing a person changes the table by 1 in total (L1 sensitivity 1), and the chance of any published table changes by
 * a factor of at most exp(epsilon). C. Dwork & A. Roth, "The Algorithmic Foundations of Differential Privacy" (2014), section 3.3,
 * theorem 3.6. How many counts there are is not protected. Rounding is post-processing (proposition 2.1) and hides the low-order
 * bits by which floating-point noise gives counts away (I. Mironov, "On Significance of the Least Significant Bits for Differential
 * Privacy", CCS 2012).
 * @param epsilon above 0; the smaller, the more private: the noise has standard deviation sqrt(2) / epsilon
 * @param noise secret where the guarantee is to hold: `secretNoise()`
 */
export const noisyCounts = (counts: readonly number[], epsilon: number, noise: Uniform): number[] => counts.map((count) => Math.round(count + laplace(noise()) / epsilon));

/** The quantile function of the Laplace law with scale 1, at a number in [0, 1); at 0, where it is minus infinity, that of the next double of the stream. */
const laplace = (uniform: number): number => {
  const centred = Math.max(uniform, 2 ** -53) - 0.5;
  return centred < 0 ? Math.log1p(2 * centred) : -Math.log1p(-2 * centred);
};

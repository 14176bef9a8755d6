/**
 * A law of one real number, settled: no parameter is open any more. All in f64.
 */
export interface Law {
  /**
   * The smallest value whose `cdf` reaches `u`: feeding it uniform numbers draws from the law.
   * @param u chance, strictly between 0 and 1; at 0 or 1 the result may be infinite
   */
  quantile(u: number): number;
  /** Chance of a value of at most `x`, 0 to 1; `x` may be infinite, and an atom at `x` is included. */
  cdf(x: number): number;
  /** Expected value; Infinity where it diverges (pareto with shape <= 1), NaN where there is none (student with freedom <= 1). */
  readonly mean: number;
  /** `quantile(0.5)`. */
  readonly median: number;
  /**
   * Antiderivative of the mean: for a <= b, `partialMean(b) - partialMean(a) = E[X; a < X <= b]`.
   * It is fixed up to a constant only, so use differences. `x` may be infinite. Truncation takes its mean from here.
   */
  partialMean(x: number): number;
}

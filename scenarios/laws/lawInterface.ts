/**
 * A quantile on scales on which it is close to a straight line in both tails, so that few polynomials follow it closely.
 * `quantile(u) = fromSmooth(smoothAt(ln(u / (1 - u))))`.
 */
export interface SmoothQuantile {
  /** @param logit ln(u / (1 - u)), -36 to 36 */
  smoothAt(logit: number): number;
  fromSmooth(smooth: number): number;
}

/** What defines a law of one real number whose parameters are all settled. All in f64. */
export interface LawCore {
  /**
   * The smallest value whose `cdf` reaches `u`: feeding it uniform numbers draws from the law.
   * @param u chance, strictly between 0 and 1; at 0 or 1 the result may be infinite
   */
  quantile(u: number): number;
  /** Chance of a value of at most `x`, 0 to 1; `x` may be infinite, and an atom at `x` is included. */
  cdf(x: number): number;
  /** Expected value; Infinity where it diverges (pareto with shape <= 1), NaN where there is none (student with freedom <= 1). */
  readonly mean: number;
  /**
   * Antiderivative of the mean: for a <= b, `partialMean(b) - partialMean(a) = E[X; a < X <= b]`.
   * It is fixed up to a constant only, so use differences. `x` may be infinite. Truncation takes its mean from here.
   */
  partialMean(x: number): number;
  /** Only of laws whose quantile is slow; `tabulated` makes it fast. */
  readonly smoothQuantile?: SmoothQuantile;
}

/** A law of one real number whose parameters are all settled. */
export interface Law extends LawCore {
  /** `quantile(0.5)`, worked out when it is asked for. */
  readonly median: number;
}

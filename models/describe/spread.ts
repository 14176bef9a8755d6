/** P5, median, P95, mean and standard deviation of some values. */
export interface Spread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
  readonly sd: number;
}

/**
 * Quantile of type 7 of ascending values: linear between order statistics. R. J. Hyndman & Y. Fan, "Sample Quantiles in Statistical
 * Packages", The American Statistician 50 (1996).
 */
const quantile = (sorted: Float64Array, p: number): number => {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (position - Math.floor(position)) * (above - below);
};

/** The spread of one or more values; the standard deviation is that of a sample, 0 of a single value. */
export const spreadOf = (values: readonly number[] | Float64Array): Spread => {
  const sorted = Float64Array.from(values).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { p5: quantile(sorted, 0.05), p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), mean, sd: sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1)) };
};

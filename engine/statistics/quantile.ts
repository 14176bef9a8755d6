/**
 * Quantile of type 7: linear between the order statistics around rank (n - 1) p, counted from 0.
 * R. J. Hyndman & Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996); the default of R,
 * NumPy and spreadsheets.
 * @param sorted one or more values, ascending; infinities may stand at the ends, and then the quantile may be one
 * @param p chance, 0 to 1
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  return quantileBetween(sorted.length, p, (rank) => sorted[rank]);
}

/**
 * Quantile of type 7 of `count` values that are known by their order statistics only.
 * @param orderStatistic the value at a rank from 0 to count - 1; asked for one or two neighbouring ranks
 */
export function quantileBetween(count: number, p: number, orderStatistic: (rank: number) => number): number {
  const position = (count - 1) * p;
  const rank = Math.floor(position);
  const below = orderStatistic(rank);
  // Without this, an infinite neighbour of no weight would give NaN.
  if (position === rank) return below;
  const above = orderStatistic(rank + 1);
  return below === above || below === -Infinity ? below : below + (position - rank) * (above - below);
}

/** The ranks, ascending and each once, whose order statistics type-7 quantiles at these chances need. */
export function ranksFor(count: number, chances: readonly number[]): number[] {
  const ranks = chances.flatMap((p) => [Math.floor((count - 1) * p), Math.ceil((count - 1) * p)]);
  return [...new Set(ranks)].sort((a, b) => a - b);
}

/**
 * Chances one standard error of sampling below and above `p`: p -/+ sqrt(p (1 - p) / n), kept within 0 to 1.
 * Half the distance between the quantiles there is the standard error of the quantile at p (the binomial law of the number of
 * values below it; W. J. Conover, "Practical Nonparametric Statistics", 3.2).
 */
export function chancesAround(count: number, p: number): readonly [number, number] {
  const error = Math.sqrt((p * (1 - p)) / count);
  return [Math.max(0, p - error), Math.min(1, p + error)];
}

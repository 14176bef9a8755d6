/** Quantile of values by linear interpolation between order statistics (R. J. Hyndman & Y. Fan, "Sample quantiles in statistical packages", 1996, type 7). */
export const quantileOf = (values: ArrayLike<number>, chance: number): number => {
  const sorted = Float64Array.from(values).sort();
  const place = chance * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
};

/**
 * Mean absolute error of the seasonal naive inside the training part: what errors are measured in. R. J. Hyndman & G. Athanasopoulos,
 * "Forecasting: Principles and Practice" (3rd edition), section 5.8. Where it made none, because every season repeats the last, a hundredth of
 * the mean stands in for it, so that errors of others still have a size.
 */
export const seasonalScale = (training: ArrayLike<number>, season: number): number => {
  let sum = 0;
  for (let row = season; row < training.length; row++) sum += Math.abs(training[row] - training[row - season]);
  if (sum > 0) return sum / (training.length - season);
  for (let row = 0; row < training.length; row++) sum += training[row];
  return sum / training.length / 100;
};

/** Absolute error in units of the scale; its mean is MASE (section 5.8). Below 1: better than the seasonal naive inside the training part. */
export const scaledError = (actual: number, expected: number, scale: number): number => Math.abs(actual - expected) / scale;

/** Symmetric absolute percentage error, as a share, 0 to 2: 2 |y - f| / (y + f) for positive values; its mean is sMAPE (section 5.8). */
export const symmetricError = (actual: number, expected: number): number => (2 * Math.abs(actual - expected)) / (actual + expected);

/** Pinball loss of a quantile at chance `p`: (y - q) p above it, (q - y) (1 - p) below it (R. Koenker & G. Bassett, "Regression Quantiles", 1978). */
export const pinball = (actual: number, quantile: number, p: number): number =>
  actual >= quantile ? (actual - quantile) * p : (quantile - actual) * (1 - p);

/**
 * Mean absolute error of the seasonal naive inside the training part: what errors are measured in. R. J. Hyndman & G. Athanasopoulos,
 * "Forecasting: Principles and Practice" (3rd edition), section 5.8.
 */
export const seasonalScale = (training: ArrayLike<number>, season: number): number => {
  let sum = 0;
  for (let row = season; row < training.length; row++) sum += Math.abs(training[row] - training[row - season]);
  return sum / (training.length - season);
};

/**
 * Absolute error in units of the scale; its mean is MASE (section 5.8). Below 1: better than the seasonal naive inside the training part.
 * Where the seasonal naive made no error there, an error is infinitely many of them, and none is 0.
 */
export const scaledError = (actual: number, expected: number, scale: number): number => (actual === expected ? 0 : Math.abs(actual - expected) / scale);

/** Symmetric absolute percentage error, as a share, 0 to 2: 2 |y - f| / (y + f) for positive values; its mean is sMAPE (section 5.8). */
export const symmetricError = (actual: number, expected: number): number => (2 * Math.abs(actual - expected)) / (actual + expected);

/** Pinball loss of a quantile at chance `p`: (y - q) p above it, (q - y) (1 - p) below it (R. Koenker & G. Bassett, "Regression Quantiles", 1978). */
export const pinball = (actual: number, quantile: number, p: number): number => (actual >= quantile ? (actual - quantile) * p : (quantile - actual) * (1 - p));

/**
 * Mean absolute error of the seasonal naive inside the training part: what errors are measured in. Forecasting: Principles and Practice
 * (3rd edition), section 5.8.
 */
export const seasonalScale = (training: ArrayLike<number>, season: number): number => {
  let sum = 0;
  for (let row = season; row < training.length; row++) sum += Math.abs(training[row] - training[row - season]);
  return sum / (training.length - season);
};

/** Mean absolute scaled error: the mean absolute error in units of `scale` (section 5.8). Below 1: better than the seasonal naive inside the training part, one step ahead. */
export const mase = (actual: ArrayLike<number>, expected: ArrayLike<number>, scale: number): number => mean(actual, (value, at) => Math.abs(value - expected[at])) / scale;

/** Symmetric mean absolute percentage error, as a share: the mean of 2 |y - f| / (y + f), 0 to 2, for positive values (section 5.8). */
export const smape = (actual: ArrayLike<number>, expected: ArrayLike<number>): number => mean(actual, (value, at) => (2 * Math.abs(value - expected[at])) / (value + expected[at]));

/** Mean absolute percentage error, as a share (section 5.8). */
export const mape = (actual: ArrayLike<number>, expected: ArrayLike<number>): number => mean(actual, (value, at) => Math.abs(value - expected[at]) / value);

/** Pinball loss of a quantile at chance `p`: (y - q) p above it, (q - y) (1 - p) below it (R. Koenker & G. Bassett, "Regression Quantiles", 1978). */
export const pinball = (actual: number, quantile: number, p: number): number => (actual >= quantile ? (actual - quantile) * p : (quantile - actual) * (1 - p));

const mean = (values: ArrayLike<number>, of: (value: number, at: number) => number): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += of(values[at], at);
  return sum / values.length;
};

import type { Measure } from './measure.js';

/**
 * Coefficient of determination, `1 - sum (y - p)^2 / sum (y - mean y)^2` over held-out rows; below 0 where the predictions are worse than
 * the mean of those rows. NaN where all values are the same.
 */
export const determinationMeasure =
  (predicted: Float64Array, actual: ArrayLike<number>): Measure =>
  (counts) => {
    let total = 0;
    let sum = 0;
    for (let row = 0; row < predicted.length; row++) {
      total += counts[row];
      sum += counts[row] * actual[row];
    }
    const mean = sum / total;
    let unexplained = 0;
    let all = 0;
    for (let row = 0; row < predicted.length; row++) {
      unexplained += counts[row] * (actual[row] - predicted[row]) ** 2;
      all += counts[row] * (actual[row] - mean) ** 2;
    }
    return all === 0 ? Number.NaN : 1 - unexplained / all;
  };

/** Root of the mean squared error (RMSE), in the unit of the values. */
export const rootMeasure =
  (predicted: Float64Array, actual: ArrayLike<number>): Measure =>
  (counts) => {
    let squares = 0;
    let total = 0;
    for (let row = 0; row < predicted.length; row++) {
      squares += counts[row] * (actual[row] - predicted[row]) ** 2;
      total += counts[row];
    }
    return Math.sqrt(squares / total);
  };

/** Absolute errors, whose mean is the MAE, in the unit of the values. */
export const absoluteErrors = (predicted: Float64Array, actual: ArrayLike<number>): Float64Array =>
  predicted.map((value, row) => Math.abs(actual[row] - value));

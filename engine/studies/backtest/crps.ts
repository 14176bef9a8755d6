import type { Column } from '../../metrics/columns.js';
import type { Estimate } from '../estimate.js';

/** A column of trials in order, with the sums that scores of it need. */
export interface SortedColumn {
  readonly sorted: Float64Array;
  /** [rank] sum of the values before it; one more than values. */
  readonly sums: Float64Array;
}

export function sortedColumn(column: Column): SortedColumn {
  const sorted = Float64Array.from(column).sort();
  const sums = new Float64Array(sorted.length + 1);
  for (let rank = 0; rank < sorted.length; rank++) sums[rank + 1] = sums[rank] + sorted[rank];
  return { sorted, sums };
}

/** How many values are below a number; with `equal`, or equal to it. */
function rankOf({ sorted }: SortedColumn, value: number, equal = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (equal && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sum of the distances of all values from a number. */
function distancesFrom(column: SortedColumn, value: number): number {
  const { sorted, sums } = column;
  const rank = rankOf(column, value);
  return value * rank - sums[rank] + (sums[sorted.length] - sums[rank]) - value * (sorted.length - rank);
}

/** Sum of the distances between all ordered pairs of values. */
function distancesWithin({ sorted }: SortedColumn): number {
  let sum = 0;
  for (let rank = 0; rank < sorted.length; rank++) sum += (2 * rank - sorted.length + 1) * sorted[rank];
  return 2 * sum;
}

/**
 * Continuous ranked probability score of trials for what really happened, in the unit of the values; 0 is best, and for a single certain
 * forecast it is the absolute error: `mean |x_i - y| - sum over i, j of |x_i - x_j| / (2 n (n - 1))`, the fair form, whose expectation does
 * not depend on the number of trials. The influence of a trial is the first-order term of this U-statistic.
 * Source: T. Gneiting & A. Raftery (2007), Strictly proper scoring rules, JASA 102, equation 21; C. Ferro (2014), Fair scores for ensemble
 * forecasts, Quarterly Journal of the Royal Meteorological Society 140; W. Hoeffding (1948), A class of statistics with asymptotically normal distribution.
 * @param column [trial] two or more
 */
export function fairCrps(column: Column, actual: number, known: SortedColumn = sortedColumn(column)): Estimate {
  const count = column.length;
  const within = distancesWithin(known) / count / (count - 1);
  const value = distancesFrom(known, actual) / count - within / 2;
  // E|x_i - y| - g_i + within / 2 has the mean of the score, with g_i the mean distance of a trial from the others.
  const influence = Float64Array.from(column, (x) => Math.abs(x - actual) - distancesFrom(known, x) / (count - 1) + within / 2 - value);
  return { value, influence };
}

/**
 * Pinball (quantile) loss of a forecast quantile, in the unit of the values: the excess weighs `1 - chance` above what happens and `chance` below.
 * Twice its integral over all chances is the CRPS.
 * Source: R. Koenker & G. Bassett (1978), Regression quantiles, Econometrica 46.
 */
export function pinballLoss(quantile: number, chance: number, actual: number): number {
  return (actual - quantile) * (chance - Number(actual < quantile));
}

/** Where a value stands among the trials, 0 to 1: the share below it and half of those equal to it. */
export function placeAmong(column: SortedColumn, value: number): number {
  return (rankOf(column, value) + rankOf(column, value, true)) / 2 / column.sorted.length;
}

import type { Column } from '../../metrics/columns.js';
import { boundaryLoss, conditionalValueAtRisk, riskLevel, shareError } from '../../risk.js';
import { moments } from '../../statistics/columnStatistics.js';
import { chancesAround, quantileOfSorted } from '../../statistics/quantile.js';
import type { Estimate } from '../estimate.js';

/**
 * Estimates of statistics of a column: the values and errors of a summary, with what each trial adds to the error. Trials without a value
 * (NaN) are left out, as a summary leaves them out: their influence is 0.
 */

/** The values that are there. */
export function presentIn(column: Column): Float64Array {
  return Float64Array.from(column).filter((value) => !Number.isNaN(value));
}

/** Standard error sd / sqrt(n). Influence: y - mean. */
export function meanOfColumn(column: Column): Estimate {
  const present = presentIn(column);
  if (present.length === 0) return nothing(column);
  const { mean, sd } = moments(present);
  return estimateOf(column, mean, sd / Math.sqrt(present.length), (value) => value - mean);
}

/** Sample standard deviation (n - 1). Influence: ((y - mean)^2 - sd^2) / (2 sd), and the standard error that of their mean. */
export function deviationOfColumn(column: Column): Estimate {
  const present = presentIn(column);
  if (present.length === 0) return nothing(column);
  const { mean, sd } = moments(present);
  const count = present.length;
  // The mean of the squares is the variance with n: their influences then add up to 0.
  const centre = (sd * sd * (count - 1)) / count;
  const influence = (value: number): number => ((value - mean) ** 2 - centre) / (2 * sd);
  const error = sd === 0 ? 0 : moments(present.map(influence)).sd / Math.sqrt(count);
  return estimateOf(column, sd, error, influence);
}

/**
 * Quantile of type 7 and half the distance between those one standard error of sampling around it (`chancesAround`). Influence: whether a
 * trial lies below the quantile, scaled to that error; of trials that lie on it, the part that makes the share right.
 * An infinite quantile has no error; where only the upper end of the error is infinite, the lower half stands for both.
 * @param p chance, 0 to 1
 */
export function quantileOfColumn(column: Column, p: number): Estimate {
  const sorted = presentIn(column).sort();
  const count = sorted.length;
  if (count === 0) return nothing(column);
  const [value, low, high] = [p, ...chancesAround(count, p)].map((chance) => quantileOfSorted(sorted, chance)) as [number, number, number];
  if (!Number.isFinite(value)) return { value, influence: new Float64Array(column.length) };
  const error = Number.isFinite(low) && Number.isFinite(high) ? (high - low) / 2 : Number.isFinite(low) ? value - low : Number.isFinite(high) ? high - value : 0;
  let below = 0;
  let on = 0;
  for (const one of sorted) {
    if (one < value) below++;
    else if (one === value) on++;
  }
  const part = on === 0 ? 0 : Math.min(1, Math.max(0, (p * count - below) / on));
  const share = (below + part * on) / count;
  return estimateOf(column, value, error, (one) => share - (one < value ? 1 : one === value ? part : 0));
}

/** The share of ones among zeros and ones; binomial standard error sqrt(p (1 - p) / n). Influence: y - p. */
export function shareOfColumn(column: Column): Estimate {
  const present = presentIn(column);
  if (present.length === 0) return nothing(column);
  const share = present.reduce((sum, one) => sum + one, 0) / present.length;
  return estimateOf(column, share, shareError(share, present.length), (one) => one - share);
}

/** Value at risk of a loss, minus the column, as `valueAtRisk` has it: its quantile at 95 %. */
export function valueAtRiskOfColumn(column: Column): Estimate {
  return quantileOfColumn(Float64Array.from(column, (value) => -value), riskLevel);
}

/** Conditional value at risk, as `conditionalValueAtRisk` has it. Influence: what a trial loses beyond the boundary, / (1 - level). */
export function tailLossOfColumn(column: Column): Estimate {
  const present = presentIn(column);
  if (present.length === 0) return nothing(column);
  const { value, se } = conditionalValueAtRisk(present, riskLevel);
  const boundary = boundaryLoss(present, riskLevel);
  const beyond = (gain: number): number => Math.max(0, -gain - boundary);
  const mean = present.reduce((sum, gain) => sum + beyond(gain), 0) / present.length;
  return estimateOf(column, value, se, (gain) => beyond(gain) - mean);
}

function nothing({ length }: Column): Estimate {
  return { value: NaN, influence: new Float64Array(length) };
}

/** @param influence of a value, up to a factor, which is taken so that the standard error of the estimate is `error` */
function estimateOf(column: Column, value: number, error: number, influence: (value: number) => number): Estimate {
  const count = column.length;
  if (!(error > 0)) return { value, influence: new Float64Array(count) };
  const found = Float64Array.from(column, (one) => (Number.isNaN(one) ? 0 : influence(one)));
  const squares = found.reduce((sum, one) => sum + one * one, 0);
  const factor = squares > 0 ? error * Math.sqrt((count * (count - 1)) / squares) : 0;
  return { value, influence: found.map((one) => one * factor) };
}

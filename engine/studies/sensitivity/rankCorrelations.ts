import { cholesky } from '../../../scenarios/correlation.js';
import { ranksOf } from '../../statistics/ranks.js';
import { solvedByCholesky } from '../../statistics/solvedByCholesky.js';
import type { Estimated } from '../estimate.js';

/** A correlation with its 95 % interval. */
export interface Correlation extends Estimated {
  readonly low: number;
  readonly high: number;
}

/** How an input and a result rise together over the trials of a run, from -1 to 1. */
export interface RankCorrelation extends Correlation {
  /** The same with the inputs that it is correlated with kept still; null where there are none, or they leave nothing. */
  readonly partial: Correlation | null;
}

/**
 * Spearman's rank correlation of every input with a result, and the partial one given the inputs of its group.
 * The interval is `tanh(atanh r +/- 1.96 s)` with `s = sqrt((1 + r^2 / 2) / (n - 3 - k))`, k the inputs kept still: D. Bonett & T. Wright (2000),
 * Sample size requirements for estimating Pearson, Kendall and Spearman correlations, Psychometrika 65. The standard error is `(1 - r^2) s`, by the
 * delta method.
 * Source of the partial one: R. Iman & W. Conover (1979), The use of the rank transform in regression, Technometrics 21.
 * @param inputs [input][trial]
 * @param result [trial] trials without a number (NaN) are left out
 * @param groups numbers of the inputs that belong together, for each input itself included
 * @returns [input]; NaN where the input or the result does not vary
 */
export function rankCorrelations(inputs: readonly Float64Array[], result: Float64Array, groups: readonly (readonly number[])[]): RankCorrelation[] {
  const kept = result.map((value, trial) => (Number.isNaN(value) ? -1 : trial)).filter((trial) => trial >= 0);
  const scaled = (values: Float64Array): Float64Array => standardised(ranksOf(kept.map((trial) => values[trial])));
  const ranks = inputs.map(scaled);
  const outcome = scaled(result);
  const own = ranks.map((input) => correlation(input, outcome));
  return own.map((value, input) => {
    const others = groups[input].filter((other) => other !== input);
    const partial = others.length === 0 ? undefined : partialCorrelation([ranks[input], ...others.map((other) => ranks[other]), outcome]);
    return {
      ...withError(value, kept.length),
      partial: partial === undefined ? null : withError(partial, kept.length - others.length),
    };
  });
}

/** With mean 0 and a sum of squares of 1. */
function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return values.map((value) => (value - mean) / length);
}

function correlation(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let trial = 0; trial < first.length; trial++) sum += first[trial] * second[trial];
  return sum;
}

/** The 97.5 % point of the standard normal law. */
const outer = 1.959963984540054;

function withError(r: number, trials: number): Correlation {
  // Rounding may take a perfect correlation beyond 1.
  const value = Math.min(1, Math.max(-1, r));
  const error = Math.sqrt((1 + (value * value) / 2) / Math.max(1, trials - 3));
  const at = (errors: number): number => Math.tanh(Math.atanh(value) + errors * error);
  return { value, se: (1 - value * value) * error, low: at(-outer), high: at(outer) };
}

/** Of the first and the last column given those between: minus the scaled element of the inverse of their correlations; undefined where one follows from the others. */
function partialCorrelation(columns: readonly Float64Array[]): number | undefined {
  const lower = cholesky(columns.map((row) => columns.map((column) => correlation(row, column))));
  if (lower === undefined) return undefined;
  const last = columns.length - 1;
  const inverse = (at: number): number[] => solvedByCholesky(lower, columns.map((_, place) => Number(place === at)));
  const [ofFirst, ofLast] = [inverse(0), inverse(last)];
  return -ofFirst[last] / Math.sqrt(ofFirst[0] * ofLast[last]);
}

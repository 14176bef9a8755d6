import { crossFitted, foldsOf } from '../../statistics/crossFit.js';
import { naturalSpline } from '../../statistics/naturalSpline.js';

/** Something that could be known: an input over the trials. */
export interface Learnable {
  /** [trial] its standard-normal scores; of one that takes a few values, or values in no order, its values. */
  readonly numbers: Float64Array;
  readonly categorical: boolean;
}

/** The columns that an input stands for in a regression, [column][trial]: natural splines, or one for each value but the first; none where it does not vary. */
export function columnsOf({ numbers, categorical }: Learnable): Float64Array[] {
  if (!categorical) return naturalSpline(numbers);
  const [, ...others] = new Set(numbers);
  return others.map((value) => numbers.map((number) => Number(number === value)));
}

/** Parts of a cross-fit. */
const parts = 10;

export function partsOf(trials: number, seed: string): Int32Array {
  return foldsOf(trials, Math.min(parts, trials), seed);
}

/**
 * [input] The share of the variance of a result that each input explains by itself in trials that its fit did not see, so that one that says nothing
 * explains a little less than nothing. Only to sort by: Sobol's first index has an error with it.
 * @param result [trial] finite
 */
export function explainedBy(inputs: readonly Learnable[], result: Float64Array, seed: string): number[] {
  const folds = partsOf(result.length, seed);
  const mean = result.reduce((sum, value) => sum + value, 0) / result.length;
  const variance = result.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return inputs.map((input) => {
    const [predicted] = crossFitted(columnsOf(input), [result], folds);
    return 1 - result.reduce((sum, value, trial) => sum + (value - predicted[trial]) ** 2, 0) / variance;
  });
}

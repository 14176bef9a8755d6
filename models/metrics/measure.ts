import { bootstrapCounts } from '../training/bootstrap.js';

/** A figure of held-out rows, as a function of how often each row counts: once each, or as a bootstrap sample has it. NaN where it has no meaning. */
export type Measure = (counts: Float32Array) => number;

/** A figure and its standard error over resampled rows; null where no two resamples gave a number. */
export interface Measured {
  readonly value: number;
  readonly se: number | null;
}

const resamples = 200;

/**
 * Figures of the same rows with bootstrap standard errors: the standard deviation over 200 samples of the rows with replacement
 * (B. Efron & R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 6: 50 to 200 are enough for a standard error).
 * Samples in which a figure has no meaning (no one of a class) are left out for that figure.
 */
export const measureAll = <Name extends string>(measures: Readonly<Record<Name, Measure>>, rows: number, seed: string): Record<Name, Measured> => {
  const names = Object.keys(measures) as Name[];
  const samples = Array.from({ length: resamples }, (_, sample) => {
    const counts = bootstrapCounts(rows, `${seed} resample ${sample}`);
    return names.map((name) => measures[name](counts));
  });
  const once = new Float32Array(rows).fill(1);
  const measured = names.map((name, position) => [name, { value: measures[name](once), se: spreadOf(samples.map((figures) => figures[position])) }]);
  return Object.fromEntries(measured) as Record<Name, Measured>;
};

const spreadOf = (figures: readonly number[]): number | null => {
  const known = figures.filter(Number.isFinite);
  return known.length < 2 ? null : standardDeviation(known);
};

export const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index];
  return sum / values.length;
};

/** Sample standard deviation (n - 1). */
export const standardDeviation = (values: ArrayLike<number>): number => {
  const mean = meanOf(values);
  let squares = 0;
  for (let index = 0; index < values.length; index++) squares += (values[index] - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1));
};

/** The mean of values `[row]`. */
export const meanMeasure =
  (values: Float64Array): Measure =>
  (counts) => {
    let sum = 0;
    let total = 0;
    for (let row = 0; row < values.length; row++) {
      sum += counts[row] * values[row];
      total += counts[row];
    }
    return sum / total;
  };

import { cholesky } from '../../scenarios/correlation.js';
import { permutationOf } from '../random/permutation.js';
import { streamKey } from '../random/streams.js';
import { solvedByCholesky } from './solvedByCholesky.js';

/** The part of a trial, [trial]: each part has as many trials, in an order that a seed fixes. */
export function foldsOf(trials: number, parts: number, seed: string): Int32Array {
  const place = permutationOf(trials, streamKey(seed, 'folds'));
  return Int32Array.from({ length: trials }, (_, trial) => place(trial) % parts);
}

/** Keeps a column that follows from the others from mattering; against columns of variance 1 it is nothing. */
const ridge = 1e-6;

/**
 * Least squares of some results on the same columns and a constant, where the prediction of a trial comes from a fit that did not see its part.
 * Source: V. Chernozhukov et al. (2018), Double/debiased machine learning, The Econometrics Journal 21, definition 3.1.
 * @param columns [column][trial]; those that do not vary are left out
 * @param results [result][trial]
 * @param folds [trial] the part of each trial, from `foldsOf`
 * @returns [result][trial]
 */
export function crossFitted(columns: readonly Float64Array[], results: readonly Float64Array[], folds: Int32Array): Float64Array[] {
  const trials = folds.length;
  const design = rowsOf(columns, trials);
  const width = design.length / trials;
  const parts = Math.max(...folds) + 1;
  const grams = Array.from({ length: parts }, () => new Float64Array(width * width));
  const products = Array.from({ length: parts }, () => results.map(() => new Float64Array(width)));
  for (let trial = 0; trial < trials; trial++) {
    const [gram, product, start] = [grams[folds[trial]], products[folds[trial]], trial * width];
    for (let row = 0; row < width; row++) {
      const value = design[start + row];
      for (let column = 0; column <= row; column++) gram[row * width + column] += value * design[start + column];
      for (let result = 0; result < results.length; result++) product[result][row] += value * results[result][trial];
    }
  }
  const weights = grams.map((_, part) => weightsWithout(part, grams, products, width, trials));
  return results.map((_, result) =>
    Float64Array.from({ length: trials }, (_zero, trial) => {
      const own = weights[folds[trial]][result];
      let sum = 0;
      for (let column = 0; column < width; column++) sum += own[column] * design[trial * width + column];
      return sum;
    }),
  );
}

/** [trial][column] the constant, then every column that varies, with mean 0 and variance 1. */
function rowsOf(columns: readonly Float64Array[], trials: number): Float64Array {
  const scaled = columns.flatMap((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / trials;
    const sd = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / trials);
    return sd > Math.abs(mean) * 1e-12 ? [column.map((value) => (value - mean) / sd)] : [];
  });
  const width = scaled.length + 1;
  const rows = new Float64Array(trials * width);
  for (let trial = 0; trial < trials; trial++) {
    rows[trial * width] = 1;
    scaled.forEach((column, place) => (rows[trial * width + place + 1] = column[trial]));
  }
  return rows;
}

/** [result][column] of a fit to all parts but one. */
function weightsWithout(part: number, grams: readonly Float64Array[], products: readonly (readonly Float64Array[])[], width: number, trials: number): number[][] {
  const others = grams.map((_, other) => other).filter((other) => other !== part);
  const sum = (pick: (other: number) => number): number => others.reduce((total, other) => total + pick(other), 0) / trials;
  const at = (row: number, column: number): number => sum((other) => grams[other][Math.max(row, column) * width + Math.min(row, column)]) + (row === column ? ridge : 0);
  const lower = cholesky(Array.from({ length: width }, (_, row) => Array.from({ length: width }, (_zero, column) => at(row, column))));
  if (lower === undefined) throw new Error(`${width} columns have no least squares fit`);
  return products[part].map((_, result) => solvedByCholesky(lower, Array.from({ length: width }, (_zero, row) => sum((other) => products[other][result][row]))));
}

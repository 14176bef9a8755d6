import { cholesky } from '../../scenarios/correlation.js';

/**
 * The inverse of a symmetric positive definite matrix; undefined when it is not positive definite, or so nearly that its inverse means nothing.
 * Scaled to a unit diagonal first, so that the units of its rows do not matter. Golub & Van Loan (2013), Matrix Computations, section 4.2.
 */
export const inverseOfPositive = (matrix: readonly (readonly number[])[]): number[][] | undefined => {
  const scale = matrix.map((row, place) => 1 / Math.sqrt(row[place]));
  if (!scale.every((factor) => Number.isFinite(factor))) return undefined;
  const lower = cholesky(matrix.map((row, i) => row.map((value, j) => value * scale[i] * scale[j])));
  if (lower === undefined) return undefined;
  const columns = matrix.map((_, unit) => backward(lower, forward(lower, unit)));
  return columns.map((column, i) => column.map((value, j) => value * scale[i] * scale[j]));
};

export const times = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, place) => sum + value * vector[place], 0));

/** L y = the unit vector. */
const forward = (lower: readonly (readonly number[])[], unit: number): number[] =>
  lower.reduce<number[]>((solved, row, place) => {
    const known = solved.reduce((sum, value, before) => sum + row[before] * value, 0);
    return [...solved, ((place === unit ? 1 : 0) - known) / row[place]];
  }, []);

/** L' x = y. */
const backward = (lower: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const solved = right.map(() => 0);
  for (let place = right.length - 1; place >= 0; place--) {
    let known = 0;
    for (let after = place + 1; after < right.length; after++) known += lower[after][place] * solved[after];
    solved[place] = (right[place] - known) / lower[place][place];
  }
  return solved;
};

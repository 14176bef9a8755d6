import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Scenario } from '../../scenarios/scenario.js';
import { belowOne, type UniformOfTrial } from './design.js';
import { InvalidDraw } from './invalidDraw.js';

const cdf = normalCdf.factory(0, 1);
const quantile = normalQuantile.factory(0, 1);

/**
 * Pearson's correlation of two normal numbers whose rank correlation (Spearman's) is this.
 * Source: K. Pearson (1907), On further methods of determining correlation; W. Kruskal (1958), Ordinal measures of association, section 6.
 */
export function pearsonOfSpearman(rankCorrelation: number): number {
  return 2 * Math.sin((Math.PI * rankCorrelation) / 6);
}

/**
 * The numbers of correlated dimensions, by path, with a Gaussian copula: independent numbers become normal ones, are mixed by the Cholesky
 * factor of the whole matrix, and become uniform again. A dimension takes part of those named before it, so the first that is named,
 * and any that is correlated with none before it, is what it was; and so is any that is not named.
 * In a Latin hypercube those keep one number in every part; the others follow their law, and are closer to it than independent numbers,
 * but no longer have exactly one number in every part.
 * Source: R. Nelsen (2006), An Introduction to Copulas, section 2.3; S. Ghosh & S. Henderson (2003), Behavior of the NORTA method.
 * @throws InvalidDraw where the correlations contradict each other
 */
export function correlated(correlations: Scenario['correlations'], independent: (path: string) => UniformOfTrial): ReadonlyMap<string, UniformOfTrial> {
  const paths = [...new Set(correlations.flatMap(({ first, second }) => [first, second]))];
  const rows = cholesky(paths, matrixOf(paths, correlations));
  return new Map(paths.map((path, position) => [path, mixture(rows[position], paths, independent)]));
}

function mixture(weights: readonly number[], paths: readonly string[], independent: (path: string) => UniformOfTrial): UniformOfTrial {
  const parts = weights.flatMap((weight, position) => (weight === 0 ? [] : [{ weight, uniform: independent(paths[position]) }]));
  if (parts.length === 1) return parts[0].uniform;
  return (trial) => {
    let z = 0;
    for (const { weight, uniform } of parts) z += weight * quantile(uniform(trial));
    return Math.min(Math.max(cdf(z), Number.MIN_VALUE), belowOne);
  };
}

function matrixOf(paths: readonly string[], correlations: Scenario['correlations']): number[][] {
  const matrix = paths.map((_, row) => paths.map((__, column) => Number(row === column)));
  for (const { first, second, value } of correlations) {
    const [row, column] = [paths.indexOf(first), paths.indexOf(second)];
    matrix[row][column] = matrix[column][row] = pearsonOfSpearman(value);
  }
  return matrix;
}

/** Below this share of variance of its own, a dimension follows from those before it. */
const leastOwnVariance = 1e-10;

/** The lower triangle L, row by row, with L L' the matrix. Source: G. Golub & C. Van Loan (2013), Matrix Computations, section 4.2. */
function cholesky(paths: readonly string[], matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  matrix.forEach((wanted, position) => {
    const row: number[] = [];
    for (let column = 0; column < position; column++) {
      row.push((wanted[column] - dot(row, rows[column], column)) / rows[column][column]);
    }
    const own = wanted[position] - dot(row, row, position);
    if (own < leastOwnVariance) throw contradiction(paths, wanted, position);
    rows.push([...row, Math.sqrt(own)]);
  });
  return rows;
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let position = 0; position < length; position++) sum += a[position] * b[position];
  return sum;
}

/** Names the value that cannot be had, and the one before it that it is correlated with most. */
function contradiction(paths: readonly string[], wanted: readonly number[], position: number): InvalidDraw {
  const before = wanted.slice(0, position).map(Math.abs);
  const other = before.indexOf(Math.max(...before));
  return new InvalidDraw(
    `correlations: no values are correlated as stated, because of ${paths[other]} and ${paths[position]}: the matrix is not positive definite`,
  );
}

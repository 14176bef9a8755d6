/** Two values, by name, and Spearman's rank correlation of them. */
export interface RankCorrelation {
  readonly first: string;
  readonly second: string;
  readonly value: number;
}

/**
 * Pearson's correlation of two normal numbers whose rank correlation (Spearman's) is this.
 * Source: K. Pearson (1907), On further methods of determining correlation; W. Kruskal (1958), Ordinal measures of association, section 6.
 */
export const pearsonOfSpearman = (rankCorrelation: number): number => 2 * Math.sin((Math.PI * rankCorrelation) / 6);

/** The matrix of Pearson's correlations [value, value] of the normal numbers behind the values; what is not stated is 0. */
export const correlationMatrix = (names: readonly string[], correlations: readonly RankCorrelation[]): number[][] => {
  const matrix = names.map((_, row) => names.map((__, column) => Number(row === column)));
  for (const { first, second, value } of correlations) {
    const [row, column] = [names.indexOf(first), names.indexOf(second)];
    matrix[row][column] = matrix[column][row] = pearsonOfSpearman(value);
  }
  return matrix;
};

/** Below this share of variance of its own, a value follows from those before it. */
const leastOwnVariance = 1e-10;

/**
 * The lower triangle L, row by row, with L L' the matrix of correlations; undefined when the matrix is not positive definite.
 * Source: G. Golub & C. Van Loan (2013), Matrix Computations, section 4.2.
 */
export const cholesky = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | undefined => {
  const rows: number[][] = [];
  for (const wanted of matrix) {
    const row: number[] = [];
    for (const before of rows) row.push((wanted[row.length] - dot(row, before)) / before[row.length]);
    const own = wanted[row.length] - dot(row, row);
    if (!(own >= leastOwnVariance)) return undefined;
    rows.push([...row, Math.sqrt(own)]);
  }
  return rows;
};

/** Over the length of the first. */
const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let position = 0; position < a.length; position++) sum += a[position] * b[position];
  return sum;
};

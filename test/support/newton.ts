/** Solves a system of linear equations by elimination with pivots. */
export const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, index) => [...row, right[index]]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows.slice(column).reduce((best, row, index) => (Math.abs(row[column]) > Math.abs(rows[best][column]) ? column + index : best), column);
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = column + 1; row < size; row++) {
      const factor = rows[row][column] / rows[column][column];
      for (let at = column; at <= size; at++) rows[row][at] -= factor * rows[column][at];
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    const known = solution.reduce((sum, value, column) => (column > row ? sum + rows[row][column] * value : sum), 0);
    solution[row] = (rows[row][size] - known) / rows[row][row];
  }
  return solution;
};

/**
 * Coefficients, the intercept first, that minimise the weighted mean loss of a row plus `penalty` x the sum of squared coefficients without the
 * intercept: by Newton's method in double precision (iteratively reweighted least squares for the logistic loss, one step of least
 * squares for half the squared error).
 * @param rows [row][feature]
 */
export const newton = (
  loss: 'logistic' | 'squared',
  rows: readonly (readonly number[])[],
  target: readonly number[],
  weights: readonly number[],
  penalty: number,
): number[] => {
  const width = rows[0].length + 1;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let coefficients = new Array<number>(width).fill(0);
  for (let step = 0; step < (loss === 'squared' ? 1 : 30); step++) {
    const gradient = coefficients.map((coefficient, column) => (column === 0 ? 0 : 2 * penalty * coefficient));
    const curvature = coefficients.map((_, column) => coefficients.map((__, other) => (column === other && column > 0 ? 2 * penalty : 0)));
    rows.forEach((row, index) => {
      const features = [1, ...row];
      const score = features.reduce((sum, value, column) => sum + value * coefficients[column], 0);
      const predicted = loss === 'squared' ? score : 1 / (1 + Math.exp(-score));
      const bend = loss === 'squared' ? 1 : predicted * (1 - predicted);
      const weight = weights[index] / total;
      features.forEach((value, column) => {
        gradient[column] += weight * (predicted - target[index]) * value;
        features.forEach((other, place) => (curvature[column][place] += weight * bend * value * other));
      });
    });
    const change = solve(curvature, gradient);
    coefficients = coefficients.map((coefficient, column) => coefficient - change[column]);
  }
  return coefficients;
};

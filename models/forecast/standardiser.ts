import type { RowWeights } from './method.js';

/** Brings features to mean 0 and standard deviation 1, in place; `features` are those of one row. */
export type Standardiser = (features: Float64Array) => void;

interface Step {
  readonly mean: number;
  /** How much of each column before it is taken out. */
  readonly projections: readonly number[];
  /** 1 over the standard deviation; 0: nothing is left of the column. */
  readonly scale: number;
}

/** Share of its variance below which a column is rounding, or says nothing that those before it do not say. */
const rounding = 1e-12;

/**
 * Means and standard deviations of columns over the rows that count.
 * @param raw `[row][column]`
 * @param orthogonal whether each column is also freed of what the columns before it say (G. H. Golub & C. F. Van Loan, "Matrix Computations",
 *   5.2.8, modified Gram-Schmidt): a linear regression finds the same expectations, and descent, which columns that go together slow down, finds
 *   them soon
 */
export const standardiserOf = (raw: readonly Float64Array[], counts: RowWeights, orthogonal: boolean): Standardiser => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const average = (of: (row: number) => number): number => {
    let sum = 0;
    for (let row = 0; row < counts.length; row++) if (counts[row] !== 0) sum += counts[row] * of(row);
    return sum / total;
  };
  const done: Float64Array[] = [];
  const steps = Array.from(raw[0], (_, column): Step => {
    const mean = average((row) => raw[row][column]);
    const values = Float64Array.from(raw, (features) => features[column] - mean);
    const before = average((row) => values[row] ** 2);
    const projections = orthogonal
      ? done.map((other) => {
          const shared = average((row) => values[row] * other[row]);
          values.forEach((_, row) => (values[row] -= shared * other[row]));
          return shared;
        })
      : [];
    const variance = average((row) => values[row] ** 2);
    const scale = variance > rounding * (before + mean * mean) ? 1 / Math.sqrt(variance) : 0;
    done.push(values.map((value) => value * scale));
    return { mean, projections, scale };
  });
  return (features) =>
    steps.forEach(({ mean, projections, scale }, column) => {
      let value = features[column] - mean;
      projections.forEach((shared, other) => (value -= shared * features[other]));
      features[column] = value * scale;
    });
};

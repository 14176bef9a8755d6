/** Rows of features as descent reads them: some at a time, so that wide and mostly empty rows need not all be written out at once. */
export interface Inputs {
  readonly rows: number;
  /** Features of a row. */
  readonly width: number;
  /** Writes the features of rows one after another, `[place in rows][feature]`; every place of `into` that is meant is written. */
  readonly fill: (rows: Int32Array, into: Float32Array) => void;
  /** Scalar product of the features of a row with coefficients `[feature]` that begin at `from`. */
  readonly product: (row: number, coefficients: Float64Array, from: number) => number;
}

/**
 * Features that are all kept.
 * @param matrix [row][feature]
 */
export const denseInputs = (matrix: Float32Array, width: number): Inputs => ({
  rows: width === 0 ? 0 : matrix.length / width,
  width,
  fill: (rows, into) => rows.forEach((row, place) => into.set(matrix.subarray(row * width, (row + 1) * width), place * width)),
  product: (row, coefficients, from) => {
    let sum = 0;
    for (let feature = 0; feature < width; feature++) sum += matrix[row * width + feature] * coefficients[from + feature];
    return sum;
  },
});

/** Rows of few features that are not 0, one after another: features `at[starts[row]]` to `at[starts[row + 1] - 1]` have these values. */
export interface SparseRows {
  readonly width: number;
  /** [row + 1] */
  readonly starts: Int32Array;
  readonly at: Int32Array;
  readonly values: Float32Array;
}

/** Features of which only those that are not 0 are kept. */
export const sparseInputs = ({ width, starts, at, values }: SparseRows): Inputs => ({
  rows: starts.length - 1,
  width,
  fill: (rows, into) => {
    into.fill(0, 0, rows.length * width);
    rows.forEach((row, place) => {
      for (let entry = starts[row]; entry < starts[row + 1]; entry++) into[place * width + at[entry]] = values[entry];
    });
  },
  product: (row, coefficients, from) => {
    let sum = 0;
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) sum += values[entry] * coefficients[from + at[entry]];
    return sum;
  },
});

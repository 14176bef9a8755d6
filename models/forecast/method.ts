/**
 * What a fit has learned, as a function of the past. All methods speak in logarithms of the history, so that demand stays above 0 and
 * errors are shares of it.
 */
export interface FittedMethod {
  /** The logarithm expected at step `at` (0 is the first row of the history), from the logarithms before it: `logs[0]` to `logs[at - 1]`. */
  readonly next: (logs: Float64Array, at: number) => number;
  /** The first step that has enough before it to be expected. */
  readonly start: number;
}

/**
 * How much each row of the history counts, `[row]`: 0 for rows that a fit must not see, 1 for the others. A row counts as a target; what
 * stands before it is always seen.
 */
export type RowWeights = Float64Array;

/** What one fit learns from. */
export interface Sample {
  /** Logarithms of a history. `[row]` */
  readonly logs: Float64Array;
  readonly weights: RowWeights;
}

/** A way to forecast. */
export interface ForecastMethod {
  readonly name: string;
  /** Whether it learns step by step, so that Ctrl-C leaves it half learned. */
  readonly gradual: boolean;
  /** Fits one model for each sample; all have equally many rows. */
  readonly fit: (samples: readonly Sample[]) => Promise<readonly FittedMethod[]>;
}

/** The logarithms expected at the `steps` steps after the first `known` rows, each from those before it. `[step]` */
export const forecast = ({ next }: FittedMethod, logs: Float64Array, known: number, steps: number): Float64Array => {
  const path = new Float64Array(known + steps);
  path.set(logs.subarray(0, known));
  for (let at = known; at < path.length; at++) path[at] = next(path, at);
  return path.slice(known);
};

/** How far the first `known` rows were from what was expected one step before them, from `start` on. `[row - start]` */
export const residualsOf = ({ next, start }: FittedMethod, logs: Float64Array, known: number): Float64Array =>
  Float64Array.from({ length: Math.max(0, known - start) }, (_, row) => logs[start + row] - next(logs, start + row));

/** What a fit learns from that sees the first `known` rows, each once. */
export const firstRows = (logs: Float64Array, known: number): Sample => ({ logs, weights: new Float64Array(logs.length).fill(1, 0, known) });

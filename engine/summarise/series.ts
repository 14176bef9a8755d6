import type { Column } from '../metrics/columns.js';
import { rowOf } from '../outputs.js';
import type { Series } from '../summary.js';
import type { Trials } from '../trials.js';

/** Mean and standard error by step of an output that has a row for each step. */
export function seriesOf({ outputs, model }: Trials, unit: string, output: string): Series {
  const steps = Array.from({ length: model.steps }, (_, step) => meanOf(rowOf(outputs, output, step)));
  return { unit, mean: steps.map(({ mean }) => mean), se: steps.map(({ se }) => se) };
}

/** The mean of a column and its standard error, sd / sqrt(n); 0 for one value. Two passes, so that nothing cancels. @throws Error where it is not finite */
export function meanOf(column: Column): { readonly mean: number; readonly se: number } {
  let sum = 0;
  for (let trial = 0; trial < column.length; trial++) sum += column[trial];
  const mean = sum / column.length;
  if (!Number.isFinite(mean)) throw new Error(`a column of ${column.length} values has no finite mean: ${mean}`);
  let squares = 0;
  for (let trial = 0; trial < column.length; trial++) squares += (column[trial] - mean) ** 2;
  return { mean, se: column.length === 1 ? 0 : Math.sqrt(squares / (column.length - 1) / column.length) };
}

import type { Scenario } from '../../../scenarios/scenario.js';
import type { Outputs } from '../../outputs.js';
import type { ColumnStatistics } from '../../statistics/column-statistics.js';
import type { SimdCode } from './module.js';

/** What a worker is started with; the arrays are shared, not copied. */
export interface WorkerStart {
  readonly scenario: Scenario;
  readonly code: SimdCode;
  readonly outputs: Outputs;
  /** One counter from which the workers take their turns. */
  readonly turns: Int32Array;
}

/** One column of values: a row of an output, such as a measure in a month. */
export interface OutputRow {
  readonly name: string;
  readonly row: number;
}

/** What all workers are asked to do together, turn by turn until there is none left. */
export type Task =
  | { readonly kind: 'simulate'; readonly firstTrial: number; readonly trials: number }
  | { readonly kind: 'summarise'; readonly rows: readonly OutputRow[] };

/** Statistics of the rows that one worker took, with their positions in the task. */
export type RowStatistics = readonly { readonly position: number; readonly statistics: ColumnStatistics }[];

export type Answer =
  | { readonly kind: 'done'; readonly rows: RowStatistics }
  | { readonly kind: 'failed'; readonly message: string; readonly invalid: boolean };

import type { OutputRow, Outputs } from '../../outputs.js';
import type { ColumnStatistics } from '../../statistics/columnStatistics.js';
import type { Memory } from '../memory.js';
import type { SimdCode } from './module.js';

/** Tables with values per trial, drawn for a batch: `[..shape][trial of the batch]` by name, `width` trials apart. */
export interface DrawnTables {
  readonly memory: Memory;
  readonly width: number;
}

/** What a thread needs to simulate; outputs, drawn tables and turns are shared with the others, not copied. */
export interface Crew {
  readonly code: SimdCode;
  /** The tables that all trials share, filled. */
  readonly shared: Memory;
  /** Two batches: one is simulated while the other is drawn. */
  readonly drawn: readonly DrawnTables[];
  readonly outputs: Outputs;
  /** One counter from which the threads take their turns. */
  readonly turns: Int32Array;
}

/** What all threads are asked to do together, turn by turn until there is none left. */
export type Task =
  | { readonly kind: 'simulate'; readonly firstTrial: number; readonly trials: number; readonly batch: number }
  | { readonly kind: 'summarise'; readonly rows: readonly OutputRow[] };

/** What a worker hears: first what to work with, then one task after another. */
export type Message = { readonly kind: 'begin'; readonly crew: Crew } | Task;

/** Statistics of the rows that one thread took, with their positions in the task. */
export type RowStatistics = readonly { readonly position: number; readonly statistics: ColumnStatistics }[];

export type Answer = { readonly kind: 'done'; readonly rows: RowStatistics } | { readonly kind: 'failed'; readonly message: string };

/** What every training needs beside its data. */
export interface TrainingContext {
  /** Text that fixes initial weights, shuffles, splits and resamples. */
  readonly seed: string;
  /** Members of the ensemble, 1 to 100. */
  readonly members: number;
  /** Aborted by Ctrl-C: training stops after the batch it is in and keeps the best weights so far. */
  readonly signal: AbortSignal;
  /** Told now and then how far training is, and with what. */
  readonly onProgress: (what: string, done: number, total: number) => void;
  /** ISO date of today, for the card. */
  readonly date: string;
  /** Licence of the data as the user states it, for the card. */
  readonly licence: string | null;
  /** Cells with fewer rows are not shown or stored. */
  readonly smallestCell: number;
  /** Epsilon of the differentially private noise on fitted counts; null: none. Fits that cannot add it refuse it. */
  readonly epsilon: number | null;
}

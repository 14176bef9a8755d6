/** What a file of actual figures is laid over: the steps of a simulated story, and the measures that it has. */
export interface Story {
  /** Label of each step: `2027-01` for months, the date on which it begins for weeks and days. */
  readonly labels: readonly string[];
  readonly step: 'month' | 'week' | 'day';
  readonly measures: readonly string[];
}

/** What really happened, by the steps of a story. */
export interface Actuals {
  readonly file: string;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** One or more, in the order of the file's columns; each has a value within the story. */
  readonly measures: readonly ActualMeasure[];
  /** Columns of the file that bear the name of no measure, or have no value within the story. */
  readonly ignored: readonly string[];
}

/** What really happened to one measure. */
export interface ActualMeasure {
  readonly name: string;
  readonly column: string;
  /** [step] NaN where the file has no value; it may end before the story does, and its last value is one. */
  readonly values: readonly number[];
  /** What the file has of the time before the story, in order of time; `step` is negative, -1 the one before the first. */
  readonly before: readonly { readonly step: number; readonly label: string; readonly value: number }[];
}

/** One value for each trial, [trial]. */
export type Column = Float32Array | Float64Array;

/** A column for each step, [step][trial]. */
export type Columns = readonly Column[];

/** Steps of which a metric is taken: from `first` up to but not with `end`. */
export interface Window {
  readonly first: number;
  readonly end: number;
  /** Its length in months. */
  readonly months: number;
  readonly stepsPerMonth: number;
}

/** The last `months` months of the horizon, or all of it where it is shorter. */
export function trailingWindow(steps: number, stepsPerMonth: number, months = 12): Window {
  return windowUpTo(steps, stepsPerMonth, months);
}

/** The `months` months that end with step `end`, or as many as there are before it. */
export function windowUpTo(end: number, stepsPerMonth: number, months: number): Window {
  const first = Math.max(0, end - Math.round(months * stepsPerMonth));
  return { first, end, months: Number(((end - first) / stepsPerMonth).toPrecision(12)), stepsPerMonth };
}

/** [trial] the sum over a window of some columns, line by line, in f64; 0 where there are no lines. */
export function windowSum(lines: readonly Columns[], { first, end }: Pick<Window, 'first' | 'end'>, trials: number): Float64Array {
  const sum = new Float64Array(trials);
  for (const line of lines) {
    for (let step = first; step < end; step++) {
      const column = line[step];
      for (let trial = 0; trial < trials; trial++) sum[trial] += column[trial];
    }
  }
  return sum;
}

/** What has no value in a trial: statistics leave it out. */
export const missing = Number.NaN;

/** [trial] `over / under`; missing where the denominator is not above zero, or the numerator is missing. */
export function ratio(over: Column, under: Column): Float64Array {
  return Float64Array.from(over, (value, trial) => (under[trial] > 0 ? value / under[trial] : missing));
}

/** [trial] a value computed from those of some columns. */
export function each<N extends readonly Column[]>(columns: N, value: (...values: { [K in keyof N]: number }) => number): Float64Array {
  const values = new Array<number>(columns.length);
  return Float64Array.from(columns[0], (_, trial) => {
    for (let index = 0; index < columns.length; index++) values[index] = columns[index][trial];
    return value(...(values as unknown as { [K in keyof N]: number }));
  });
}

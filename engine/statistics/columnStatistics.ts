import { chancesAround, quantileBetween, ranksFor } from './quantile.js';
import { selector } from './selection.js';

/** What a summary says of one column of trials; all in the unit of the column. */
export interface ColumnStatistics {
  readonly mean: number;
  /** Sample standard deviation (n - 1); 0 for one value. */
  readonly sd: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  /**
   * Monte Carlo standard errors. Of the mean: sd / sqrt(n). Of a quantile: half the distance between the quantiles one standard
   * error of sampling below and above its chance (`chancesAround`). All 0 for one value; too small for the tails of very few values
   * (n p < 1), whose quantiles end at the smallest and largest value.
   */
  readonly se: { readonly mean: number; readonly p5: number; readonly p50: number; readonly p95: number };
}

/**
 * Statistics of one column, computed by a function that keeps its scratch memory: make one a thread and use it for every column.
 * @param values [trial] one or more finite numbers of magnitude below 1e150; not changed
 * @throws Error on an empty column, on one with NaN or an infinity in it, or with a greater magnitude
 */
export type SummariseColumn = (values: Float32Array | Float64Array) => ColumnStatistics;

/** The chances of the quantiles, then those one standard error around P5, P50 and P95. */
const chancesFor = (count: number) => [0.05, 0.25, 0.5, 0.75, 0.95, ...[0.05, 0.5, 0.95].flatMap((p) => chancesAround(count, p))];

export function columnSummariser(): SummariseColumn {
  const select = selector();
  let scratch = new Float64Array(0);
  return (values) => {
    const count = values.length;
    if (count > scratch.length && values instanceof Float32Array) scratch = new Float64Array(count);
    const column = values instanceof Float64Array ? values : scratch.subarray(0, count);
    if (values instanceof Float32Array) column.set(values);

    const { mean, sd } = moments(column);
    if (!Number.isFinite(mean)) throw new Error(`a column of ${count} values has no finite mean: ${mean}`);
    if (!Number.isFinite(sd)) throw new Error(`a column of ${count} values has no finite spread: ${sd}`);
    const chances = chancesFor(count);
    const ranks = ranksFor(count, chances);
    const found = select(column, ranks);
    const [p5, p25, p50, p75, p95, ...ends] = chances.map((p) =>
      quantileBetween(count, p, (rank) => found[ranks.indexOf(rank)]),
    ) as [number, number, number, number, number, ...number[]];
    const halfDistance = (first: number) => (ends[first + 1] - ends[first]) / 2;
    return {
      mean,
      sd,
      p5,
      p25,
      p50,
      p75,
      p95,
      se: { mean: sd / Math.sqrt(count), p5: halfDistance(0), p50: halfDistance(2), p95: halfDistance(4) },
    };
  };
}

/** `columnSummariser()` of this thread. */
export const summariseColumn: SummariseColumn = columnSummariser();

/**
 * Mean and sample standard deviation in one pass, from sums of differences to the first value: being one of the values, it is at
 * most sqrt(n) standard deviations from the mean, so that little cancels even where the mean is huge beside the spread
 * (T. F. Chan, G. H. Golub & R. J. LeVeque, "Algorithms for Computing the Sample Variance", The American Statistician 37, 1983).
 * Two sums each, of even and odd places, so that the additions need not wait for one another.
 */
export function moments(values: Float64Array): { readonly mean: number; readonly sd: number } {
  const count = values.length;
  const shift = values[0] ?? Number.NaN;
  let sum = 0;
  let oddSum = 0;
  let squares = 0;
  let oddSquares = 0;
  const pairs = count & ~1;
  for (let index = 0; index < pairs; index += 2) {
    const even = values[index] - shift;
    const odd = values[index + 1] - shift;
    sum += even;
    oddSum += odd;
    squares += even * even;
    oddSquares += odd * odd;
  }
  if (pairs < count) {
    const last = values[pairs] - shift;
    sum += last;
    squares += last * last;
  }
  sum += oddSum;
  const variance = count === 1 ? 0 : Math.max(0, squares + oddSquares - (sum * sum) / count) / (count - 1);
  return { mean: shift + sum / count, sd: Math.sqrt(variance) };
}

import { quantileBetween, ranksFor } from './quantile.js';
import { selector } from './selection.js';

/** Counts between round edges, as Summary.histograms holds them. */
export interface Histogram {
  /** One more than counts, ascending, each a multiple of 1, 2 or 5 times a power of ten, in the unit of the values. */
  readonly edges: number[];
  /** counts[i]: values with edges[i] <= value < edges[i + 1]. */
  readonly counts: number[];
  /** Values below the first edge. */
  readonly below: number;
  /** Values at or above the last edge. */
  readonly above: number;
}

/** The bins cover P0.5 to P99.5: what lies outside would squeeze them, and is counted in `below` and `above`. */
const coverage = [0.005, 0.995] as const;

/**
 * Histogram with about `bins` bins of one round width (1, 2 or 5 times a power of ten), from the round edge at or below P0.5 to the
 * first above P99.5. Values without spread, or with less than 1e-9 of their size, give a single bin around them.
 * @param values [trial] one or more finite numbers; not changed
 * @param options bins: how many are wanted, default 40; the rounding gives between 0.6 and 1.6 times as many
 */
export function roundHistogram(values: Float64Array, { bins = 40 }: { readonly bins?: number } = {}): Histogram {
  const edges = roundEdges(...covered(values), bins);
  const counts = new Array<number>(edges.length - 1).fill(0);
  const first = edges[0];
  const last = edges[edges.length - 1];
  let below = 0;
  let above = 0;
  for (const value of values) {
    if (value < first) below++;
    else if (value >= last) above++;
    else {
      const bin = binOf(value, edges);
      counts[bin] = counts[bin] + 1;
    }
  }
  return { edges, counts, below, above };
}

function covered(values: Float64Array): [low: number, high: number] {
  const ranks = ranksFor(values.length, coverage);
  const found = selector()(values, ranks);
  const [low, high] = coverage.map((p) => quantileBetween(values.length, p, (rank) => found[ranks.indexOf(rank)]));
  return [low, high];
}

/** A spread below this part of the values is none: the edges would need more digits than a double has. */
const leastSpread = 1e-9;
/** Steps below this would overflow in `edge`. */
const leastMagnitude = 1e-290;

/** The power of ten at or below a number of 0 or more; 0 for 0. */
const magnitude = (x: number) => (x === 0 ? 0 : Math.floor(Math.log10(Math.max(x, leastMagnitude))));

function roundEdges(low: number, high: number, bins: number): number[] {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const spread = high - low > Math.max(largest * leastSpread, leastMagnitude);
  const step = spread ? roundStep((high - low) / bins) : { digit: 1, exponent: magnitude(largest) };
  const firstMultiple = multipleBelow(low, step);
  const lastMultiple = spread ? multipleBelow(high, step) + 1 : firstMultiple + 1;
  return Array.from({ length: lastMultiple - firstMultiple + 1 }, (_, index) => edge(firstMultiple + index, step));
}

/** A round width, digit * 10^exponent, kept in two parts so that its multiples are exact decimals. */
interface Step {
  readonly digit: number;
  readonly exponent: number;
}

/** The 1, 2 or 5 times a power of ten that is nearest to `width` in ratio. */
function roundStep(width: number): Step {
  const exponent = magnitude(width);
  const relative = width / 10 ** exponent;
  // The geometric means of 1 and 2, 2 and 5, 5 and 10.
  if (relative < Math.SQRT2) return { digit: 1, exponent };
  if (relative < Math.sqrt(10)) return { digit: 2, exponent };
  return relative < Math.sqrt(50) ? { digit: 5, exponent } : { digit: 1, exponent: exponent + 1 };
}

/** Dividing by a power of ten rounds once, multiplying by its inverse twice: 3 / 10 is 0.3, 3 * 0.1 is not. */
const edge = (multiple: number, { digit, exponent }: Step): number =>
  exponent < 0 ? (multiple * digit) / 10 ** -exponent : multiple * digit * 10 ** exponent;

/** The largest whole multiple of the step that is not above `value`. */
function multipleBelow(value: number, step: Step): number {
  let multiple = Math.floor(value / edge(1, step));
  while (edge(multiple, step) > value) multiple--;
  while (edge(multiple + 1, step) <= value) multiple++;
  return multiple;
}

/** The bin of a value between the first and the last edge, by the edges themselves: the division may be off by one at an edge. */
function binOf(value: number, edges: readonly number[]): number {
  const width = edges[1] - edges[0];
  let bin = Math.min(Math.floor((value - edges[0]) / width), edges.length - 2);
  while (value < edges[bin]) bin--;
  while (value >= edges[bin + 1]) bin++;
  return bin;
}

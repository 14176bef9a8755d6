import { appendWanted, countInBins, extremes, mostBins, placeInBins, sortShort } from './selectionLoops.js';

/** At most this many values are sorted rather than divided. */
const smallEnough = 128;
/** After this many divisions what is left is sorted: such values lie too unevenly for bins of equal width. */
const deepest = 4;

/** Scratch memory of one level of division: grown when a longer column comes, kept for the next. */
interface Level {
  appended: Float64Array;
  placed: Float64Array;
  readonly counts: Int32Array;
  /** [bin] 1 where the bin holds a wanted rank, else 0. */
  readonly wanted: Uint8Array;
  /** [bin] where its next value is placed. */
  readonly cursors: Int32Array;
}

/** A part of a column that holds wanted ranks: values[start..end) holds ranks[from..to), which count from `offset`. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/**
 * Order statistics of a column, exact: found[i] is the value at ranks[i] of the sorted column.
 * @param values [value] one or more, finite; not changed
 * @param ranks ascending, each from 0 to values.length - 1
 */
export type Select = (values: Float64Array, ranks: readonly number[]) => Float64Array;

/**
 * Makes an exact multiple selection, which keeps its scratch memory from call to call.
 *
 * Count the values in bins of equal width from the smallest to the largest, copy only the bins that hold a wanted rank, then sort
 * each of these, or divide it again where it is large: two passes over a well-behaved column, against n log n of a sort.
 */
export function selector(): Select {
  const levels: Level[] = [];
  return (values, ranks) => {
    const found = new Float64Array(ranks.length);
    select(levels, 0, values, ranks, { start: 0, end: values.length, from: 0, to: ranks.length, offset: 0 }, found);
    return found;
  };
}

function select(levels: Level[], depth: number, values: Float64Array, ranks: readonly number[], part: Part, found: Float64Array): void {
  const column = values.subarray(part.start, part.end);
  const [low, high] = extremes(column);
  if (low === high) {
    found.fill(low, part.from, part.to);
    return;
  }
  const bins = Math.min(mostBins, 2 ** Math.ceil(Math.log2(column.length / 16)));
  // Half a bin less, so that rounding cannot put the largest value beyond the last bin.
  const scale = (bins - 0.5) / (high - low);
  if (column.length <= smallEnough || depth === deepest || !Number.isFinite(scale)) {
    const sorted = column.slice();
    if (column.length <= smallEnough) sortShort(sorted);
    else sorted.sort();
    for (let index = part.from; index < part.to; index++) found[index] = sorted[ranks[index] - part.offset];
    return;
  }
  const level = levelAt(levels, depth, column.length);
  level.counts.fill(0, 0, bins);
  countInBins(column, low, scale, level.counts);
  const parts = chooseBins(level, bins, ranks, part);
  const appended = appendWanted(column, low, scale, level.wanted, level.appended);
  placeInBins(level.appended, appended, low, scale, level.cursors, level.placed);
  for (const next of parts) select(levels, depth + 1, level.placed, ranks, next, found);
}

function levelAt(levels: Level[], depth: number, size: number): Level {
  const level = (levels[depth] ??= {
    appended: new Float64Array(0),
    placed: new Float64Array(0),
    counts: new Int32Array(mostBins),
    wanted: new Uint8Array(mostBins),
    cursors: new Int32Array(mostBins),
  });
  if (level.placed.length < size) {
    // One place more: a value that is not wanted is written there before it is known.
    level.appended = new Float64Array(size + 1);
    level.placed = new Float64Array(size);
  }
  return level;
}

/** Lists the parts that the bins with wanted ranks will be, marks these bins, and sets their cursors to where each part begins. */
function chooseBins({ counts, wanted, cursors }: Level, bins: number, ranks: readonly number[], { from, to, offset }: Part): Part[] {
  const parts: Part[] = [];
  let next = from;
  let start = 0;
  wanted.fill(0, 0, bins);
  for (let bin = 0; next < to; bin++) {
    const count = counts[bin];
    const first = next;
    while (next < to && ranks[next] < offset + count) next++;
    if (next > first) {
      parts.push({ start, end: start + count, from: first, to: next, offset });
      wanted[bin] = 1;
      cursors[bin] = start;
      start += count;
    }
    offset += count;
  }
  return parts;
}

/**
 * The loops that a selection spends its time in: each over one kind of array only, so that they compile to straight machine code.
 * A value's bin is `(value - low) * scale`, rounded down: a larger value never has a smaller bin, which makes the selection exact.
 */

/** Bins of a division at most: more of them cost memory traffic, fewer leave more values to sort. */
export const mostBins = 4096;
/** Changes no bin, but tells the compiler that it is an index of an array of `mostBins`: twice as fast. */
const mask = mostBins - 1;

/** Smallest and largest of one or more values. */
export function extremes(values: Float64Array): readonly [low: number, high: number] {
  let low = values[0];
  let high = values[0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Adds to counts[bin] the values in each bin; four at a time, so that additions to different bins overlap. */
export function countInBins(values: Float64Array, low: number, scale: number, counts: Int32Array): void {
  const fours = values.length & ~3;
  for (let index = 0; index < fours; index += 4) {
    const first = ((values[index] - low) * scale) & mask;
    const second = ((values[index + 1] - low) * scale) & mask;
    const third = ((values[index + 2] - low) * scale) & mask;
    const fourth = ((values[index + 3] - low) * scale) & mask;
    counts[first] = counts[first] + 1;
    counts[second] = counts[second] + 1;
    counts[third] = counts[third] + 1;
    counts[fourth] = counts[fourth] + 1;
  }
  for (let index = fours; index < values.length; index++) {
    const bin = ((values[index] - low) * scale) & mask;
    counts[bin] = counts[bin] + 1;
  }
}

/**
 * Copies the values of wanted bins, in the order in which they come, without a branch: each value is written, and only a wanted one
 * moves the end on.
 * @param wanted [bin] 1 or 0
 * @param into with room for one value more than are wanted
 * @returns how many were copied
 */
export function appendWanted(values: Float64Array, low: number, scale: number, wanted: Uint8Array, into: Float64Array): number {
  let end = 0;
  const pairs = values.length & ~1;
  for (let index = 0; index < pairs; index += 2) {
    const even = values[index];
    const odd = values[index + 1];
    into[end] = even;
    end = (end + wanted[((even - low) * scale) & mask]) | 0;
    into[end] = odd;
    end = (end + wanted[((odd - low) * scale) & mask]) | 0;
  }
  if (pairs < values.length) {
    into[end] = values[pairs];
    end += wanted[((values[pairs] - low) * scale) & mask];
  }
  return end;
}

/** Places the first `count` values at their bin's cursor, which moves on. */
export function placeInBins(values: Float64Array, count: number, low: number, scale: number, cursors: Int32Array, into: Float64Array): void {
  for (let index = 0; index < count; index++) {
    const value = values[index];
    const bin = ((value - low) * scale) & mask;
    const cursor = cursors[bin];
    into[cursor] = value;
    cursors[bin] = cursor + 1;
  }
}

/** Sorts in place by insertion: for a hundred values faster than the general sort. */
export function sortShort(values: Float64Array): void {
  for (let index = 1; index < values.length; index++) {
    const value = values[index];
    let hole = index;
    while (hole > 0 && values[hole - 1] > value) {
      values[hole] = values[hole - 1];
      hole--;
    }
    values[hole] = value;
  }
}

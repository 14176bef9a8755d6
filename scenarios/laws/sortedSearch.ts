/** How many of the ascending `sorted` values are below `x` (by binary search). */
export const countBelow = (sorted: Float64Array, x: number): number => firstIndex(sorted, (value) => value >= x);

/** How many of the ascending `sorted` values are at most `x` (by binary search). */
export const countAtMost = (sorted: Float64Array, x: number): number => firstIndex(sorted, (value) => value > x);

/** The first index whose value satisfies a condition that holds from there on; the length when none does. */
function firstIndex(sorted: Float64Array, reached: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Moves the value of rank `rank` (from 0) of values[from..to] to its place, smaller ones before it and larger ones behind.
 * C. A. R. Hoare's FIND, CACM 4 (1961), with the median of three as the pivot.
 */
export function quickSelect(values: Float64Array, rank: number, from: number, to: number): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    const pivot = medianOfThree(values[from], values[middle], values[to]);
    let i = from;
    let j = to;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const swapped = values[i];
        values[i++] = values[j];
        values[j--] = swapped;
      }
    }
    if (rank <= j) to = j;
    else if (rank >= i) from = i;
    else break;
  }
  return values[rank];
}

const medianOfThree = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

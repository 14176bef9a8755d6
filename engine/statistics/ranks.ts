/**
 * Ranks from 1, those of equal values being their mean. Source: M. Kendall & J. Gibbons (1990), Rank Correlation Methods, chapter 3.
 * @param values infinities are the largest or smallest; no NaN
 */
export function ranksOf(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => compare(values[a], values[b]));
  const ranks = new Float64Array(values.length);
  for (let first = 0, end = 0; first < order.length; first = end) {
    while (end < order.length && values[order[end]] === values[order[first]]) end++;
    for (let place = first; place < end; place++) ranks[order[place]] = (first + end + 1) / 2;
  }
  return ranks;
}

/** The difference of two infinities would be no number. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

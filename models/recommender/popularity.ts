import type { Rows } from './interactions.js';

/**
 * How many people used or rated each item: what everybody would be shown without a recommender.
 * @param weightOf weight of each person; left out: 1
 */
export const popularityOf = ({ people, items }: Rows, itemCount: number, weightOf?: Float32Array): Float32Array => {
  const counts = new Float64Array(itemCount);
  for (let row = 0; row < items.length; row++) counts[items[row]] += weightOf?.[people[row]] ?? 1;
  return Float32Array.from(counts);
};

/**
 * The non-increasing sequence nearest to a sequence in the sum of squared differences: neighbours that rise are replaced by their mean until
 * none do (pool adjacent violators). R. Barlow, D. Bartholomew, J. Bremner & H. Brunk, "Statistical Inference under Order Restrictions"
 * (1972), section 1.2.
 */
export const nonIncreasing = (values: readonly number[]): number[] => {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (let last = pools.at(-1); last !== undefined && last.sum / last.count < pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
};

import type { ForecastMethod, RowWeights } from './method.js';

/**
 * Demand as a weighted mean of the demand before it: `D_t = alpha sum_i w_i (D_{t-i} + e_i)`.
 * @param before `D_{t-i}`, the latest first
 * @param weights `w_i`, as many
 * @param errors `e_i`, what is to be added to the demand i steps ago; left out: nothing
 * @param alpha factor on the whole; 1: no growth
 */
export const weightedAverage = (before: ArrayLike<number>, weights: ArrayLike<number>, errors?: ArrayLike<number>, alpha = 1): number => {
  let sum = 0;
  for (let lag = 0; lag < weights.length; lag++) sum += weights[lag] * (before[lag] + (errors?.[lag] ?? 0));
  return alpha * sum;
};

/** Steps of projected gradient descent. */
const steps = 400;

/**
 * The weights, none negative and 1 in sum, that leave the smallest squared error, relative to the level of the year before, over the rows
 * that count: gradient descent by the inverse of the largest curvature, with momentum, kept on the simplex (A. Beck & M. Teboulle, "A fast
 * iterative shrinkage-thresholding algorithm", 2009, with a projection for its proximal step).
 */
export const learnWeights = (values: Float64Array, counts: RowWeights, lags: number): Float64Array => {
  const { products, targets } = moments(values, counts, lags);
  // The largest sum of a row's magnitudes bounds the largest eigenvalue; a history that never moves has none.
  const curvature = Math.max(...products.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0))) || 1;
  let weights: Float64Array = new Float64Array(lags).fill(1 / lags);
  let ahead: Float64Array = weights;
  let momentum = 1;
  for (let step = 0; step < steps; step++) {
    const at = ahead;
    const moved = projectOnSimplex(at.map((weight, lag) => weight - (products[lag].reduce((sum, value, other) => sum + value * at[other], 0) - targets[lag]) / curvature));
    const following = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const before = weights;
    ahead = moved.map((weight, lag) => weight + ((momentum - 1) / following) * (weight - before[lag]));
    weights = moved;
    momentum = following;
  }
  return weights;
};

/**
 * Sums of products of lags with one another and with what follows them, each row as distances from the mean of its lags in units of it: weights
 * that sum to 1 leave the same errors of distances as of values, and descent is not slowed down by the level that all share.
 */
const moments = (values: Float64Array, counts: RowWeights, lags: number): { readonly products: readonly Float64Array[]; readonly targets: Float64Array } => {
  const products = Array.from({ length: lags }, () => new Float64Array(lags));
  const targets = new Float64Array(lags);
  for (let row = lags; row < values.length; row++) {
    if (counts[row] === 0) continue;
    const level = values.subarray(row - lags, row).reduce((sum, value) => sum + value, 0) / lags;
    const distance = (at: number): number => values[at] / level - 1;
    for (let lag = 0; lag < lags; lag++) {
      const weighted = counts[row] * distance(row - 1 - lag);
      targets[lag] += weighted * distance(row);
      for (let other = 0; other < lags; other++) products[lag][other] += weighted * distance(row - 1 - other);
    }
  }
  return { products, targets };
};

/** The nearest point whose parts are not negative and sum to 1 (J. Duchi et al., "Efficient projections onto the l1-ball", 2008, figure 1). */
const projectOnSimplex = (point: Float64Array): Float64Array => {
  const sorted = Float64Array.from(point).sort().reverse();
  let sum = 0;
  let shift = 0;
  for (let rank = 0; rank < sorted.length; rank++) {
    sum += sorted[rank];
    const candidate = (sum - 1) / (rank + 1);
    if (sorted[rank] > candidate) shift = candidate;
  }
  return point.map((value) => Math.max(0, value - shift));
};

/** A weighted mean of the last season, with weights that are learned and no growth (alpha = 1). */
export const weightedMovingAverage = (season: number): ForecastMethod => ({
  name: 'weighted moving average',
  gradual: false,
  fit: (samples) => {
    const fitted = samples.map(({ logs, weights }) => {
      const learned = learnWeights(logs.map(Math.exp), weights, season);
      const before = new Float64Array(season);
      return {
        next: (path: Float64Array, at: number) => {
          for (let lag = 0; lag < season; lag++) before[lag] = Math.exp(path[at - 1 - lag]);
          return Math.log(weightedAverage(before, learned));
        },
        start: season,
      };
    });
    return Promise.resolve(fitted);
  },
});

import type { Distribution, Quantity } from './value.js';

/** Two numbers, the first not above the second. */
export type Interval = readonly [low: number, high: number];

/**
 * Numbers that a quantity takes or comes close to whatever is drawn: both ends of a bounded law, the 90 % range of `low to high`,
 * the middle (mean, median or scale) of an unbounded one. What a field cannot hold is found by comparing this with the field's range.
 */
export const certainInterval = (quantity: Quantity): Interval =>
  quantity.randomness === 'known' ? [quantity.value, quantity.value] : ofDistribution(quantity.distribution);

const ofDistribution = (distribution: Distribution): Interval => {
  switch (distribution.kind) {
    case 'normal':
    case 'gamma':
    case 'exponential':
    case 'poisson':
      return certainInterval(distribution.mean);
    case 'lognormal':
      return certainInterval(distribution.median);
    case 'uniform':
    case 'triangular':
    case 'pert':
    case 'range':
    case 'shareRange':
      return [certainInterval(distribution.low)[0], certainInterval(distribution.high)[1]];
    case 'beta':
    case 'bernoulli':
      return [0, 1];
    case 'weibull':
      return certainInterval(distribution.scale);
    case 'binomial':
      return [0, certainInterval(distribution.count)[1]];
    case 'pareto':
      return certainInterval(distribution.minimum);
    case 'student':
      return certainInterval(distribution.location);
    case 'discrete':
      return hull(distribution.outcomes.map(({ value }) => [value, value]));
    case 'empirical':
      return [distribution.values[0] ?? 0, distribution.values[distribution.values.length - 1] ?? 0];
    case 'members':
      return hull(distribution.values.map((value) => [value, value]));
    case 'learned':
      return hull(distribution.rows.flat().map((value) => [value, value]));
    case 'mixture':
      return hull(distribution.components.map((component) => ofDistribution(component.distribution)));
    case 'truncate': {
      const [low, high] = ofDistribution(distribution.distribution);
      const least = certainInterval(distribution.low)[0];
      const most = certainInterval(distribution.high)[1];
      return [Math.min(Math.max(low, least), most), Math.max(Math.min(high, most), least)];
    }
    default:
      return distribution satisfies never;
  }
};

const hull = (intervals: readonly Interval[]): Interval => [
  Math.min(...intervals.map(([low]) => low)),
  Math.max(...intervals.map(([, high]) => high)),
];

import binomialQuantile from '@stdlib/stats-base-dists-binomial-quantile';
import type { Columns } from '../../metrics/columns.js';
import { quantileOfSorted } from '../../statistics/quantile.js';
import type { Coverage } from './result.js';

/** Ends of the range in which a count of hits is nothing to wonder at. */
const rangeEnds = [0.05, 0.95] as const;

/**
 * How often values lie within a range of their forecasts, and how often they would if the forecast is true: by the binomial law, as if
 * steps were independent of one another, and by the trials themselves, each of which is a future that the forecast holds possible.
 * @param columns [point][trial]
 * @param ranges [point] low and high end, both inside
 * @param chance that a value lies inside
 */
export function coverageOf(columns: Columns, ranges: readonly (readonly [number, number])[], actuals: readonly number[], chance: number): Coverage {
  const points = actuals.length;
  const inside = (value: number, point: number): number => Number(value >= ranges[point][0] && value <= ranges[point][1]);
  const counts = new Float64Array(columns[0].length);
  columns.forEach((column, point) => column.forEach((value, trial) => (counts[trial] += inside(value, point))));
  counts.sort();
  const [low, high] = rangeEnds;
  return {
    hits: actuals.reduce((sum, actual, point) => sum + inside(actual, point), 0),
    points,
    ifIndependent: [binomialQuantile(low, points, chance), binomialQuantile(high, points, chance)],
    asTrialsHave: [Math.floor(quantileOfSorted(counts, low)), Math.ceil(quantileOfSorted(counts, high))],
  };
}

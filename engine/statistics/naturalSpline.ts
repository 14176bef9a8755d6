import { quantileOfSorted } from './quantile.js';

/** Chances of the knots: F. Harrell (2015), Regression Modeling Strategies, table 2.3, six knots. */
const knotChances = [0.05, 0.23, 0.41, 0.59, 0.77, 0.95];

/**
 * Natural cubic splines of some numbers, without the constant: cubic between knots at their quantiles, straight beyond the first and the last.
 * Source: T. Hastie, R. Tibshirani & J. Friedman (2009), The Elements of Statistical Learning, equations 5.4 and 5.5.
 * @param values [trial] finite; knots that fall together count once, and fewer than three leave a straight line
 * @returns [column][trial]; empty where the numbers do not vary
 */
export function naturalSpline(values: Float64Array): Float64Array[] {
  const sorted = values.toSorted();
  if (sorted[0] === sorted[sorted.length - 1]) return [];
  const knots = [...new Set(knotChances.map((chance) => quantileOfSorted(sorted, chance)))];
  const [last, beforeLast] = [knots[knots.length - 1], knots[knots.length - 2]];
  const cube = (x: number): number => Math.max(0, x) ** 3;
  const bent = (x: number, knot: number): number => (cube(x - knot) - cube(x - last)) / (last - knot);
  return [values, ...knots.slice(0, -2).map((knot) => values.map((x) => bent(x, knot) - bent(x, beforeLast)))];
}

import { Matrix, pseudoInverse } from 'ml-matrix';
import type { Point } from './grid.js';

/** Something known at a point, by so many trials. */
export interface Sample {
  readonly point: Point;
  readonly trials: number;
  readonly value: number;
}

/**
 * A quadratic through samples, by least squares and the least of those where they leave it open; samples of other numbers of trials may lie higher
 * or lower as a whole. With the same luck everywhere, figures are smooth enough for it.
 * Source: G. E. P. Box & K. B. Wilson (1951), On the experimental attainment of optimum conditions, JRSS B 13, 1-45.
 * @param centre and `reach` of the part in which it is wanted
 */
export function surfaceThrough(samples: readonly Sample[], centre: Point, reach: readonly number[]): (point: Point) => number {
  const levels = [...new Set(samples.map(({ trials }) => trials))].sort((one, other) => other - one);
  const terms = (point: Point): number[] => {
    const all = point.map((place, axis) => (place - centre[axis]) / reach[axis]);
    for (let axis = 0; axis < point.length; axis++) for (let other = axis; other < point.length; other++) all.push(all[axis] * all[other]);
    return all;
  };
  const rows = samples.map(({ point, trials }) => [...levels.map((level) => (level === trials ? 1 : 0)), ...terms(point)]);
  const weights = pseudoInverse(new Matrix(rows)).mmul(Matrix.columnVector(samples.map(({ value }) => value))).to1DArray();
  const [level = 0] = weights;
  return (point) => terms(point).reduce((sum, term, position) => sum + term * (weights[levels.length + position] ?? 0), level);
}

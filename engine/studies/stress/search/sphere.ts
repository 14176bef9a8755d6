import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { sobolSequence } from '../../../random/sobol.js';
import { directionOf, dot, type Vector } from './vectors.js';

const quantile = normalQuantile.factory(0, 1);

/**
 * Directions spread evenly over a sphere: both ways on a line, equal angles on a circle, and from three dimensions on the directions of
 * Sobol's points taken as normal scores, each with its opposite.
 * Source: G. Marsaglia (1972), Choosing a point from the surface of a sphere; with Sobol's points for random ones.
 * @param first where in the sequence they begin, so that another set lies between
 */
export function spread(dimensions: number, count: number, first = 0): readonly Vector[] {
  if (dimensions === 1) return [[1], [-1]];
  if (dimensions === 2) return Array.from({ length: count }, (_, index) => [Math.cos((2 * Math.PI * (index + first / 2)) / count), Math.sin((2 * Math.PI * (index + first / 2)) / count)]);
  const sequences = Array.from({ length: dimensions }, (_, dimension) => sobolSequence(dimension));
  const directions = Array.from({ length: Math.ceil(count / 2) }, (_, index) =>
    directionOf(sequences.map((sequence) => quantile(((sequence(index + 1 + first) >>> 0) + 0.5) / 2 ** 32))),
  ).filter((direction) => direction !== undefined);
  return directions.flatMap((direction) => [direction, direction.map((value) => -value)]);
}

/** Directions of which a largest gap is looked for. */
const sights = 2000;

/**
 * The largest angle that a direction has to the nearest of some directions, in radians: how wide a cone between them can be. From three
 * dimensions on it is the largest of two thousand spread directions, a little below the true one.
 */
export function largestGap(dimensions: number, directions: readonly Vector[]): number {
  if (directions.length === 0) return Math.PI;
  // The smallest angle has the largest cosine.
  const nearest = spread(dimensions, sights, sights).map((sight) => directions.reduce((most, direction) => Math.max(most, dot(sight, direction)), -1));
  return Math.acos(Math.min(1, ...nearest));
}

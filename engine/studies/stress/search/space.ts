import { cholesky, correlationMatrix, type RankCorrelation } from '../../../../scenarios/correlation.js';
import { lengthOf, type Vector } from './vectors.js';

/** An input as a shock moves it: along a line on which 0 is where it stands without a shock, and 1 is one unit of distance away. */
export interface Dimension {
  readonly path: string;
  /** `month`: it moves by whole months, `unit` of which are one unit of distance. */
  readonly kind: 'uncertain' | 'number' | 'month';
  /** Months to a unit of distance; of a month only. */
  readonly unit?: number;
  /** The least and the greatest coordinate that the scenario allows, both included; at most 0, and at least 0. */
  readonly low: number;
  readonly high: number;
}

/**
 * Where a shock lies: a coordinate for each dimension, in the order of the space. All coordinates lie on a grid: whole months, or
 * thousandths of a unit.
 */
export type Coordinates = readonly number[];

/**
 * The space of shocks. What is uncertain and correlated has ellipses for circles: the distance is that of Mahalanobis, the length of the
 * vector of independent standard-normal scores (`white`) that the shock stands for.
 * Source: P. Mahalanobis (1936), On the generalised distance in statistics; A. Hasofer & N. Lind (1974), Exact and invariant second-moment code format.
 */
export interface ShockSpace {
  /** In the order of their paths, whatever the order in which they were asked for, so that a search is the same for every order. */
  readonly dimensions: readonly Dimension[];
  /** Positions of the dimensions that move by whole months, and of the others. */
  readonly months: readonly number[];
  readonly free: readonly number[];
  readonly distanceOf: (coordinates: Coordinates) => number;
  /** [free] independent coordinates of the free dimensions of a point. */
  readonly whiteOf: (coordinates: Coordinates) => Vector;
  /** The point of the grid nearest to independent coordinates of the free dimensions, within bounds; months as they are given, in units. */
  readonly pointAt: (white: Vector, months: Vector) => Coordinates;
  readonly origin: Coordinates;
}

/** Points of the finest grid within a unit. */
const finest = 1000;

/**
 * @param correlations Spearman's rank correlations by path; of paths that are no free dimensions they are left out
 * @throws Error where the correlations contradict one another, which a checked scenario's do not
 */
export function spaceOf(asked: readonly Dimension[], correlations: readonly RankCorrelation[] = []): ShockSpace {
  const dimensions = [...asked].sort((one, other) => (one.path < other.path ? -1 : 1));
  const positions = dimensions.map((_, position) => position);
  const months = positions.filter((position) => dimensions[position].kind === 'month');
  const free = positions.filter((position) => dimensions[position].kind !== 'month');
  const names = free.map((position) => dimensions[position].path);
  const within = correlations.filter(({ first, second }) => names.includes(first) && names.includes(second));
  const lower = cholesky(correlationMatrix(names, within));
  if (lower === undefined) throw new Error(`no values can be correlated as stated for ${names.join(', ')}`);
  const whiteOf = (coordinates: Coordinates): Vector => {
    const white: number[] = [];
    lower.forEach((row, at) => white.push((coordinates[free[at]] - white.reduce((sum, value, before) => sum + row[before] * value, 0)) / row[at]));
    return white;
  };
  return {
    dimensions,
    months,
    free,
    whiteOf,
    distanceOf: (coordinates) => lengthOf([...whiteOf(coordinates), ...months.map((position) => coordinates[position])]),
    pointAt: (white, shifts) => {
      const coordinates = dimensions.map(() => 0);
      lower.forEach((row, at) => {
        coordinates[free[at]] = onGrid(dimensions[free[at]], row.reduce((sum, value, before) => sum + value * white[before], 0));
      });
      months.forEach((position, at) => {
        coordinates[position] = onGrid(dimensions[position], shifts[at]);
      });
      return coordinates;
    },
    origin: dimensions.map(() => 0),
  };
}

/** How many points of its grid a unit of a dimension has. */
export const perUnit = ({ unit }: Dimension, points = finest): number => unit ?? points;

/** The nearest coordinate of the grid that a dimension allows. */
export function onGrid(dimension: Dimension, coordinate: number, points = finest): number {
  const whole = perUnit(dimension, points);
  const index = Math.min(Math.max(Math.round(coordinate * whole), Math.ceil(dimension.low * whole - 1e-9)), Math.floor(dimension.high * whole + 1e-9));
  return index === 0 ? 0 : index / whole;
}

import type { RankCorrelation } from '../../../../../scenarios/correlation.js';
import { perUnit, spaceOf, type Dimension } from '../../../../../engine/studies/stress/search/space.js';

/** A requirement as a function of a shock, with the distance of the nearest one that breaks it. */
export interface KnownBorder {
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  readonly correlations?: readonly RankCorrelation[];
  readonly slack: (at: Readonly<Record<string, number>>) => number;
  /** In closed form; absent: from a dense grid. undefined: nothing fails within the radius. */
  readonly distance: number | 'none' | 'grid';
}

const score = (path: string): Dimension => ({ path, kind: 'uncertain', low: -Infinity, high: Infinity });
const month = (path: string, unit: number): Dimension => ({ path, kind: 'month', unit, low: -2, high: 8 });
const scores = (count: number): Dimension[] => [...'abcdef'].slice(0, count).map(score);

const linear3 = ({ a, b, c }: Readonly<Record<string, number>>): number => 1.5 - (a + 2 * b - c) / Math.sqrt(6);

export const knownBorders: readonly KnownBorder[] = [
  { name: 'a line', dimensions: scores(1), slack: ({ a }) => 2 - a, distance: 2 },
  { name: 'a plane in three dimensions', dimensions: scores(3), slack: linear3, distance: 1.5 },
  {
    name: 'a plane in six dimensions',
    dimensions: scores(6),
    slack: ({ a, b, c, d, e, f }) => 2 - (a + 2 * b - c + 0.5 * d - e + 3 * f) / Math.sqrt(16.25),
    distance: 2,
  },
  { name: 'a border that bends towards no shock', dimensions: scores(2), slack: ({ a, b }) => 3 - a - 0.4 * b ** 2, distance: 'grid' },
  { name: 'a border that bends away', dimensions: scores(3), slack: ({ a, b, c }) => 2 + 0.3 * b ** 2 + 0.1 * c - a, distance: 2 / Math.sqrt(1.01) },
  { name: 'a banana', dimensions: scores(2), slack: ({ a, b }) => 2 - (b - (a - 0.5) ** 2) - 0.3 * a, distance: 'grid' },
  { name: 'the nearer of two planes', dimensions: scores(2), slack: ({ a, b }) => Math.min(2 - a, 2.2 - b), distance: 2 },
  { name: 'a corner of two planes', dimensions: scores(2), slack: ({ a, b }) => Math.max(1.2 - a, 1.2 - b), distance: 1.2 * Math.SQRT2 },
  { name: 'a corner of three planes', dimensions: scores(3), slack: ({ a, b, c }) => Math.max(1.2 - a, 1.2 - b, 0.8 + c), distance: Math.hypot(1.2, 1.2, 0.8) },
  { name: 'a plane, and a disc on the other side', dimensions: scores(2), slack: ({ a, b }) => Math.min(2.5 - a, Math.hypot(a + 1.5, b - 0.8) - 0.5), distance: 1.2 },
  { name: 'a plane, and a ball on the other side', dimensions: scores(3), slack: ({ a, b, c }) => Math.min(2.5 - a, Math.hypot(a + 1.5, b - 0.8, c) - 0.6), distance: 1.1 },
  {
    name: 'correlated inputs',
    dimensions: scores(2),
    correlations: [{ first: 'a', second: 'b', value: 0.6 }],
    slack: ({ a, b }) => 2 - a - b,
    // The sum of two standard-normal scores has variance 2 + 2 r, r being Pearson's for Spearman's 0.6.
    distance: 2 / Math.sqrt(2 + 4 * Math.sin((Math.PI * 0.6) / 6)),
  },
  {
    name: 'inputs correlated against one another',
    dimensions: scores(3),
    correlations: [{ first: 'c', second: 'a', value: -0.5 }],
    slack: ({ a, b, c }) => 2 - a - b - c,
    distance: 2 / Math.sqrt(3 - 4 * Math.sin((Math.PI * 0.5) / 6)),
  },
  // Lines at both sides of the ridge b = 0.3 a, which meet on it at a = 2.
  { name: 'a narrow ridge', dimensions: scores(2), slack: ({ a, b }) => 2 - a + 5 * Math.abs(b - 0.3 * a), distance: 2 * Math.hypot(1, 0.3) },
  { name: 'a thin wedge', dimensions: scores(3), slack: ({ a, b, c }) => 1.8 - a + 4 * Math.hypot(b - 0.2 * a, c + 0.4 * a), distance: 1.8 * Math.hypot(1, 0.2, 0.4) },
  { name: 'two regions apart, the farther one larger', dimensions: scores(2), slack: ({ a, b }) => Math.min(2.6 - b, Math.hypot(a - 2.2, b + 1.1) - 0.4), distance: Math.hypot(2.2, 1.1) - 0.4 },
  { name: 'a slack in steps', dimensions: scores(3), slack: (at) => Math.floor(10 * linear3(at)), distance: 1.5 },
  { name: 'a slack that only says whether', dimensions: scores(3), slack: (at) => (linear3(at) < 0 ? -Infinity : 1), distance: 1.5 },
  {
    name: 'whether, in five dimensions',
    dimensions: scores(5),
    slack: ({ a, b, c, d, e }) => (1.5 - (a + 2 * b - c + d - 0.3 * e) / Math.sqrt(7.09) < 0 ? -1 : 1),
    distance: 1.5,
  },
  { name: 'a slack that is the same until shortly before', dimensions: scores(3), slack: ({ a, b }) => Math.min(1, 4 - (2 * (a + b)) / Math.SQRT2), distance: 2 },
  { name: 'nothing within the radius', dimensions: scores(3), slack: ({ a }) => 4.5 - a, distance: 'none' },
  { name: 'a score and a month', dimensions: [score('a'), month('m', 3)], slack: ({ a, m }) => 2 - a - 0.5 * m, distance: 'grid' },
  { name: 'two scores and a month', dimensions: [score('a'), score('b'), month('m', 6)], slack: ({ a, b, m }) => 2 - a - 0.5 * b - m, distance: 'grid' },
  { name: 'a month alone', dimensions: [month('m', 3)], slack: ({ m }) => 2 - m, distance: 7 / 3 },
  {
    name: 'a number with a bound in the way',
    dimensions: [{ path: 'a', kind: 'number', low: -1, high: 1 }, score('b')],
    slack: ({ a, b }) => 2 - a - 0.5 * b,
    distance: 'grid',
  },
];

/** The same coordinates by path. */
export const byPath = (dimensions: readonly Dimension[], coordinates: readonly number[]): Readonly<Record<string, number>> =>
  Object.fromEntries(dimensions.map(({ path }, position) => [path, coordinates[position]]));

/** Steps of a dense grid within a unit, by the number of dimensions. */
const dense = [200, 200, 100, 20];

/** The distance of the nearest point of a dense grid that fails; undefined: none within the radius. */
export function gridDistance({ dimensions, correlations, slack }: KnownBorder, radius: number): number | undefined {
  const space = spaceOf(dimensions, correlations);
  let nearest: number | undefined;
  const look = (before: readonly number[]): void => {
    const dimension = space.dimensions[before.length];
    if (dimension === undefined) {
      const distance = space.distanceOf(before);
      if (distance <= (nearest ?? radius) && slack(byPath(space.dimensions, before)) < 0) nearest = distance;
      return;
    }
    const whole = perUnit(dimension, dense[dimensions.length]);
    const last = Math.floor(Math.min(dimension.high, radius) * whole);
    for (let index = Math.ceil(Math.max(dimension.low, -radius) * whole); index <= last; index++) look([...before, index / whole]);
  };
  look([]);
  return nearest;
}

import { fails, type Readings, type Tried } from './readings.js';
import { generatedShocks } from './shocks.js';
import { onGrid, type Coordinates, type ShockSpace } from './space.js';
import { spread } from './sphere.js';
import { angleBetween, directionOf, dot, plus, scaled, type Vector } from './vectors.js';

/** Generated shocks, and shocks along spread directions, for each dimension of the space. */
const generatedEach = 8;
const spreadEach = 4;

/** A first look at the whole ball: no shock, each input alone, spread directions, and shocks that fast-check generates. */
export async function explore(space: ShockSpace, readings: Readings, trials: number, radius: number, seed: number): Promise<void> {
  const dimensions = space.dimensions.length;
  const alone = space.dimensions.flatMap((dimension, position) =>
    [radius, radius / 2, -radius / 2, -radius].map((coordinate): Coordinates => space.origin.map((_, at) => (at === position ? onGrid(dimension, coordinate) : 0))),
  );
  const several = dimensions < 2 ? [] : spread(dimensions, spreadEach * dimensions).map((direction) => pointTowards(space, scaled(direction, 0.6 * radius)));
  const generated = generatedShocks(space, radius, seed, generatedEach * dimensions);
  for (const coordinates of [space.origin, ...alone, ...several, ...generated]) await readings.at(coordinates, trials);
}

/** The point of the grid at independent coordinates of all dimensions: of the free ones, then of the months. */
export const pointTowards = (space: ShockSpace, all: Vector): Coordinates => space.pointAt(all.slice(0, space.free.length), all.slice(space.free.length));

/** Independent coordinates of all dimensions: of the free ones, then of the months. */
export const allOf = (space: ShockSpace, coordinates: Coordinates): Vector => [...space.whiteOf(coordinates), ...space.months.map((position) => coordinates[position])];

/** Where to look for a border: towards a shock, at about a distance. */
export interface Start {
  readonly coordinates: Coordinates;
  readonly expected: number;
}

/** Two starts are different from this angle on, in radians. */
const apart = 0.6;

/**
 * The most promising directions, nearest border first: those of failing shocks, those of shocks with less slack than none has, as far as a
 * straight line leads to no slack, and that in which the slack falls fastest over all that was tried.
 */
export function startsFor(space: ShockSpace, tried: readonly Tried[], requirement: number, radius: number, most: number): readonly Start[] {
  const origin = tried.find(({ distance }) => distance === 0);
  const slack = origin?.readings[requirement].slack ?? NaN;
  const ranked = tried.flatMap((shock): Start[] => {
    const { coordinates, distance, readings } = shock;
    const line = (slack / (slack - readings[requirement].slack)) * distance;
    const straight = Number.isFinite(line) && line > 0;
    if (fails(shock, requirement)) return distance === 0 ? [] : [{ coordinates, expected: straight ? Math.min(distance, line) : distance }];
    return straight && line <= 1.5 * radius ? [{ coordinates, expected: Math.min(line, radius) }] : [];
  });
  const steepest = fallOf(space, tried, requirement);
  const all = [...(steepest === undefined ? [] : [{ coordinates: pointTowards(space, scaled(steepest, radius)), expected: ranked[0]?.expected ?? radius / 2 }]), ...ranked];
  const chosen: { readonly start: Start; readonly direction: Vector }[] = [];
  for (const start of all.sort((one, other) => one.expected - other.expected)) {
    const direction = directionOf(allOf(space, start.coordinates));
    if (chosen.length === most || direction === undefined) continue;
    if (chosen.every((other) => angleBetween(other.direction, direction) > apart)) chosen.push({ start, direction });
  }
  return chosen.map(({ start }) => start);
}

/** The direction in which the slack falls fastest on average over what was tried; undefined where it does not tell. */
function fallOf(space: ShockSpace, tried: readonly Tried[], requirement: number): Vector | undefined {
  const points = tried.flatMap(({ coordinates, readings }) => (Number.isFinite(readings[requirement].slack) ? [{ at: allOf(space, coordinates), slack: readings[requirement].slack }] : []));
  if (points.length < 2) return undefined;
  const mean = points.reduce((sum, { slack }) => sum + slack, 0) / points.length;
  // Spread evenly around no shock, what was tried has about the same covariance in every direction.
  return directionOf(points.reduce((fall, { at, slack }) => plus(fall, at, -(slack - mean) / (1 + dot(at, at))), allOf(space, space.origin)));
}

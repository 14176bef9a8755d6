import { descend } from './descend.js';
import { crossing, freeRadius, tryAt, type Place } from './place.js';
import { fails, type Tried } from './readings.js';
import { onGrid, perUnit, type Coordinates, type ShockSpace } from './space.js';
import { directionOf, lengthOf, scaled, type Vector } from './vectors.js';

/** Steps that are tried from where a month stands, in months. */
const steps = [-1, 1, -3, 3];

/**
 * Moves the months of a failing shock, one at a time, as long as that makes it nearer; after each move the other dimensions are brought to
 * the nearest border again.
 */
export async function descendOverMonths(place: Place, start: Tried): Promise<Tried> {
  let nearest = await descend({ ...place, months: monthsOf(place.space, start.coordinates) }, start);
  for (let moved = true; moved; ) {
    moved = false;
    for (const months of neighbours(place.space, nearest.coordinates)) {
      const nearer = await withMonths({ ...place, months }, nearest);
      if (nearer === undefined || nearer.distance >= nearest.distance) continue;
      nearest = nearer;
      moved = true;
      break;
    }
  }
  return nearest;
}

export const monthsOf = ({ months }: ShockSpace, coordinates: Coordinates): Vector => months.map((position) => coordinates[position]);

function neighbours(space: ShockSpace, coordinates: Coordinates): readonly Vector[] {
  const here = monthsOf(space, coordinates);
  return here.flatMap((coordinate, at) => {
    const dimension = space.dimensions[space.months[at]];
    const moved = [0, ...steps.map((step) => onGrid(dimension, coordinate + step / perUnit(dimension)))];
    return [...new Set(moved)].filter((other) => other !== coordinate).map((other) => here.map((value, index) => (index === at ? other : value)));
  });
}

/** The nearest failing shock with other months in the direction of a known one, where it is nearer than that. */
async function withMonths(place: Place, known: Tried): Promise<Tried | undefined> {
  const white = place.space.whiteOf(known.coordinates);
  const direction = directionOf(white);
  const least = freeRadius({ ...place, radius: known.distance * (1 - place.tolerance / 2) });
  if (lengthOf(place.months) >= known.distance) return undefined;
  const there = await tryAt(place, scaled(direction ?? white, direction === undefined ? 0 : least));
  if (!fails(there, place.requirement)) return undefined;
  const found = direction === undefined ? there : await crossing(place, direction, [least]);
  return found === undefined ? undefined : descend(place, found);
}

/** Every shock of a space of months alone within a radius, the nearest first. */
export function everyShock(space: ShockSpace, radius: number): readonly Coordinates[] {
  const all = space.dimensions.reduce<readonly Coordinates[]>((combinations, dimension) => {
    const whole = perUnit(dimension);
    const first = Math.ceil(Math.max(dimension.low, -radius) * whole);
    const last = Math.floor(Math.min(dimension.high, radius) * whole);
    return combinations.flatMap((before) => Array.from({ length: last - first + 1 }, (_, index) => [...before, onGrid(dimension, (first + index) / whole)]));
  }, [[]]);
  return all.filter((coordinates) => space.distanceOf(coordinates) <= radius).sort((one, other) => space.distanceOf(one) - space.distanceOf(other));
}

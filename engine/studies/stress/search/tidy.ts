import { monthsOf } from './months.js';
import { crossing, type Place } from './place.js';
import type { Tried } from './readings.js';
import { directionOf, lengthOf } from './vectors.js';

/** Share of the distance that may be given up for a shock that is told in fewer inputs. */
const givenUp = 0.01;

/** Share of the distance below which an input is small. */
const small = 0.2;

/** The shock without the inputs that hardly matter to it, the smallest first, as long as that costs hardly any distance. */
export async function tidied(place: Place, nearest: Tried): Promise<Tried> {
  const { space } = place;
  const here = { ...place, months: monthsOf(space, nearest.coordinates) };
  const most = nearest.distance * (1 + givenUp);
  let known = nearest;
  const moved = space.free.filter((position) => Math.abs(nearest.coordinates[position]) < small * nearest.distance).sort((one, other) => Math.abs(nearest.coordinates[one]) - Math.abs(nearest.coordinates[other]));
  for (const position of moved) {
    if (known.coordinates[position] === 0) continue;
    const white = space.whiteOf(known.coordinates.map((coordinate, at) => (at === position ? 0 : coordinate)));
    const direction = directionOf(white);
    if (direction === undefined) continue;
    const rest = lengthOf(here.months);
    const reach = Math.sqrt(Math.max(0, most ** 2 - rest ** 2));
    const border = await crossing({ ...here, radius: most }, direction, [lengthOf(white), reach]);
    if (border !== undefined && border.distance <= most) known = border;
  }
  return known;
}

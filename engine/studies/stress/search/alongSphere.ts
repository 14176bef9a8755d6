import { allOf } from './explore.js';
import { monthsOf } from './months.js';
import { crossing, freeRadius, type Place } from './place.js';
import { fails, type Tried } from './readings.js';
import type { ShockSpace } from './space.js';
import { angleBetween, directionOf, scaled, tangentsOf, turned, type Vector } from './vectors.js';

/** Most steps along the sphere, and the least turn of one, in radians. */
const mostSteps = 14;
const leastTurn = 0.04;

/** Promising directions that are followed out to the sphere. */
const outwards = 4;

/** Where nothing that was tried fails: from the shock of the sphere with the least slack to one with less, until one fails. */
export async function alongSphere(place: Place): Promise<readonly Tried[]> {
  const { space, readings, trials } = place;
  const slack = ({ readings: all }: Tried): number => all[place.requirement].slack;
  const leastOf = (tried: readonly Tried[]): readonly Tried[] => [...tried].filter((one) => !Number.isNaN(slack(one))).sort((one, other) => slack(one) - slack(other));
  const onSphere = async (direction: Vector, months: Vector): Promise<Tried> => readings.at(space.pointAt(scaled(direction, freeRadius({ ...place, months })), months), trials);
  // What holds by little near no shock may hold by much farther out in the same direction.
  const outermost: Tried[] = [];
  for (const { coordinates } of different(space, leastOf(readings.tried(trials)).filter(({ distance }) => distance > 0)).slice(0, outwards)) {
    const direction = directionOf(space.whiteOf(coordinates));
    if (direction !== undefined) outermost.push(await onSphere(direction, monthsOf(space, coordinates)));
  }
  let [least] = leastOf([...outermost, ...readings.tried(trials).filter(({ distance }) => distance > 0.9 * place.radius)]);
  let turn = 0.6;
  for (let step = 0; least !== undefined && step < mostSteps && turn > leastTurn; step++) {
    const months = monthsOf(space, least.coordinates);
    const here = { ...place, months };
    const direction = directionOf(space.whiteOf(least.coordinates));
    if (direction === undefined) return [];
    if (fails(least, place.requirement)) {
      const border = await crossing(here, direction, [freeRadius(here)]);
      return border === undefined ? [] : [border];
    }
    const ways = direction.length < 2 ? [] : tangentsOf(direction).flatMap((tangent) => [turned(direction, tangent, turn), turned(direction, tangent, -turn)]);
    const [best] = leastOf([least, ...(await inTurn(ways, (way) => onSphere(way, months)))]);
    if (best === least) turn /= 2;
    least = best;
  }
  return [];
}

/** One after the other. */
async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** Those that are not about the same shock as a nearer one. */
export function different(space: ShockSpace, sorted: readonly Tried[]): readonly Tried[] {
  const directions = sorted.map(({ coordinates }) => directionOf(allOf(space, coordinates)) ?? []);
  return sorted.filter((_, at) => !directions.slice(0, at).some((nearer) => angleBetween(nearer, directions[at]) < 0.2));
}

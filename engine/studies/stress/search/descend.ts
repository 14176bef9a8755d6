import { crossing, failsAt, freeRadius, slackOf, tryAt, type Place } from './place.js';
import { fails, type Tried } from './readings.js';
import { onGrid } from './space.js';
import { angleBetween, directionOf, dot, lengthOf, plus, scaled, tangentsOf, turned, type Vector } from './vectors.js';

/** Most steps of a descent. */
const mostSteps = 12;

/** A turn of less than this is none, in radians. */
const leastTurn = 0.02;

/** Shares by which single inputs are moved back. */
const backs = [1, 0.1, 0.02];

/**
 * From a failing shock to the nearest one around it: steps towards the direction in which the requirement gives way fastest, the most
 * probable point of structural reliability, and where that leads no nearer, for a kink or a step say, shocks with less of one input, and
 * shocks at angles around on a slightly smaller sphere. Months stay as they are.
 * Sources: R. Rackwitz & B. Fiessler (1978), Structural reliability under combined random load sequences; R. Hooke & T. Jeeves (1961),
 * Direct search solution of numerical and statistical problems.
 */
export async function descend(place: Place, start: Tried): Promise<Tried> {
  let nearest = start;
  for (let step = 0; step < mostSteps; step++) {
    const white = place.space.whiteOf(nearest.coordinates);
    const direction = directionOf(white);
    if (direction === undefined || direction.length < 2) return nearest;
    const nearer = (await steeper(place, nearest, white, direction)) ?? (await lessOfOne(place, nearest)) ?? (await around(place, white, direction));
    if (nearer === undefined || nearer.distance >= nearest.distance) return nearest;
    nearest = nearer;
  }
  return nearest;
}

/** A step to where the tangent plane of the border comes nearest to no shock; where that is too far, part of the way. */
async function steeper(place: Place, nearest: Tried, white: Vector, direction: Vector): Promise<Tried | undefined> {
  const distance = lengthOf(white);
  const normal = await steepest(place, nearest, white, direction, Math.max(0.05, 0.1 * distance));
  if (normal === undefined) return undefined;
  const angle = angleBetween(direction, normal);
  const towards = directionOf(plus(normal, direction, -dot(normal, direction)));
  if (towards === undefined || angle < leastTurn) return undefined;
  for (const share of [1, 0.5, 0.25]) {
    const way = turned(direction, towards, Math.min(share * angle, 1.2));
    const hoped = Math.cos(angle) > 0 ? (distance * Math.cos(angle)) / Math.max(Math.cos(angle), dot(way, normal)) : 0.7 * distance;
    const nearer = await within(place, way, Math.max(hoped, 0.3 * distance), distance);
    if (nearer !== undefined) return nearer;
  }
  return undefined;
}

/** The direction in which the slack falls fastest, by differences; undefined where it does not tell. */
async function steepest(place: Place, nearest: Tried, white: Vector, direction: Vector, step: number): Promise<Vector | undefined> {
  const here = slackOf(place, nearest);
  const inner = slackOf(place, await tryAt(place, scaled(direction, lengthOf(white) - step)));
  let fall = scaled(direction, (inner - here) / step);
  for (const tangent of tangentsOf(direction)) {
    const beside = slackOf(place, await tryAt(place, plus(white, tangent, step)));
    fall = plus(fall, tangent, (here - beside) / step);
  }
  return directionOf(fall);
}

async function lessOfOne({ space, readings, trials, requirement }: Place, nearest: Tried): Promise<Tried | undefined> {
  let less = nearest;
  for (const position of space.free) {
    for (const back of backs) {
      const coordinates = less.coordinates.map((coordinate, at) => (at === position ? onGrid(space.dimensions[position], coordinate * (1 - back)) : coordinate));
      if (!(space.distanceOf(coordinates) < less.distance)) continue;
      const tried = await readings.at(coordinates, trials);
      if (!fails(tried, requirement)) continue;
      less = tried;
      break;
    }
  }
  return less === nearest ? undefined : less;
}

async function around(place: Place, white: Vector, direction: Vector): Promise<Tried | undefined> {
  const distance = lengthOf(white);
  for (const turn of place.turns) {
    for (const tangent of tangentsOf(direction)) {
      for (const sign of [1, -1]) {
        const way = turned(direction, scaled(tangent, sign), turn);
        const nearer = await within(place, way, distance * (1 - turn ** 2 / 2), distance);
        if (nearer !== undefined) return nearer;
      }
    }
  }
  return undefined;
}

/** The border along a direction where it is nearer than a distance, by at least a part of what is hoped for. */
async function within(place: Place, direction: Vector, hoped: number, distance: number): Promise<Tried | undefined> {
  const enough = Math.min((hoped + distance) / 2, distance * (1 - place.tolerance / 2));
  if (enough > freeRadius(place) || !(await failsAt(place, scaled(direction, enough)))) return undefined;
  return crossing(place, direction, [hoped * (1 + place.tolerance / 2), enough]);
}

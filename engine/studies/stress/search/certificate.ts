import { descendOverMonths, monthsOf } from './months.js';
import { pointTowards } from './explore.js';
import { crossing, outTo, type Place } from './place.js';
import { fails, type Readings, type Tried } from './readings.js';
import type { ShockSpace } from './space.js';
import { largestGap, spread } from './sphere.js';
import { directionOf, scaled, type Vector } from './vectors.js';

/** What was searched without finding a failing shock. */
export interface Searched {
  /** No shock that was tried within this distance fails; 0: nothing was searched. */
  readonly radius: number;
  /** Shocks tried on spheres within it, the outermost first. */
  readonly spheres: readonly { readonly radius: number; readonly shocks: number }[];
  /** Largest angle between a direction and the nearest one that was tried on the outermost sphere, in degrees. */
  readonly gap: number;
}

/** Radii of the spheres, as shares of the outermost, with the shares of the shocks that lie on them. */
const spheres = [
  { at: 1, share: 0.6 },
  { at: 0.75, share: 0.25 },
  { at: 0.5, share: 0.15 },
] as const;

/** How far within the nearest failing shock the outermost sphere lies. */
export const inside = 0.95;

/** Evidence below which a shock tried with few trials is tried with all, in standard errors. */
const doubtful = 2;

/** How often a search may find a nearer shock and begin again. */
const mostRounds = 4;

interface Asked {
  readonly space: ShockSpace;
  readonly readings: Readings;
  readonly requirement: number;
  readonly radius: number;
  readonly trials: { readonly few: number; readonly all: number };
  readonly shocks: number;
  readonly tolerance: number;
}

/**
 * Searches the ball just within a failing shock, or the whole one where none is known; a failing shock found there begins a new descent.
 * @param nearest what is known so far
 * @param onNearer told of a nearer one
 */
export async function certify(asked: Asked, nearest: Tried | undefined, onNearer: (nearer: Tried) => void): Promise<{ readonly nearest?: Tried; readonly searched: Searched }> {
  const { space, readings, requirement, trials, tolerance, radius } = asked;
  let known = nearest;
  for (let round = 0; ; round++) {
    const outermost = known === undefined ? radius : inside * known.distance;
    const { failing, searched } = await search(asked, outermost);
    if (failing === undefined || round === mostRounds) {
      const smallest = failing === undefined ? outermost : failing.distance;
      return { ...(known === undefined ? {} : { nearest: known }), searched: { ...searched, radius: failing === undefined ? outermost : Math.min(outermost, inside * smallest) } };
    }
    const place: Place = { space, readings, requirement, trials: trials.all, months: monthsOf(space, failing.coordinates), radius, tolerance };
    const direction = directionOf(space.whiteOf(failing.coordinates));
    const border = direction === undefined ? failing : ((await crossing(place, direction, outTo(place, failing.distance))) ?? failing);
    known = await descendOverMonths(place, border);
    onNearer(known);
  }
}

async function search({ space, readings, requirement, trials, shocks }: Asked, outermost: number): Promise<{ readonly failing?: Tried; readonly searched: Searched }> {
  const dimensions = space.dimensions.length;
  const done: { radius: number; shocks: number }[] = [];
  let outer: readonly Vector[] = [];
  let first = 0;
  for (const { at, share } of spheres) {
    const directions = spread(dimensions, Math.max(2 * dimensions, Math.round(share * shocks)), first);
    first += directions.length;
    let count = 0;
    const tried: Vector[] = [];
    for (const direction of directions) {
      const coordinates = pointTowards(space, scaled(direction, at * outermost));
      const distance = space.distanceOf(coordinates);
      if (distance > outermost + 0.01) continue;
      count++;
      tried.push(direction);
      const few = await readings.at(coordinates, trials.few);
      const clear = few.readings[requirement].evidence >= doubtful;
      const all = clear ? few : await readings.at(coordinates, trials.all);
      if (fails(all, requirement) && distance > 0) return { failing: all, searched: { radius: 0, spheres: done, gap: 180 } };
    }
    if (at === 1) outer = tried;
    done.push({ radius: at * outermost, shocks: count });
  }
  return { searched: { radius: outermost, spheres: done, gap: (180 / Math.PI) * largestGap(dimensions, outer) } };
}

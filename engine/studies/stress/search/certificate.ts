import { descendOverMonths, monthsOf } from './months.js';
import { pointTowards } from './explore.js';
import { crossing, outTo, type Place } from './place.js';
import { fails, type Reading, type Readings, type Tried } from './readings.js';
import type { Coordinates, ShockSpace } from './space.js';
import { largestGap, spread } from './sphere.js';
import { directionOf, scaled, type Vector } from './vectors.js';

/** What was searched without finding a failing shock. */
export interface Searched {
  /** No shock that was tried within this distance fails; 0: nothing was searched. */
  readonly radius: number;
  /** Shocks tried on spheres within it, the outermost first, and how many of them needed all trials: the others were clear with few. */
  readonly spheres: readonly { readonly radius: number; readonly shocks: number; readonly close: number }[];
  /** Largest angle between a direction and the nearest one that was tried on the outermost sphere, in degrees. */
  readonly gap: number;
}

/** Nothing has been searched yet. */
export const nothing: Searched = { radius: 0, spheres: [], gap: 180 };

/** Radii of the spheres, as shares of the outermost, with the shares of the shocks that lie on them. */
const spheres = [
  { at: 1, share: 0.6 },
  { at: 0.75, share: 0.25 },
  { at: 0.5, share: 0.15 },
] as const;

/** How far within the nearest failing shock the outermost sphere lies. */
const inside = 0.95;

/** Standard errors by which a requirement must hold with few trials, to be clear. */
const clearEvidence = 2;

/**
 * Or the share of the way from the border to no shock by which its slack lies within, with the same few trials: the luck that they share
 * makes that difference far surer than either.
 */
const clearShare = 0.25;

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
  readonly turns: readonly number[];
}

/**
 * Searches the ball just within a failing shock, or the whole one where none is known; a failing shock found there begins a new descent.
 * @param nearest what is known so far
 * @param onNearer told of a nearer one
 */
export async function certify(asked: Asked, nearest: Tried | undefined, onNearer: (nearer: Tried) => void): Promise<{ readonly nearest?: Tried; readonly searched: Searched }> {
  const { space, readings, requirement, trials, tolerance, turns, radius } = asked;
  let known = nearest;
  for (let round = 0; ; round++) {
    const outermost = within(known, radius);
    const { failing, searched } = await search(asked, outermost, known);
    if (failing === undefined) return { ...(known === undefined ? {} : { nearest: known }), searched };
    if (round === mostRounds) {
      onNearer(failing);
      return { nearest: failing, searched: { ...searched, radius: within(failing, radius) } };
    }
    const place: Place = { space, readings, requirement, trials: trials.all, months: monthsOf(space, failing.coordinates), radius, tolerance, turns };
    const direction = directionOf(space.whiteOf(failing.coordinates));
    const border = direction === undefined ? failing : ((await crossing(place, direction, outTo(place, failing.distance))) ?? failing);
    known = await descendOverMonths(place, border);
    onNearer(known);
  }
}

/** How far a ball is searched: just within a failing shock, or all of it where none is known. */
const within = (known: Tried | undefined, radius: number): number => (known === undefined ? radius : inside * known.distance);

/** The nearest of the shocks that were tried for whatever reason, as for another requirement, and fail within a distance; undefined: none does. */
export async function failingWithin({ readings, requirement, trials }: Pick<Asked, 'readings' | 'requirement' | 'trials'>, distance: number): Promise<Tried | undefined> {
  const suspects = [...readings.tried(trials.few), ...readings.tried(trials.all)].filter((tried) => tried.distance > 0 && tried.distance < distance && fails(tried, requirement));
  for (const { coordinates } of suspects.sort((one, other) => one.distance - other.distance)) {
    const all = await readings.at(coordinates, trials.all);
    if (fails(all, requirement)) return all;
  }
  return undefined;
}

async function search(asked: Asked, outermost: number, known: Tried | undefined): Promise<{ readonly failing?: Tried; readonly searched: Searched }> {
  const { space, readings, requirement, trials, shocks } = asked;
  const overlooked = await failingWithin(asked, outermost);
  if (overlooked !== undefined) return { failing: overlooked, searched: nothing };
  const dimensions = space.dimensions.length;
  const clear = await clearAt(asked, known);
  const done: { radius: number; shocks: number; close: number }[] = [];
  let outer: readonly Vector[] = [];
  let first = 0;
  for (const { at, share } of spheres) {
    const directions = spread(dimensions, Math.max(2 * dimensions, Math.round(share * shocks)), first);
    first += directions.length;
    let close = 0;
    const tried: Vector[] = [];
    for (const direction of directions) {
      const coordinates = pointTowards(space, scaled(direction, at * outermost));
      const distance = space.distanceOf(coordinates);
      if (distance > outermost + 0.01) continue;
      tried.push(direction);
      if (clear((await readings.at(coordinates, trials.few)).readings[requirement])) continue;
      close++;
      const all = await readings.at(coordinates, trials.all);
      if (fails(all, requirement) && distance > 0) return { failing: (await failingWithin(asked, outermost)) ?? all, searched: { ...nothing, spheres: done } };
    }
    if (at === 1) outer = tried;
    done.push({ radius: at * outermost, shocks: tried.length, close });
  }
  return { searched: { radius: outermost, spheres: done, gap: (180 / Math.PI) * largestGap(dimensions, outer) } };
}

/** Whether few trials are enough to say that a requirement holds under a shock. */
async function clearAt({ space, readings, requirement, trials }: Asked, known: Tried | undefined): Promise<(reading: Reading) => boolean> {
  if (trials.few === trials.all) return () => false;
  const slackAt = async (coordinates: Coordinates): Promise<number> => (await readings.at(coordinates, trials.few)).readings[requirement].slack;
  const [border, origin] = known === undefined ? [NaN, NaN] : [await slackAt(known.coordinates), await slackAt(space.origin)];
  const enough = border < origin && Number.isFinite(origin - border) ? border + clearShare * (origin - border) : Infinity;
  return ({ slack, evidence }) => evidence >= clearEvidence || (Number.isFinite(evidence) && slack >= enough);
}

import { fails, type Readings, type Tried } from './readings.js';
import type { ShockSpace } from './space.js';
import { lengthOf, scaled, type Vector } from './vectors.js';

/** A search for one requirement, with so many trials, among shocks of the same months. */
export interface Place {
  readonly space: ShockSpace;
  readonly readings: Readings;
  readonly requirement: number;
  readonly trials: number;
  /** [month] coordinates of the dimensions that move by months. */
  readonly months: Vector;
  /** No shock beyond this distance is looked at. */
  readonly radius: number;
  /** How close, as a share of the distance, a border is found. */
  readonly tolerance: number;
  /** Angles to which a failing shock nearby is looked for, from wide to narrow, in radians. */
  readonly turns: readonly number[];
}

/** Tries the shock at independent coordinates of the free dimensions. */
export const tryAt = ({ space, readings, months, trials }: Place, white: Vector): Promise<Tried> => readings.at(space.pointAt(white, months), trials);

export const failsAt = async (place: Place, white: Vector): Promise<boolean> => fails(await tryAt(place, white), place.requirement);

export const slackOf = ({ requirement }: Place, { readings }: Tried): number => readings[requirement].slack;

/** Standard errors from a border within which trials cannot tell a shock from one on it. */
const unseen = 0.1;

/** How far the free dimensions can go, as the months take their part of the radius. */
export const freeRadius = ({ radius, months }: Place): number => Math.sqrt(Math.max(0, radius ** 2 - lengthOf(months) ** 2));

/** Where to look for a border that is expected at a distance. */
export const outTo = (place: Place, expected: number): readonly number[] => [expected * (1 + place.tolerance / 2), expected * 1.25, freeRadius(place)];

/** Most tries along a ray. */
const mostTries = 14;

/**
 * The nearest failing shock along a ray from no shock of the free dimensions, by false position where the slack is a number on both sides
 * and by halves where it is not; undefined: none fails that was tried on the way out.
 * Source: M. Dowell & P. Jarratt (1971), A modified regula falsi method (Illinois).
 * @param outwards distances of the free dimensions to try on the way out, ascending
 */
export async function crossing(place: Place, direction: Vector, outwards: readonly number[]): Promise<Tried | undefined> {
  const along = (distance: number): Promise<Tried> => tryAt(place, scaled(direction, distance));
  const farthest = freeRadius(place);
  const start = await along(0);
  if (fails(start, place.requirement)) return start;
  let low = { at: 0, slack: slackOf(place, start) };
  let high: { at: number; slack: number; tried: Tried } | undefined;
  for (const at of outwards) {
    if (high !== undefined || !(at > low.at) || at > farthest) continue;
    const tried = await along(at);
    if (fails(tried, place.requirement)) high = { at, slack: slackOf(place, tried), tried };
    else low = { at, slack: slackOf(place, tried) };
  }
  if (high === undefined) return undefined;
  for (let tries = 0; tries < mostTries && high.at - low.at > place.tolerance * high.at && !isInNoise(place, high.tried); tries++) {
    const least = Math.min((high.at - low.at) / 2, 0.45 * place.tolerance * high.at);
    const share = low.slack / (low.slack - high.slack);
    // Every third try halves, so that a bend cannot hold it up.
    const guess = Number.isFinite(share) && tries % 3 < 2 ? low.at + share * (high.at - low.at) : (low.at + high.at) / 2;
    const at = Math.min(Math.max(guess, low.at + least), high.at - least);
    const tried = await along(at);
    const slack = slackOf(place, tried);
    if (fails(tried, place.requirement)) {
      high = { at, slack, tried };
      low = { ...low, slack: low.slack / 2 };
    } else {
      low = { at, slack };
      high = { ...high, slack: high.slack / 2 };
    }
  }
  return high.tried;
}

const isInNoise = ({ requirement }: Place, { readings }: Tried): boolean => -readings[requirement].evidence < unseen;

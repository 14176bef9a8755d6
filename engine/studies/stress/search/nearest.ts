import { alongSphere, different } from './alongSphere.js';
import { certify, failingWithin, nothing, type Searched } from './certificate.js';
import { explore, startsFor } from './explore.js';
import { everyShock, descendOverMonths, monthsOf } from './months.js';
import { crossing, freeRadius, outTo, type Place } from './place.js';
import { fails, readingsOf, type Read, type Readings, type Tried } from './readings.js';
import type { ShockSpace } from './space.js';
import { tidied } from './tidy.js';
import { directionOf } from './vectors.js';

/** What a search is asked for. */
export interface SearchOptions {
  /** Those that are searched, by their places in a reading. */
  readonly requirements: readonly number[];
  /** Largest distance that is searched. */
  readonly radius: number;
  /** Trials of a first look, and of what is reported. */
  readonly trials: { readonly few: number; readonly all: number };
  /** Of the shocks that are generated. */
  readonly seed: number;
  /** Shocks that are tried on spheres within the nearest failing one. */
  readonly spread: number;
  /** Told of everything as it becomes known, so that a search that is stopped has something to say. */
  readonly onFound?: (requirement: number, found: Found) => void;
  readonly onTried?: (tried: Tried) => void;
}

/** What a search found of a requirement. */
export interface Found {
  /** The nearest failing shock; absent: none was found within the radius. */
  readonly nearest?: Tried;
  readonly searched: Searched;
}

/** How close, as a share of the distance, a border is found with few trials, with all, and with all where nothing is random. */
const tolerances = { few: 0.02, all: 0.02, exact: 0.005 } as const;

/** How wide failing shocks nearby are looked for with few trials, and with all. */
const turns = { few: [0.5, 0.25, 0.12], all: [0.12, 0.05] } as const;

/** Directions in which borders are looked for, and borders from which a descent begins. */
const mostStarts = 5;
const mostDescents = 3;

/** Borders so much farther than the nearest are no rivals to it, with few trials. */
const rival = 1.08;

/** Shocks of months alone up to which every one is tried. */
const mostOfMonths = 150;

/**
 * The nearest failing shock of each requirement within a radius: a look over the ball with few trials, borders along the most promising
 * directions, descents from the nearest of them, the same again with all trials, what hardly matters left out, and a search of the ball
 * within that.
 * The order in which the inputs were written changes nothing: the space is sorted, and so is everything after it.
 */
export async function searchNearest(space: ShockSpace, read: Read, options: SearchOptions): Promise<{ readonly found: ReadonlyMap<number, Found>; readonly readings: Readings }> {
  const readings = readingsOf(space, read, options.onTried);
  const found = new Map<number, Found>();
  await explore(space, readings, options.trials.few, options.radius, options.seed);
  for (const requirement of options.requirements) {
    const tell = (known: Found): void => {
      found.set(requirement, known);
      options.onFound?.(requirement, known);
    };
    tell({ searched: nothing });
    tell(await nearestOf(space, readings, requirement, options, tell));
  }
  await withoutOverlooked(space, readings, options, found);
  return { found, readings };
}

/** A shock that was tried for one requirement may be a nearer failing one of another: that is searched again, until none is left. */
async function withoutOverlooked(space: ShockSpace, readings: Readings, options: SearchOptions, found: Map<number, Found>): Promise<void> {
  for (let settled = false; !settled; ) {
    settled = true;
    for (const [requirement, { nearest, searched }] of found) {
      if ((await failingWithin({ readings, requirement, trials: options.trials }, searched.radius)) === undefined) continue;
      const known = await certified(await exactPlace(space, readings, requirement, options), options, nearest, () => undefined);
      found.set(requirement, known);
      options.onFound?.(requirement, known);
      settled = false;
    }
  }
}

async function nearestOf(space: ShockSpace, readings: Readings, requirement: number, options: SearchOptions, tell: (found: Found) => void): Promise<Found> {
  const { radius, trials } = options;
  const every = space.free.length === 0 ? everyShock(space, radius) : [];
  if (every.length > 0 && every.length <= mostOfMonths) return amongAll(readings, requirement, every, options);
  const exact = await exactPlace(space, readings, requirement, options);
  const quick = await descents({ ...exact, trials: trials.few, tolerance: tolerances.few, turns: turns.few });
  let nearest: Tried | undefined;
  for (const rough of quick) {
    if (nearest !== undefined && rough.distance > rival * nearest.distance) continue;
    const border = await borderNear(exact, rough);
    if (border === undefined || (nearest !== undefined && border.distance > rival * nearest.distance)) continue;
    const descended = await descendOverMonths(exact, border);
    if (nearest === undefined || descended.distance < nearest.distance) nearest = descended;
    tell({ nearest, searched: nothing });
  }
  if (nearest !== undefined) nearest = await tidied(exact, nearest);
  return certified(exact, options, nearest, tell);
}

/** Where a search with all trials begins. */
async function exactPlace(space: ShockSpace, readings: Readings, requirement: number, { radius, trials }: SearchOptions): Promise<Place> {
  const origin = await readings.at(space.origin, trials.all);
  const tolerance = Number.isFinite(origin.readings[requirement].evidence) ? tolerances.all : tolerances.exact;
  return { space, readings, requirement, radius, months: space.months.map(() => 0), trials: trials.all, tolerance, turns: turns.all };
}

const certified = (place: Place, { trials, spread: shocks }: SearchOptions, nearest: Tried | undefined, tell: (found: Found) => void): Promise<Found> =>
  certify({ ...place, trials, shocks, turns: turns.few }, nearest, (nearer) => tell({ nearest: nearer, searched: nothing }));

/** Borders with few trials, brought as near as they come, nearest first; where no border is known, one is looked for along the sphere. */
async function descents(place: Place): Promise<readonly Tried[]> {
  const tried = place.readings.tried(place.trials);
  const starts = startsFor(place.space, tried, place.requirement, place.radius, mostStarts);
  const borders: Tried[] = [];
  for (const { coordinates, expected } of starts) {
    const border = await borderTowards({ ...place, months: monthsOf(place.space, coordinates) }, coordinates, expected);
    if (border !== undefined) borders.push(border);
  }
  if (borders.length === 0) borders.push(...(await alongSphere(place)));
  const sorted = borders.sort((one, other) => one.distance - other.distance).slice(0, mostDescents);
  const nearest: Tried[] = [];
  for (const border of sorted) nearest.push(await descendOverMonths(place, border));
  return different(place.space, nearest.sort((one, other) => one.distance - other.distance));
}

async function borderTowards(place: Place, coordinates: readonly number[], expected: number): Promise<Tried | undefined> {
  const { space, readings, trials, requirement } = place;
  const direction = directionOf(space.whiteOf(coordinates));
  if (direction !== undefined) return crossing(place, direction, outTo(place, Math.min(expected, freeRadius(place))));
  const there = await readings.at(coordinates, trials);
  return fails(there, requirement) ? there : undefined;
}

/** The border with all trials near one with few. */
const borderNear = (place: Place, rough: Tried): Promise<Tried | undefined> =>
  borderTowards({ ...place, months: monthsOf(place.space, rough.coordinates) }, rough.coordinates, Math.sqrt(Math.max(0, rough.distance ** 2 - monthsLength(place.space, rough) ** 2)));

const monthsLength = (space: ShockSpace, { coordinates }: Tried): number => Math.hypot(...monthsOf(space, coordinates));

/** Where there are only so many shocks, all of them, the nearest first. */
async function amongAll(readings: Readings, requirement: number, every: readonly (readonly number[])[], { trials, radius }: SearchOptions): Promise<Found> {
  let shocks = 0;
  for (const coordinates of every) {
    const tried = await readings.at(coordinates, trials.all);
    if (fails(tried, requirement)) return { nearest: tried, searched: { radius: tried.distance, spheres: [{ radius: tried.distance, shocks, close: shocks }], gap: 0 } };
    shocks++;
  }
  return { searched: { radius, spheres: [{ radius, shocks, close: shocks }], gap: 0 } };
}

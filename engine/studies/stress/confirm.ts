import type { Estimated } from '../estimate.js';
import { looks } from './rates.js';
import { allOf, pointTowards } from './search/explore.js';
import type { Coordinates, ShockSpace } from './search/space.js';
import type { Tried } from './search/readings.js';
import { scaled } from './search/vectors.js';
import type { Standing } from './judging.js';

/** Standard errors beyond what a verdict needs that the first look aims at, so that it seldom fails. */
const surety = 1.3;

/** How many fresh trials there are for each of the search, and how many in all at most, unless the search itself has more. */
const freshEach = [4, 8, 16] as const;
const mostFresh = 40_000;

/** Share of the distance that is given up for a verdict beyond doubt, where trials can be had for it. */
const givenUp = 0.05;

export interface Confirmation {
  /** The border's distance has this standard error, by the trials of the search. */
  readonly se: number;
  /** Where along the ray the requirement begins to break, by the trials of the last look. */
  readonly begins: Estimated;
  /** The nearest shock that fresh trials found broken. */
  readonly confirmed?: { readonly coordinates: Coordinates; readonly standing: Standing; readonly look: Look };
  /** The last look, where none confirmed. */
  readonly last?: Standing;
}

/** Fresh trials: the how-manieth, counted from 1, and how many. */
export interface Look {
  readonly number: number;
  readonly trials: number;
}

/**
 * Looks for the nearest shock at which fresh trials find a requirement broken, along the ray through the border that a search found. A search
 * takes the best of many, so its own trials flatter what it found; the fresh ones have not been chosen by anybody. A look that does not
 * decide is followed by one farther out, with trials of its own, and one that went too far by one nearer, as long as there are looks left.
 * @param border the nearest failing shock of the search
 * @param evidenceAt standard errors by which the requirement holds, with the trials of the search
 * @param judgeFresh with the fresh trials of a look
 * @param critical standard errors that a verdict at the rate of a look needs
 */
export async function confirm(
  space: ShockSpace,
  border: Tried,
  { evidenceAt, judgeFresh, critical, radius }: {
    readonly evidenceAt: (coordinates: Coordinates) => Promise<number>;
    readonly judgeFresh: (coordinates: Coordinates, look: Look) => Promise<Standing | undefined>;
    readonly critical: number;
    readonly radius: number;
  },
): Promise<Confirmation> {
  const ray = allOf(space, border.coordinates);
  const outwards = (distance: number): Coordinates => (border.distance === 0 ? border.coordinates : pointTowards(space, scaled(ray, distance / border.distance)));
  const here = await evidenceAt(border.coordinates);
  // A border that fails beyond doubt is a step, as months make it: the fresh trials need not look beyond it.
  const step = -here * Math.sqrt(freshEach[0]) >= critical + surety;
  const slope = step || border.distance === 0 ? Infinity : await slopeAt(space, border, here, outwards, evidenceAt);
  const beyond = (more: number): number => (slope === Infinity ? 0 : (critical + surety) / (slope * Math.sqrt(more)));
  const more = Math.min(freshEach.find((each) => beyond(each) <= givenUp * border.distance) ?? 16, Math.max(1, Math.floor(mostFresh / border.trials)));
  const se = slope === Infinity ? 0 : 1 / slope;
  const seen: Seen[] = [];
  let confirmed: Confirmation['confirmed'];
  let last: Standing | undefined;
  for (let number = 1; number <= looks; number++) {
    const { value, se: error } = beginsAt(border.distance, se / Math.sqrt(more), seen);
    const aim = value + (critical + surety) * error * (number === 1 || confirmed !== undefined ? 1 : again);
    if (confirmed !== undefined && aim > worthwhile * space.distanceOf(confirmed.coordinates)) break;
    const coordinates = slope === Infinity ? border.coordinates : outwards(Math.min(Math.max(aim, border.distance), Math.max(radius, border.distance)));
    const look = { number, trials: more * border.trials };
    const standing = await judgeFresh(coordinates, look);
    if (standing !== undefined && Number.isFinite(standing.evidence)) seen.push({ distance: space.distanceOf(coordinates), evidence: standing.evidence });
    if (standing?.judged.verdict === 'broken') confirmed = { coordinates, standing, look };
    else last = standing;
    if (slope === Infinity) break;
  }
  const begins = slope === Infinity || seen.length === 0 ? { value: border.distance, se } : beginsAt(border.distance, se / Math.sqrt(more), seen);
  return { se, begins, ...(confirmed === undefined ? {} : { confirmed }), ...(last === undefined ? {} : { last }) };
}

/** How much farther out a look lies than it would need to, after one that did not decide. */
const again = 1.5;

/** Share of the distance of a confirmed shock below which another look, nearer to where it begins to break, is worth its trials. */
const worthwhile = 0.95;

/** What fresh trials said at a distance. */
interface Seen {
  readonly distance: number;
  readonly evidence: number;
}

/**
 * Where fresh trials see the border: a straight line through the last look, with the slope that the search found, or through the last two.
 * @param se standard error of a distance by fresh trials, with the slope of the search
 */
function beginsAt(distance: number, se: number, seen: readonly Seen[]): Estimated {
  const [before, last] = [seen[seen.length - 2], seen[seen.length - 1]];
  if (last === undefined) return { value: distance, se };
  const slope = before === undefined ? NaN : (before.evidence - last.evidence) / (last.distance - before.distance);
  const error = slope > 0 && Number.isFinite(slope) ? 1 / slope : se;
  return { value: Math.max(0, last.distance + last.evidence * error), se: error };
}

/** Shares of the distance over which the slope of the evidence is taken. */
const reaches = [0.08, 0.16, 0.32];

/** Standard errors of evidence for a unit of distance at a border; Infinity where nothing is random. */
async function slopeAt(space: ShockSpace, border: Tried, here: number, outwards: (distance: number) => Coordinates, evidenceAt: (coordinates: Coordinates) => Promise<number>): Promise<number> {
  if (!Number.isFinite(here)) return Infinity;
  for (const reach of reaches) {
    const there = outwards(border.distance * (1 + reach));
    const evidence = await evidenceAt(there);
    const slope = (here - evidence) / (space.distanceOf(there) - border.distance);
    if (slope === Infinity) return Infinity;
    if (slope > 0 && here - evidence > 0.5) return slope;
  }
  return 1 / Math.max(border.distance, 0.1);
}


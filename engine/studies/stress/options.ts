import type { ShockInput } from '../../../scenarios/studies/studies.js';
import { InvalidRequest } from '../../request.js';

/** What a stress study is asked. */
export interface StressOptions {
  /** What a shock may move; empty or absent: what the file says under `shocks:`, or else the uncertain inputs that matter most. */
  readonly over?: readonly ShockInput[];
  /** Largest distance to be searched, above 0 and at most 8; 4 by default. */
  readonly radius?: number;
  /** Chance at most that a requirement which holds is said to be broken, above 0 and below 0.5; 1 % by default. */
  readonly errorRate?: number;
  /** Shocks tried on spheres within the nearest failing one, 8 or more; 96 by default. */
  readonly spread?: number;
}

/** Where nothing is said. */
export const stressDefaults = { radius: 4, errorRate: 0.01, spread: 96 } as const;

/** Beyond it a standard-normal score is one in 10^15. */
const farthest = 8;

/** @throws InvalidRequest for what cannot be meant */
export function settled({ over = [], radius = stressDefaults.radius, errorRate = stressDefaults.errorRate, spread = stressDefaults.spread }: StressOptions): Required<StressOptions> {
  if (!(radius > 0 && radius <= farthest)) throw new InvalidRequest(`radius: expected a number above 0 and at most ${farthest}, got ${radius}`);
  if (!(errorRate > 0 && errorRate < 0.5)) throw new InvalidRequest(`error rate: expected a number above 0 and below 0.5, got ${errorRate}`);
  if (!(Number.isInteger(spread) && spread >= 8)) throw new InvalidRequest(`spread: expected a whole number of at least 8, got ${spread}`);
  return { over, radius, errorRate, spread };
}

/** Most trials of a first look and of the search, however many the scenario has, and how many fresh ones confirm for each of those. */
const most = { few: 400, all: 2000 } as const;
export const confirmingEach = 4;

/** Trials of the parts of a study, for a scenario of so many. */
export const trialsFor = (trials: number): { readonly few: number; readonly all: number; readonly confirming: number } => {
  const all = Math.min(trials, most.all);
  return { few: Math.min(all, most.few), all, confirming: confirmingEach * all };
};

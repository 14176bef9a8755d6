import type { ShockInput } from '../../../scenarios/studies/studies.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { InvalidRequest } from '../../request.js';
import { stressDefaults } from './defaults.js';

/** What a stress study is asked. */
export interface StressOptions {
  /** What a shock may move; empty or absent: what the file says under `shocks:`, or else the uncertain inputs that matter most. */
  readonly over?: readonly ShockInput[];
  /** Trials of the search; absent: the scenario's, 2,000 at most. */
  readonly trials?: number;
  /** Largest distance to be searched, above 0 and at most 8; 3 by default. */
  readonly radius?: number;
  /** Chance at most that a requirement which holds is said to be broken, above 0 and below 0.5; 1 % by default. */
  readonly errorRate?: number;
  /** Shocks tried on spheres within the nearest failing one, 8 or more; 96 by default. */
  readonly spread?: number;
}

/** What is asked, and what nothing is said of. */
export type SettledOptions = Required<Omit<StressOptions, 'trials'>>;

/** @throws InvalidRequest for what cannot be meant */
export function settled({ over = [], radius = stressDefaults.radius, errorRate = stressDefaults.errorRate, spread = stressDefaults.spread }: StressOptions): SettledOptions {
  if (!(radius > 0 && radius <= stressDefaults.farthest)) throw new InvalidRequest(`radius: expected a number above 0 and at most ${stressDefaults.farthest}, got ${radius}`);
  if (!(errorRate > 0 && errorRate < 0.5)) throw new InvalidRequest(`error rate: expected a number above 0 and below 0.5, got ${errorRate}`);
  if (!(Number.isInteger(spread) && spread >= 8)) throw new InvalidRequest(`spread: expected a whole number of at least 8, got ${spread}`);
  return { over, radius, errorRate, spread };
}

/** Trials of a first look at most, and of the search where nobody asks for more. */
const most = { few: 400, all: 2000 } as const;

/** Trials of the parts of a study. */
export const trialsFor = ({ trials }: Pick<Scenario, 'trials'>, asked: number | undefined): { readonly few: number; readonly all: number } => {
  const all = asked ?? Math.min(trials, most.all);
  return { few: Math.min(all, most.few), all };
};

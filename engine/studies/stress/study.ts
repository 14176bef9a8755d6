import * as E from 'fp-ts/lib/Either.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Estimated } from '../estimate.js';
import { journalOf } from '../journal.js';
import type { StudyTools } from '../studyTools.js';
import { InvalidDraw } from '../../random/invalidDraw.js';
import type { Chosen } from './chosenInputs.js';
import { judgingOf, statedIn, type Judging, type Standing, type StressTools } from './judging.js';
import { underShock, type Shocks } from './moved.js';
import { rememberingLast } from './rememberingLast.js';
import { settled, trialsFor, type SettledOptions, type StressOptions } from './options.js';
import type { ConfirmedShock, Frontier, Judged, StressOutcome, StressResult, Waterfall } from './result.js';
import type { Found } from './search/nearest.js';
import type { Reading } from './search/readings.js';
import type { Coordinates } from './search/space.js';

/** A study at work: what it was asked, and what it knows so far. */
export interface Study {
  readonly loaded: LoadedScenario;
  readonly tools: StressTools;
  readonly judging: Judging;
  readonly options: SettledOptions;
  readonly trials: StressResult['trials'];
  readonly begun: number;
  plan?: readonly Standing[];
  origin?: readonly Standing[];
  chosen?: Chosen;
  shocks?: Shocks;
  readonly found: Map<number, Found>;
  readonly confirmed: Map<number, { readonly se: number; readonly begins: Estimated; readonly atBorder: Judged | null; readonly failing: ConfirmedShock | null; readonly unconfirmed: Judged | null }>;
  unsearched?: string;
  readonly stresses: StressOutcome[];
  waterfall?: Waterfall;
  frontier?: Frontier;
  evaluations: number;
}

/** @throws InvalidRequest for what cannot be meant */
export function beginStudy(given: LoadedScenario, asked: StressOptions, { runner, journal = journalOf(), onProgress }: StudyTools): Study {
  const tools = { journal, onProgress, runner: rememberingLast(runner) };
  const options = settled(asked);
  const trials = trialsFor(given.scenario, asked.trials);
  const loaded = { ...given, scenario: { ...given.scenario, trials: trials.all } };
  const judging = judgingOf(statedIn(loaded.scenario), tools);
  return { loaded, tools, judging, options, trials, begun: performance.now(), found: new Map(), confirmed: new Map(), stresses: [], evaluations: 0 };
}

/** There is no such shock: nothing is said against the plan by it. */
const impossible: Reading = { slack: Infinity, evidence: Infinity };

/** How the requirements stand under a shock; undefined: the language, or a law, does not allow it. */
export async function standingsUnder(judging: Judging, shocks: Shocks, coordinates: Coordinates, trials: number, errorRate: number): Promise<readonly Standing[] | undefined> {
  const scenario = underShock(shocks, coordinates);
  if (E.isLeft(scenario)) return undefined;
  try {
    return await judging.of(scenario.right, trials, errorRate);
  } catch (error) {
    if (error instanceof InvalidDraw) return undefined;
    throw error;
  }
}

export async function readingsUnder(study: Study, shocks: Shocks, coordinates: Coordinates, trials: number): Promise<readonly Reading[]> {
  return (await standingsUnder(study.judging, shocks, coordinates, trials, study.options.errorRate)) ?? study.judging.stated.map(() => impossible);
}

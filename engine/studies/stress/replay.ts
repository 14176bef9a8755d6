import { inputsOf } from '../../../scenarios/studies/inputs.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import { InvalidRequest } from '../../request.js';
import { isDetermined } from '../isDetermined.js';
import { provenanceOf } from '../provenance.js';
import { inputAt } from './chosenInputs.js';
import type { Look } from './confirm.js';
import { journalOf } from '../journal.js';
import type { StudyTools } from '../studyTools.js';
import { judgingOf, statedIn } from './judging.js';
import { movableOf, shockAt, shocksWith, type Shocks } from './moved.js';
import { stressDefaults } from './defaults.js';
import { ratesOf } from './rates.js';
import type { ReplayResult } from './result.js';
import { standingsUnder } from './study.js';
import { withLuckOf } from './luckOf.js';
import { onGrid, type Coordinates } from './search/space.js';

/**
 * A shock with its trials as a text: `offer.basic.conversion=-1.2,reach.imitation=-0.4@8000#1`, and with `~0.05` at its end where it was judged at
 * that error rate instead of the usual one. Every input of the space is in it: also one that is not moved is held.
 */
export const replayText = ({ space }: Shocks, coordinates: Coordinates, { number, trials }: Look, errorRate: number): string =>
  `${space.dimensions.map(({ path }, position) => `${path}=${coordinates[position]}`).join(',')}@${trials}#${number}${errorRate === stressDefaults.errorRate ? '' : `~${errorRate}`}`;

/**
 * Judges every requirement under one shock, with the trials that confirmed it.
 * @param path what a study gave with the shock (`ConfirmedShock.replay`)
 * @throws InvalidRequest where the path is none, or the scenario has no such input, or does not allow the shock
 */
export async function replayStress(given: LoadedScenario, path: string, { runner, journal = journalOf() }: StudyTools): Promise<ReplayResult> {
  const tools = { runner, journal };
  const begun = performance.now();
  const { byPath, look, errorRate } = readReplay(path);
  const loaded = { ...given, scenario: { ...given.scenario, trials: look.trials } };
  const inputs = inputsOf(loaded);
  const units = new Map(loaded.studies.shocks.map((shock) => [shock.path, shock.unit]));
  const shocks = shocksWith(loaded, [...byPath.keys()].map((name) => movableOf(inputAt(inputs, name), units.get(name))));
  const coordinates = shocks.space.dimensions.map((dimension) => onGrid(dimension, byPath.get(dimension.path) ?? 0));
  const judging = judgingOf(statedIn(loaded.scenario), tools);
  const standings = await standingsUnder(judging, withLuckOf(shocks, look), coordinates, look.trials, ratesOf(errorRate).look);
  if (standings === undefined) throw new InvalidRequest(`--replay ${path}: the scenario does not allow that shock`);
  return {
    kind: 'stress replay',
    version: 1,
    complete: true,
    scenario: { name: loaded.scenario.name, currency: loaded.scenario.currency, months: loaded.scenario.months, expected: isDetermined(loaded.scenario) },
    shock: shockAt(shocks, coordinates),
    requirements: standings.map(({ judged }, position) => ({ text: judging.stated[position].text, judged })),
    provenance: provenanceOf([withLuckOf(shocks, look).loaded.scenario], tools.runner, tools.journal, begun),
  };
}

function readReplay(text: string): { readonly byPath: ReadonlyMap<string, number>; readonly look: Look; readonly errorRate: number } {
  const [, shock, trials, number, rate] = /^(.+)@(\d+)#([1-9])(?:~(\S+))?$/.exec(text.trim()) ?? [];
  const errorRate = rate === undefined ? stressDefaults.errorRate : Number(rate);
  const moved = (shock ?? '').split(',').map((one) => /^\s*([^=]+)=(-?\d+(?:\.\d+)?)\s*$/.exec(one));
  if (moved.some((one) => one === null) || !(Number(trials) > 0) || !(errorRate > 0 && errorRate < 0.5)) {
    throw new InvalidRequest(`--replay: expected the path that a study gave, such as offer.basic.conversion=-1.2,reach.imitation=-0.4@8000#1, got ${text}`);
  }
  return { byPath: new Map(moved.flatMap((one) => (one === null ? [] : [[one[1], Number(one[2])] as const]))), look: { number: Number(number), trials: Number(trials) }, errorRate };
}

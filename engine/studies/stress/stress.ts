import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import { Cancelled } from '../../error.js';
import { streamKey } from '../../random/streams.js';
import { InvalidRequest } from '../../request.js';
import { journalKey } from '../journal.js';
import { chooseInputs, correlationsWith } from './chosenInputs.js';
import { confirm, type Look } from './confirm.js';
import { decisiveWaterfall } from './decisiveWaterfall.js';
import { frontierOf } from './frontier.js';
import type { StudyTools } from '../studyTools.js';
import type { Standing } from './judging.js';
import { withLuckOf } from './luckOf.js';
import { coordinatesOf, shockAt, shocksWith, type Shocks } from './moved.js';
import { effects, figuresWith, stressOutcome } from './namedStresses.js';
import type { StressOptions } from './options.js';
import { ratesOf } from './rates.js';
import { replayText } from './replay.js';
import { resultOf } from './reported.js';
import type { StressResult } from './result.js';
import { searchNearest } from './search/nearest.js';
import type { Tried } from './search/readings.js';
import type { Coordinates } from './search/space.js';
import { beginStudy, readingsUnder, standingsUnder, type Study } from './study.js';

/** Tries that a search takes for each requirement, about. */
const usualTries = 250;

/**
 * The smallest shock that breaks a plan. Whatever must hold and holds without one is searched for its nearest failing shock; named stresses
 * run beside the search. A study that is stopped by the signal of its runner gives what it knows, with `complete` false.
 * @throws InvalidRequest where nothing is required, nothing can be moved, or an option cannot be meant
 */
export async function stress(loaded: LoadedScenario, options: StressOptions, tools: StudyTools): Promise<StressResult> {
  const study = beginStudy(loaded, options, tools);
  const named = loaded.studies.stresses.length > 0;
  if (study.judging.stated.length === 0) {
    if (!named) throw new InvalidRequest('the scenario says nothing that must hold: add `invariants:` to it, for example `invariants: [probability(ruin) <= 5%]`');
    study.unsearched = 'the scenario says nothing that must hold';
  }
  try {
    await standUnshocked(study);
    await underNamedStresses(study);
    await searchedAndConfirmed(study);
    await pictured(study);
    return resultOf(study, true);
  } catch (error) {
    if (error instanceof Cancelled) return resultOf(study, false);
    throw error;
  }
}

/** The plan as it is, the inputs that shocks move, and the plan with these where no shock leaves them. */
async function standUnshocked(study: Study): Promise<void> {
  const { loaded, judging, trials, options, tools } = study;
  const { unshocked } = ratesOf(options.errorRate);
  study.plan = await judging.of(loaded.scenario, trials.all, unshocked);
  if (study.unsearched !== undefined) return;
  const requirements = judging.stated.map(({ requirement }) => requirement);
  const chosen = await chooseInputs(loaded, options.over, (paths) =>
    tools.journal.once(journalKey(loaded.scenario, 'correlations', trials.all, ...judging.stated.map(({ text }) => text)), async () =>
      correlationsWith(requirements, paths, await tools.runner.run(loaded.scenario, { trials: trials.all })),
    ),
  );
  if (chosen === undefined) {
    if (loaded.studies.stresses.length === 0) throw new InvalidRequest('nothing in the scenario is uncertain: say under `shocks:` what a shock may move, for example `shocks: [{ input: offer.basic.price, unit: 10% }]`');
    study.unsearched = 'nothing in the scenario is uncertain, and it does not say under `shocks:` what a shock may move';
    return;
  }
  study.chosen = chosen;
  study.shocks = shocksWith(loaded, chosen.movable);
  study.origin = await standingsUnder(judging, study.shocks, study.shocks.space.origin, trials.all, unshocked);
}

async function underNamedStresses(study: Study): Promise<void> {
  const { loaded, judging, trials, options, tools } = study;
  const { stresses } = loaded.studies;
  if (stresses.length === 0) return;
  const figures = figuresWith(effects.map(({ figure }) => figure), trials.all, tools);
  const plan = await figures(loaded.scenario);
  for (const one of stresses) {
    tools.onProgress?.(study.stresses.length, stresses.length, 'named stresses');
    study.stresses.push(await stressOutcome(loaded, one, judging, figures, plan, { trials: trials.all, errorRate: options.errorRate }));
  }
}

/** Requirements that the plan itself does not break, each with its nearest failing shock and what fresh trials say of it. */
async function searchedAndConfirmed(study: Study): Promise<void> {
  const { shocks, plan, origin, options, trials, tools, judging } = study;
  if (shocks === undefined || plan === undefined) return;
  const requirements = judging.stated.map((_, position) => position).filter((position) => ![plan, origin].some((standings) => standings?.[position].judged.verdict === 'broken'));
  if (requirements.length === 0) return;
  const total = usualTries * requirements.length;
  await searchNearest(shocks.space, (coordinates, count) => readingsUnder(study, shocks, coordinates, count), {
    requirements,
    radius: options.radius,
    trials,
    seed: streamKey(shocks.loaded.scenario.seed, 'shocks')[0],
    spread: options.spread,
    onFound: (requirement, found) => study.found.set(requirement, found),
    onTried: () => {
      study.evaluations++;
      tools.onProgress?.(Math.min(study.evaluations, total - 1), total, 'searching');
    },
  });
  for (const requirement of requirements) {
    const nearest = study.found.get(requirement)?.nearest;
    if (nearest !== undefined) await confirmed(study, shocks, requirement, nearest);
  }
}

async function confirmed(study: Study, shocks: Shocks, requirement: number, nearest: Tried): Promise<void> {
  const { options, trials, judging } = study;
  const rate = ratesOf(options.errorRate).look;
  const judgedWith = async (coordinates: Coordinates, look?: Look): Promise<Standing | undefined> => {
    const [among, count, atRate] = look === undefined ? [shocks, trials.all, options.errorRate] : [withLuckOf(shocks, look), look.trials, rate];
    return (await standingsUnder(judging, among, coordinates, count, atRate))?.[requirement];
  };
  const { se, begins, confirmed: found, last } = await confirm(shocks.space, nearest, {
    evidenceAt: async (coordinates) => (await judgedWith(coordinates))?.evidence ?? Infinity,
    judgeFresh: judgedWith,
    critical: normalQuantile(1 - rate, 0, 1),
    radius: options.radius,
  });
  const failing = found === undefined ? null : { ...shockAt(shocks, found.coordinates), judged: found.standing.judged, replay: replayText(shocks, found.coordinates, found.look, options.errorRate) };
  study.confirmed.set(requirement, { se, begins, failing, atBorder: (await judgedWith(nearest.coordinates))?.judged ?? null, unconfirmed: found === undefined ? (last?.judged ?? null) : null });
}

/** The waterfall and the frontier of the nearest failing shock. */
async function pictured(study: Study): Promise<void> {
  const { shocks, judging, trials, tools, options } = study;
  const ranked = [...study.confirmed].flatMap(([requirement, { failing, begins }]) => (failing === null ? [] : [{ requirement, failing, begins }])).sort((one, other) => one.failing.distance - other.failing.distance);
  const nearest = ranked[0];
  if (nearest === undefined || shocks === undefined) return;
  const { text, requirement } = judging.stated[nearest.requirement];
  const failing = coordinatesOf(shocks.space, nearest.failing.coordinates);
  const share = nearest.failing.distance === 0 ? 1 : nearest.begins.value / nearest.failing.distance;
  const begins = failing.map((coordinate) => share * coordinate);
  tools.onProgress?.(0, 2, 'drawing');
  study.waterfall = await decisiveWaterfall(shocks, failing, requirement, trials.all, tools);
  tools.onProgress?.(1, 2, 'drawing');
  study.frontier = await frontierOf(shocks, { begins, failing, text, trials: trials.few }, async (coordinates) => {
    const standings = await standingsUnder(judging, shocks, coordinates, trials.few, options.errorRate);
    return standings === undefined ? null : standings[nearest.requirement].evidence;
  });
}

import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import * as E from 'fp-ts/lib/Either.js';
import type { Comparison, Figure } from '../../../scenarios/figures/figure.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import { Cancelled } from '../../error.js';
import { streamKey } from '../../random/streams.js';
import { InvalidRequest } from '../../request.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { compares } from '../figures/holdsIn.js';
import { journalKey } from '../journal.js';
import { chooseInputs, comparisonsIn, correlationsWith } from './chosenInputs.js';
import { confirm, rateOfLook } from './confirm.js';
import { frontierOf } from './frontier.js';
import type { StressTools } from './judging.js';
import { coordinatesOf, shockAt, shocksWith, underShock, type Shocks } from './moved.js';
import { effectFigures, figuresWith, stressOutcome } from './namedStresses.js';
import { confirmingEach, type StressOptions } from './options.js';
import { resultOf } from './reported.js';
import type { StressResult } from './result.js';
import { searchNearest } from './search/nearest.js';
import type { Tried } from './search/readings.js';
import type { Coordinates } from './search/space.js';
import { beginStudy, readingsUnder, standingsUnder, withOther, type Study } from './study.js';
import { waterfallOf } from './waterfall.js';

/** Tries that a search takes for each requirement, about. */
const usualTries = 250;

/**
 * The smallest shock that breaks a plan. Whatever must hold and holds without one is searched for its nearest failing shock; named stresses
 * run beside the search. A study that is stopped by the signal of its runner gives what it knows, with `complete` false.
 * @throws InvalidRequest where nothing is required, nothing can be moved, or an option cannot be meant
 */
export async function stress(loaded: LoadedScenario, options: StressOptions, tools: StressTools): Promise<StressResult> {
  const study = beginStudy(loaded, options, tools);
  if (study.judging.stated.length === 0) {
    throw new InvalidRequest('the scenario says nothing that must hold: add `invariants:` to it, for example `invariants: [probability(ruin) <= 5%]`');
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
  study.plan = await judging.of(loaded.scenario, trials.all, options.errorRate);
  const requirements = judging.stated.map(({ requirement }) => requirement);
  study.chosen = await chooseInputs(loaded, options.over, (paths) =>
    tools.journal.once(journalKey(loaded.scenario, 'correlations', trials.all, ...judging.stated.map(({ text }) => text)), async () =>
      correlationsWith(requirements, paths, await tools.runner.run(loaded.scenario, { trials: trials.all })),
    ),
  );
  study.shocks = shocksWith(loaded, study.chosen.movable);
  study.origin = await standingsUnder(study, study.shocks, study.shocks.space.origin, trials.all);
}

async function underNamedStresses(study: Study): Promise<void> {
  const { loaded, judging, trials, options, tools } = study;
  const { stresses } = loaded.studies;
  if (stresses.length === 0) return;
  const figures = figuresWith(effectFigures, trials.all, tools);
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
  const { options, trials } = study;
  const { seed } = shocks.loaded.scenario;
  const seedOf = (look: number): string => `${seed}, confirmation ${look + 1}`;
  const rate = rateOfLook(options.errorRate);
  const { se, confirmed: found } = await confirm(shocks.space, nearest, {
    evidenceAt: async (coordinates) => (await readingsUnder(study, shocks, coordinates, trials.all))[requirement].evidence,
    judgeFresh: async (coordinates, look) => (await standingsUnder(study, withOther(shocks, { seed: seedOf(look), trials: trials.confirming }), coordinates, trials.confirming, rate))?.[requirement],
    more: confirmingEach,
    critical: normalQuantile(1 - rate, 0, 1),
    radius: options.radius,
  });
  const failing = found === undefined ? null : { ...shockAt(shocks, found.coordinates), judged: found.standing.judged, seed: seedOf(found.look) };
  study.confirmed.set(requirement, { se, failing });
}

/** The waterfall and the frontier of the nearest failing shock. */
async function pictured(study: Study): Promise<void> {
  const { shocks, judging, trials, tools } = study;
  const ranked = [...study.confirmed].flatMap(([requirement, { failing }]) => (failing === null ? [] : [{ requirement, failing }])).sort((one, other) => one.failing.distance - other.failing.distance);
  const nearest = ranked[0];
  const border = nearest && study.found.get(nearest.requirement)?.nearest;
  if (nearest === undefined || shocks === undefined || border === undefined) return;
  const { text } = judging.stated[nearest.requirement];
  const failing = coordinatesOf(shocks.space, nearest.failing.coordinates);
  tools.onProgress?.(0, 2, 'drawing');
  await withWaterfall(study, shocks, nearest.requirement, failing);
  tools.onProgress?.(1, 2, 'drawing');
  study.frontier = await frontierOf(shocks, { border: border.coordinates, failing, text, trials: trials.few }, async (coordinates) => {
    const standings = await standingsUnder(study, shocks, coordinates, trials.few);
    return standings === undefined ? null : standings[nearest.requirement].evidence;
  });
}

/** Of the comparison that the shock breaks; of a figure that has no number on the way, there is none. */
async function withWaterfall(study: Study, shocks: Shocks, requirement: number, failing: Coordinates): Promise<void> {
  const { judging, trials, tools } = study;
  const comparisons = comparisonsIn(judging.stated[requirement].requirement);
  const under = (figure: Figure) => async (coordinates: Coordinates) => {
    const scenario = underShock(shocks, coordinates);
    if (E.isLeft(scenario)) throw new InvalidRequest('a part of the nearest failing shock is no shock');
    return tools.journal.once(journalKey(scenario.right, 'figure', trials.all, JSON.stringify(figure)), async () =>
      estimateFigure(figure, await tools.runner.run(scenario.right, { trials: trials.all })),
    );
  };
  const broken = async ({ comparator, left, right }: Comparison<Figure>): Promise<boolean> =>
    !compares((await under(left)(failing)).value, comparator, (await under(right)(failing)).value);
  let decisive = comparisons[0];
  for (const comparison of [...comparisons].reverse()) if (await broken(comparison)) decisive = comparison;
  const position = comparisons.indexOf(decisive);
  const { text = judging.stated[requirement].text } = study.plan?.[requirement].judged.comparisons[position] ?? {};
  const { left, right } = decisive;
  const drawn: { figure: Figure; bound: number } = right.kind === 'number' ? { figure: left, bound: right.value } : { figure: { kind: 'operation', operator: '-', left, right }, bound: 0 };
  const waterfall = await waterfallOf(shocks, failing, { text, bound: drawn.bound }, under(drawn.figure));
  if ([waterfall.from, waterfall.to, ...waterfall.parts.map(({ effect }) => ({ value: effect }))].every(({ value }) => Number.isFinite(value))) study.waterfall = waterfall;
}

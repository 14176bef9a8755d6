import { type Appraisal, isBetter, isFeasible, lossOf, penalised, type Scales, scalesOf } from './appraisal.js';
import type { Evaluated, Evaluations } from './evaluations.js';
import { type Axis, boxAround, isIn, type Point, wholeBox } from './grid.js';
import type { Goal } from './result.js';
import { descend } from './descend.js';
import { searchBox } from './searchBox.js';

/** What is searched, by how many trials and in how many settings. */
export interface Space {
  readonly axes: readonly Axis[];
  readonly goal: Goal;
  /** Of the search of the whole range, and of everything after it. */
  readonly trials: { readonly whole: number; readonly all: number };
  /** Settings that may be tried in the whole range, and close to the best that was found there. */
  readonly budget: { readonly whole: number; readonly close: number };
  /** Points that are tried whatever the search finds, as the setting of the file. */
  readonly starts: readonly Point[];
}

/** A condition that is broken by its whole spread counts as so many spreads of the objective. */
const weight = 5;

/** A second place is searched closely where it is not worse than the best by more than this share of the spread of the objective. */
const rival = 0.1;

/** And where it is further from the best than this share of each range. */
const apart = 1 / 4;

/**
 * Looks for the best setting: over the whole range with few trials, then close to the best, and to a rival far from it, with all trials. Every
 * setting has the same luck.
 * @returns the scales by which settings compare
 */
export async function search(space: Space, evaluations: Evaluations): Promise<Scales> {
  const { axes, goal, trials, budget, starts } = space;
  const scales = await scalesBySamples(space, evaluations);
  await searchBox(wholeBox(axes), async (point) => penalised((await evaluations.at(point, trials.whole)).appraisal, goal, scales, weight), budget.whole);
  for (const start of starts) await evaluations.at(start, trials.whole);
  const centres = centresOf(evaluations.with(trials.whole), space, scales);
  for (const { point } of centres) await descend(space, evaluations, scales, point, budget.close / centres.length);
  return scales;
}

/** The first of those that no other is better than. */
export function bestOf(found: readonly Evaluated[], goal: Goal, scales: Scales): Evaluated {
  return found.reduce((best, one) => (isBetter(one.appraisal, best.appraisal, goal, scales) ? one : best));
}

/** The middle of the range and a step to both sides along each variable, as the search of the range begins. */
async function scalesBySamples({ axes, trials }: Space, evaluations: Evaluations): Promise<Scales> {
  const middle = axes.map(({ steps }) => Math.floor((steps + 1) / 2));
  const sides = axes.flatMap(({ steps }, axis) => [1 / 6, 5 / 6].map((share) => middle.map((place, other) => (other === axis ? Math.floor((steps + 1) * share) : place))));
  const appraisals: Appraisal[] = [];
  for (const point of [middle, ...sides]) appraisals.push((await evaluations.at(point, trials.whole)).appraisal);
  return scalesOf(appraisals);
}

/** The best setting, and the best of those far from it where it is hardly worse: more trials decide between them. */
function centresOf(found: readonly Evaluated[], { axes, goal }: Space, scales: Scales): Evaluated[] {
  const best = bestOf(found, goal, scales);
  const far = found.filter(({ point, appraisal }) => isFeasible(appraisal) && !isIn(boxAround(axes, best.point, apart), point));
  if (far.length === 0 || !isFeasible(best.appraisal)) return [best];
  const other = bestOf(far, goal, scales);
  return lossOf(other.appraisal, goal) - lossOf(best.appraisal, goal) <= rival * scales.objective ? [best, other] : [best];
}

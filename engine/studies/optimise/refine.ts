import { type Appraisal, isBetter, isFeasible, lossOf, penalised, type Scales, scalesOf } from './appraisal.js';
import type { Evaluated, Evaluations } from './evaluations.js';
import { type Axis, type Box, boxAround, isIn, type Point, samePoint, wholeBox } from './grid.js';
import type { Goal } from './result.js';
import { leastIn, searchBox } from './searchBox.js';
import { surfaceThrough } from './surface.js';

/** What is searched, and by how many trials. */
export interface Space {
  readonly axes: readonly Axis[];
  readonly goal: Goal;
  /** Of the last search and of everything that is reported; the searches before make do with a share of them. */
  readonly trials: number;
  /** Points from which it is looked around, too, as the setting of the file. */
  readonly starts: readonly Point[];
}

/** Trials of the search of the whole range and of the one around its best, as shares of all; and the least that say anything. */
const shares = { whole: 1 / 4, near: 1 / 2 };
const fewestTrials = 200;

/** How far around the best the later searches look: shares of the range of each variable, to both sides. */
const reach = { near: 1 / 6, close: 1 / 18 };

/** How many settings each search may try, by the number of variables. */
const budgets = { whole: (variables: number) => 10 + 20 * variables, near: (variables: number) => 5 + 10 * variables, close: (variables: number) => 4 + 6 * variables };

/** Weights of broken conditions, tried one after another until the best setting that they lead to keeps them. */
const weights = [2, 8, 64];

/** Surfaces are laid through this share of each range and its double, and through half of it so many times. */
const widest = 1 / 12;
const surfaceHalvings = 2;

/** How often the optimiser may ask a surface, for each variable, and what a broken condition weighs there. */
const surfaceCalls = 500;
const strict = 1000;

/** A second place is searched where it is not worse than the best by more than this share of the spread of the objective. */
const rival = 0.1;

export function trialsOfSearches(trials: number): { readonly whole: number; readonly near: number; readonly close: number } {
  const some = (share: number): number => Math.min(trials, Math.max(fewestTrials, Math.ceil(trials * share)));
  return { whole: some(shares.whole), near: some(shares.near), close: trials };
}

/**
 * Looks for the best setting: over the whole range with few trials, then around the best and a rival far from it with more, then close around
 * the best with all. What is best of everything that has been tried with all trials is the answer; every setting has the same luck.
 * @returns the scales by which settings compare
 */
export async function refine(space: Space, evaluations: Evaluations): Promise<Scales> {
  const { axes, goal, starts } = space;
  const trials = trialsOfSearches(space.trials);
  const scales = await scalesBySamples(space, evaluations, trials.whole);
  const search = { evaluations, goal, scales };
  await searchWithin(search, wholeBox(axes), trials.whole, budgets.whole(axes.length));
  for (const start of starts) await evaluations.at(start, trials.whole);
  for (const { point } of centres(evaluations.with(trials.whole), space, scales)) {
    await searchWithin(search, boxAround(axes, point, reach.near), trials.near, budgets.near(axes.length));
  }
  const near = bestOf(evaluations.with(trials.near), goal, scales);
  await searchWithin(search, boxAround(axes, near.point, reach.close), trials.close, budgets.close(axes.length));
  await followSurfaces(space, evaluations, scales);
  return scales;
}

export function bestOf(found: readonly Evaluated[], goal: Goal, scales: Scales): Evaluated {
  return found.reduce((best, one) => (isBetter(one.appraisal, best.appraisal, goal, scales) ? one : best));
}

/** The middle of the range and a step to both sides along each variable, as a search begins. */
async function scalesBySamples({ axes }: Space, evaluations: Evaluations, trials: number): Promise<Scales> {
  const middle = axes.map(({ steps }) => Math.floor((steps + 1) / 2));
  const sides = axes.flatMap(({ steps }, axis) => [1 / 6, 5 / 6].map((share) => middle.map((place, other) => (other === axis ? Math.floor((steps + 1) * share) : place))));
  const appraisals: Appraisal[] = [];
  for (const point of [middle, ...sides]) appraisals.push((await evaluations.at(point, trials)).appraisal);
  return scalesOf(appraisals);
}

/** What a search asks and how it compares. */
export interface Search {
  readonly evaluations: Evaluations;
  readonly goal: Goal;
  readonly scales: Scales;
  /** How an appraisal counts; as it is, where absent. */
  readonly seen?: (appraisal: Appraisal) => Appraisal;
}

/** Searches a box; again with more weight on the conditions where the best that was found breaks them. */
export async function searchWithin({ evaluations, goal, scales, seen = (appraisal) => appraisal }: Search, box: Box, trials: number, budget: number): Promise<void> {
  for (const weight of weights) {
    const merit = ({ appraisal }: Evaluated): number => penalised(seen(appraisal), goal, scales, weight);
    await searchBox(box, async (point) => merit(await evaluations.at(point, trials)), budget);
    const leader = evaluations
      .with(trials)
      .filter(({ point }) => isIn(box, point))
      .reduce((best, one) => (merit(one) < merit(best) ? one : best));
    if (isFeasible(seen(leader.appraisal))) return;
  }
}

/**
 * Lays quadratics through the objective and the conditions around the best setting, and tries what is best by them: so it comes to the very top of a
 * hill, and along the border of a condition. Where that is no better, it looks at a smaller part.
 */
async function followSurfaces(space: Space, evaluations: Evaluations, scales: Scales): Promise<void> {
  const { goal, trials } = space;
  const best = (): Evaluated => bestOf(evaluations.with(trials), goal, scales);
  for (let share = widest; share >= widest / 2 ** surfaceHalvings; ) {
    const before = best();
    const wanted = bestBySurfaces(space, evaluations, scales, before.point, share);
    await evaluations.at(wanted, trials);
    if (samePoint(best().point, before.point)) share /= 2;
  }
}

function bestBySurfaces({ axes, goal }: Space, evaluations: Evaluations, scales: Scales, centre: Point, share: number): Point {
  const box = boxAround(axes, centre, 2 * share);
  const reach = axes.map(({ steps }) => Math.max(1, steps * share));
  const samples = evaluations.all().filter(({ point, appraisal }) => isIn(box, point) && appraisal.impossible === undefined);
  const surface = (valueOf: (appraisal: Appraisal) => number): ((point: Point) => number) =>
    surfaceThrough(samples.map(({ point, trials, appraisal }) => ({ point, trials, value: valueOf(appraisal) })).filter(({ value }) => Number.isFinite(value)), centre, reach);
  const loss = surface((appraisal) => lossOf(appraisal, goal) / scales.objective);
  const slacks = scales.slacks.map((scale, condition) => surface(({ conditions }) => conditions[condition].slack / scale));
  const merit = (point: Point): number => loss(point) + strict * slacks.reduce((sum, slack) => sum + Math.max(0, -slack(point)), 0);
  return leastIn(boxAround(axes, centre, share), merit, surfaceCalls * axes.length);
}

/** The best setting, and the best of those that are far from it where it is hardly worse: a search with more trials decides between them. */
function centres(found: readonly Evaluated[], { axes, goal }: Space, scales: Scales): Evaluated[] {
  const best = bestOf(found, goal, scales);
  const far = found.filter(({ point, appraisal }) => isFeasible(appraisal) && !isIn(boxAround(axes, best.point, 2 * reach.near), point));
  if (far.length === 0 || !isFeasible(best.appraisal)) return [best];
  const other = bestOf(far, goal, scales);
  return lossOf(other.appraisal, goal) - lossOf(best.appraisal, goal) <= rival * scales.objective ? [best, other] : [best];
}

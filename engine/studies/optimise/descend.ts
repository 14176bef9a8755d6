import { type Appraisal, isBetter, lossOf, type Scales } from './appraisal.js';
import type { Evaluated, Evaluations } from './evaluations.js';
import { boxAround, isIn, moved, type Point, samePoint } from './grid.js';
import type { Space } from './search.js';
import { leastIn } from './searchBox.js';
import { surfaceThrough } from './surface.js';

/** A surface is trusted so far from the best setting, as a share of each range; half as far after each failure, until less than the last, and twice as far after each success. */
const reach = { first: 1 / 6, last: 1 / 100 };

/** How often the optimiser may ask a surface, for each variable, and what a broken condition weighs there. */
const surfaceCalls = 500;
const strict = 1000;

/** What counts of an appraisal; all of it, where nothing else is said. */
export type Seen = (appraisal: Appraisal) => Appraisal;

/**
 * Goes from a setting to the best one close to it, with all trials: lays quadratics through the objective and the conditions around the best
 * setting known, tries what is best by them, and trusts them less far where it is no better. So it comes to the very top of a hill, and along the
 * border of a condition.
 * Source: G. E. P. Box & K. B. Wilson (1951), On the experimental attainment of optimum conditions, JRSS B 13, 1-45; the region of trust as in
 * M. J. D. Powell (2009), The BOBYQA algorithm, DAMTP 2009/NA06.
 * @param budget settings that may be tried
 * @returns the best of them
 */
export async function descend(space: Space, evaluations: Evaluations, scales: Scales, start: Point, budget: number, seen: Seen = (appraisal) => appraisal): Promise<Evaluated> {
  const { axes, goal, trials } = space;
  const before = evaluations.with(trials.all).length;
  const isSpent = (): boolean => evaluations.with(trials.all).length - before >= budget;
  let best = await evaluations.at(start, trials.all);
  const visit = async (point: Point): Promise<void> => {
    const found = await evaluations.at(point, trials.all);
    if (isBetter(seen(found.appraisal), seen(best.appraisal), goal, scales)) best = found;
  };
  for (let axis = 0; axis < axes.length && !isSpent(); axis++) {
    const step = Math.max(1, Math.round(axes[axis].steps * reach.first));
    for (const place of [start[axis] - step, start[axis] + step]) if (place >= 0 && place <= axes[axis].steps) await visit(moved(start, axis, place));
  }
  for (let share = reach.first; share >= reach.last && !isSpent(); ) {
    const { point } = best;
    await visit(bestBySurfaces(space, evaluations, scales, point, share, seen));
    share = samePoint(best.point, point) ? share / 2 : Math.min(reach.first, share * 2);
  }
  return best;
}

function bestBySurfaces({ axes, goal }: Space, evaluations: Evaluations, scales: Scales, centre: Point, share: number, seen: Seen): Point {
  const around = boxAround(axes, centre, 2 * share);
  const width = axes.map(({ steps }) => Math.max(1, steps * share));
  const samples = evaluations
    .all()
    .filter(({ point, appraisal }) => isIn(around, point) && appraisal.impossible === undefined)
    .map(({ point, trials, appraisal }) => ({ point, trials, appraisal: seen(appraisal) }));
  const surface = (valueOf: (appraisal: Appraisal) => number): ((point: Point) => number) =>
    surfaceThrough(samples.map(({ point, trials, appraisal }) => ({ point, trials, value: valueOf(appraisal) })).filter(({ value }) => Number.isFinite(value)), centre, width);
  const loss = surface((appraisal) => lossOf(appraisal, goal) / scales.objective);
  const slacks = scales.slacks.map((scale, condition) => surface(({ conditions }) => conditions[condition].slack / scale));
  const merit = (point: Point): number => loss(point) + strict * slacks.reduce((sum, slack) => sum + Math.max(0, -slack(point)), 0);
  return leastIn(boxAround(axes, centre, share), merit, surfaceCalls * axes.length);
}

import { isFeasible, lossOf, type Scales } from './appraisal.js';
import { differenceOf } from '../estimate.js';
import type { Evaluated, Evaluations } from './evaluations.js';
import { type Axis, type Point, samePoint } from './grid.js';
import { bestOf, type Space } from './refine.js';

/** The settings along one variable, the others as at the best one, from the low end to the high one. */
export type Line = readonly Evaluated[];

/** Where a line is no worse than the best, and what ends it on both sides. */
export interface Stretch {
  readonly from: Evaluated;
  readonly to: Evaluated;
  /** Beyond it the objective is worse, a condition is broken, or the range has ended. */
  readonly ends: readonly [StretchEnd, StretchEnd];
}

export type StretchEnd = 'worse' | 'condition' | 'range';

/** A line is looked at in so many equal parts. */
const parts = 10;

/** And closer around the best: shares of the range. */
const closer = [1 / 40, 1 / 20];

/** The end of a stretch is known to this share of the range. */
const fine = 1 / 50;

/** Rounds of going on to a better setting; each has its best found to be beaten by the one after. */
const mostRounds = 6;

/** A setting counts as worse where the difference is more than so many of its standard errors. */
export const seenErrors = 2;

/** What may be lost of the objective for a setting to be called nearly as good. */
export const nearly = 0.01;

/**
 * Goes from the best setting along each variable, and on from a better one, until there is none that is better by more than its error:
 * what chance alone may have put ahead is not followed.
 * @returns the best setting
 */
export async function climb(space: Space, evaluations: Evaluations, scales: Scales): Promise<Evaluated> {
  const leader = (): Evaluated => bestOf(evaluations.with(space.trials), space.goal, scales);
  let best = leader();
  const goesOn = (): boolean => {
    const before = best;
    if (!samePoint(leader().point, before.point) && isAhead(leader(), before)) best = leader();
    return best !== before;
  };
  for (let round = 0; round < mostRounds; round++) {
    for (let axis = 0; axis < space.axes.length; axis++) {
      for (const place of closePlaces(space.axes[axis], best.point[axis])) await evaluations.at(moved(best.point, axis, place), space.trials);
      goesOn();
    }
    if (goesOn()) continue;
    await alongAll(space, evaluations, best);
    if (!goesOn()) break;
  }
  return best;
}

/** Whether a setting that is better is so by more than its error. */
function isAhead(leader: Evaluated, before: Evaluated): boolean {
  if (!isFeasible(before.appraisal)) return true;
  const { value, se } = differenceOf(leader.appraisal.objective, before.appraisal.objective);
  return Math.abs(value) > se;
}

async function alongAll(space: Space, evaluations: Evaluations, best: Evaluated): Promise<void> {
  for (let axis = 0; axis < space.axes.length; axis++) {
    const { steps } = space.axes[axis];
    for (let part = 0; part <= parts; part++) await evaluations.at(moved(best.point, axis, Math.round((steps * part) / parts)), space.trials);
    for (const loses of [seenLoss(space, best), smallLoss(space, best)]) await stretchOf(space, evaluations, best, axis, loses);
  }
}

/** The settings that have been tried with all trials and differ from the best in one variable at most. */
export function lineOf({ trials }: Space, evaluations: Evaluations, best: Evaluated, axis: number): Line {
  return evaluations
    .with(trials)
    .filter(({ point }) => point.every((place, other) => other === axis || place === best.point[other]))
    .sort((one, other) => one.point[axis] - other.point[axis]);
}

/** Whether a setting is worse than the best by more than chance explains. */
export const seenLoss = (space: Space, best: Evaluated) => ({ appraisal }: Evaluated): boolean => {
  const { value, se } = differenceOf(appraisal.objective, best.appraisal.objective);
  return !((space.goal === 'maximise' ? -value : value) <= seenErrors * se);
};

/** Whether a setting loses more than a small part of the objective. */
export const smallLoss = ({ goal }: Space, best: Evaluated) => ({ appraisal }: Evaluated): boolean =>
  !(lossOf(appraisal, goal) - lossOf(best.appraisal, goal) <= nearly * Math.abs(best.appraisal.objective.value));

/** The stretch of a line around the best on which nothing is lost; its ends are looked for between the settings that are known. */
export async function stretchOf(space: Space, evaluations: Evaluations, best: Evaluated, axis: number, loses: (one: Evaluated) => boolean): Promise<Stretch> {
  const { steps } = space.axes[axis];
  const fails = (one: Evaluated): boolean => !isFeasible(one.appraisal) || loses(one);
  const end = async (direction: 1 | -1): Promise<readonly [Evaluated, StretchEnd]> => {
    const line = lineOf(space, evaluations, best, axis).filter(({ point }) => (point[axis] - best.point[axis]) * direction >= 0);
    const outward = direction === 1 ? line : line.reverse();
    const first = outward.findIndex(fails);
    let [good, bad] = first < 0 ? [outward[outward.length - 1], undefined] : [outward[Math.max(0, first - 1)], outward[first]];
    while (bad !== undefined && Math.abs(bad.point[axis] - good.point[axis]) > Math.max(1, steps * fine)) {
      const middle = await evaluations.at(moved(best.point, axis, Math.round((bad.point[axis] + good.point[axis]) / 2)), space.trials);
      if (fails(middle)) bad = middle;
      else good = middle;
    }
    return [good, bad === undefined ? 'range' : isFeasible(bad.appraisal) ? 'worse' : 'condition'];
  };
  const [from, low] = await end(-1);
  const [to, high] = await end(1);
  return { from, to, ends: [low, high] };
}

function closePlaces({ steps }: Axis, place: number): number[] {
  const offsets = closer.map((share) => Math.max(1, Math.round(steps * share)));
  return [...offsets.map((offset) => place - offset), ...offsets.map((offset) => place + offset)].filter((other) => other >= 0 && other <= steps);
}

function moved(point: Point, axis: number, place: number): Point {
  return point.map((before, other) => (other === axis ? place : before));
}

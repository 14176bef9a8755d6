import { isFeasible, lossOf, type Scales } from './appraisal.js';
import { differenceOf } from '../estimate.js';
import type { Evaluated, Evaluations } from './evaluations.js';
import { type Axis, moved } from './grid.js';
import type { Goal } from './result.js';
import { bestOf, type Space } from './search.js';

/** The settings along one variable, the others as at the best one, from the low end to the high one. */
export type Line = readonly Evaluated[];

/** Why a stretch ends: beyond it the objective is worse, a condition is broken, or the range has ended. */
export type StretchEnd = 'worse' | 'condition' | 'range';

/** Where a line is no worse than the best. */
export interface Stretch {
  readonly from: Evaluated;
  readonly to: Evaluated;
  readonly ends: readonly [StretchEnd, StretchEnd];
}

/** Whether a setting is worse than the best one in some sense. */
export type Loses = (one: Evaluated) => boolean;

/** A line is looked at in so many equal parts. */
const parts = 8;

/** And closer around the best: shares of the range. */
const closer = [1 / 40, 1 / 12];

/** The end of a stretch is known to this share of the range. */
const fine = 1 / 40;

/** Rounds of going on to a better setting; each has its best found to be beaten by the one after. */
const mostRounds = 6;

/** A setting counts as worse where the difference is more than so many of its standard errors. */
export const seenErrors = 2;

/** What may be lost of the objective for a setting to be called nearly as good. */
const nearly = 0.01;

/**
 * Goes from the best setting along each variable, and on from a better one, until there is none that is better by more than its error:
 * what chance alone may have put ahead is not followed.
 * @returns the best setting
 */
export async function climb(space: Space, evaluations: Evaluations, scales: Scales): Promise<Evaluated> {
  const leader = (): Evaluated => bestOf(evaluations.with(space.trials.all), space.goal, scales);
  let best = leader();
  const placesOf: readonly ((axis: Axis, place: number) => readonly number[])[] = [closePlaces, evenPlaces];
  for (let [round, wider] = [0, 0]; round < mostRounds && wider < placesOf.length; round++) {
    for (const [axis, one] of space.axes.entries()) {
      for (const place of placesOf[wider](one, best.point[axis])) await evaluations.at(moved(best.point, axis, place), space.trials.all);
    }
    if (isAhead(leader(), best)) [best, wider] = [leader(), 0];
    else wider++;
  }
  return best;
}

/** Whether a setting that is better is so by more than its error. */
function isAhead(leader: Evaluated, before: Evaluated): boolean {
  if (leader === before) return false;
  if (!isFeasible(before.appraisal)) return true;
  const { value, se } = differenceOf(leader.appraisal.objective, before.appraisal.objective);
  return Math.abs(value) > se;
}

/** Looks for the ends of the stretches around the best setting between the settings that are known. */
export async function findEnds(space: Space, evaluations: Evaluations, best: Evaluated): Promise<void> {
  for (const [axis, { steps }] of space.axes.entries()) {
    for (const loses of [seenLoss(space.goal, best), smallLoss(space.goal, best)]) {
      for (const direction of [-1, 1] as const) {
        for (;;) {
          const { good, bad } = endOf(lineOf(space, evaluations, best, axis), best, axis, direction, loses);
          if (bad === undefined || Math.abs(bad.point[axis] - good.point[axis]) <= Math.max(1, steps * fine)) break;
          await evaluations.at(moved(best.point, axis, Math.round((bad.point[axis] + good.point[axis]) / 2)), space.trials.all);
        }
      }
    }
  }
}

/** The settings that have been tried with as many trials as the best, and differ from it in one variable at most. */
export function lineOf({ axes }: Pick<Space, 'axes'>, evaluations: Evaluations, best: Evaluated, axis: number): Line {
  return evaluations
    .with(best.trials)
    .filter(({ point }) => axes.every((_, other) => other === axis || point[other] === best.point[other]))
    .sort((one, other) => one.point[axis] - other.point[axis]);
}

/** Whether a setting is worse than the best by more than chance explains. */
export const seenLoss = (goal: Goal, best: Evaluated): Loses => ({ appraisal }) => {
  const { value, se } = differenceOf(appraisal.objective, best.appraisal.objective);
  return !((goal === 'maximise' ? -value : value) <= seenErrors * se);
};

/** Whether a setting loses more than a small part of the objective. */
export const smallLoss = (goal: Goal, best: Evaluated): Loses => ({ appraisal }) =>
  !(lossOf(appraisal, goal) - lossOf(best.appraisal, goal) <= nearly * Math.abs(best.appraisal.objective.value));

/** The part of a line around the best setting on which nothing is lost, as far as its settings tell. */
export function stretchOf(line: Line, best: Evaluated, axis: number, loses: Loses): Stretch {
  const [low, high] = ([-1, 1] as const).map((direction) => endOf(line, best, axis, direction, loses));
  const why = ({ bad }: typeof low): StretchEnd => (bad === undefined ? 'range' : isFeasible(bad.appraisal) ? 'worse' : 'condition');
  return { from: low.good, to: high.good, ends: [why(low), why(high)] };
}

/** The last setting of a line that loses nothing, and the first beyond it that does. */
function endOf(line: Line, best: Evaluated, axis: number, direction: 1 | -1, loses: Loses): { readonly good: Evaluated; readonly bad?: Evaluated } {
  const onward = line.filter(({ point }) => (point[axis] - best.point[axis]) * direction > 0);
  const outward = [best, ...(direction === 1 ? onward : onward.reverse())];
  const first = outward.findIndex((one, place) => place > 0 && (!isFeasible(one.appraisal) || loses(one)));
  return first < 0 ? { good: outward[outward.length - 1] } : { good: outward[first - 1], bad: outward[first] };
}

function evenPlaces({ steps }: Axis): number[] {
  return Array.from({ length: parts + 1 }, (_, part) => Math.round((steps * part) / parts));
}

function closePlaces({ steps }: Axis, place: number): number[] {
  const offsets = closer.map((share) => Math.max(1, Math.round(steps * share)));
  return offsets.flatMap((offset) => [place - offset, place + offset]).filter((other) => other >= 0 && other <= steps);
}

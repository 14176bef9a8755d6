import { differenceOf } from '../estimate.js';
import { type Appraisal, isBetter, isFeasible, lossOf, type Scales } from './appraisal.js';
import { seenErrors } from './around.js';
import { descend, type Seen } from './descend.js';
import type { Evaluated, Evaluations } from './evaluations.js';
import type { Goal } from './result.js';
import { bestOf, type Space } from './search.js';

/** An appraisal as if one of the conditions had not been asked. */
const without = (condition: number): Seen => (appraisal) => ({ ...appraisal, conditions: appraisal.conditions.map((found, place) => (place === condition ? { ...found, slack: 0 } : found)) });

/** The best setting where one condition is left out; undefined: it is no better, by more than chance explains, so that the condition costs nothing. */
export async function betterWithout(condition: number, space: Space, evaluations: Evaluations, scales: Scales, best: Evaluated): Promise<Evaluated | undefined> {
  const { goal, trials, budget } = space;
  const seen = without(condition);
  const leader = (some: number): Evaluated => {
    const tried = evaluations.with(some);
    const seenSo = bestOf(tried.map((one) => ({ ...one, appraisal: seen(one.appraisal) })), goal, scales);
    return tried.find(({ point }) => point === seenSo.point) ?? best;
  };
  const starts = [leader(trials.whole), leader(trials.all)].filter(({ appraisal }) => !isFeasible(appraisal));
  let other: Evaluated | undefined;
  for (const { point } of starts) {
    const found = await descend(space, evaluations, scales, point, budget.close / (2 * starts.length), seen);
    if (other === undefined || isBetter(seen(found.appraisal), seen(other.appraisal), goal, scales)) other = found;
  }
  return other !== undefined && isFeasible(seen(other.appraisal)) && gains(other.appraisal, best.appraisal, goal) ? other : undefined;
}

function gains(one: Appraisal, other: Appraisal, goal: Goal): boolean {
  return lossOf(other, goal) - lossOf(one, goal) > seenErrors * differenceOf(one.objective, other.objective).se;
}

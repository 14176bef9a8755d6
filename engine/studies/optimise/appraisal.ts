import type { Estimate, Estimated } from '../estimate.js';
import type { Verdict } from '../figures/judge.js';
import type { Goal } from './result.js';

/** What a setting is found to be worth, by so many trials. */
export interface Appraisal {
  /** NaN where no trial has a value, or the setting cannot be simulated. */
  readonly objective: Estimate;
  /** The conditions, in the order in which they are asked. */
  readonly conditions: readonly ConditionFound[];
  /** Why the setting cannot be simulated; absent: it can. */
  readonly impossible?: string;
}

/** How far a setting keeps a condition. */
export interface ConditionFound {
  /** 0 or more: it holds by the estimates; in the unit of the condition's own numbers. */
  readonly slack: number;
  readonly verdict: Verdict;
  /** What the condition compares. */
  readonly comparisons: readonly { readonly text: string; readonly value: Estimated; readonly bound: Estimated }[];
}

/** How large differences are, so that an objective and conditions in different units can be added up: the spread that was seen of each. */
export interface Scales {
  readonly objective: number;
  readonly slacks: readonly number[];
}

/** What a broken condition counts at most, in spreads: also where it is broken without measure, as by a break-even that never comes. */
const mostBroken = 10;

const spread = (numbers: readonly number[]): number => {
  const finite = numbers.filter(Number.isFinite);
  const width = Math.max(...finite) - Math.min(...finite);
  return width > 0 && Number.isFinite(width) ? width : Math.max(1e-12, ...finite.map(Math.abs));
};

export function scalesOf(appraisals: readonly Appraisal[]): Scales {
  const possible = appraisals.filter(({ impossible }) => impossible === undefined);
  return {
    objective: spread(possible.map(({ objective }) => objective.value)),
    slacks: (possible[0]?.conditions ?? []).map((_, condition) => spread(possible.map(({ conditions }) => conditions[condition].slack))),
  };
}

/** How far the conditions are broken in all, in their spreads; 0: they hold. */
function violationOf({ conditions, impossible }: Appraisal, scales: Scales): number {
  if (impossible !== undefined) return mostBroken * Math.max(1, scales.slacks.length);
  return conditions.reduce((sum, { slack }, condition) => sum + (slack >= 0 ? 0 : Math.min(mostBroken, -slack / scales.slacks[condition]) || mostBroken), 0);
}

export function isFeasible({ conditions, impossible, objective }: Appraisal): boolean {
  return impossible === undefined && !Number.isNaN(objective.value) && conditions.every(({ slack }) => slack >= 0);
}

/** Whether the conditions hold by the tests, not only by what was counted. */
export function isSure(appraisal: Appraisal): boolean {
  return isFeasible(appraisal) && appraisal.conditions.every(({ verdict }) => verdict === 'holds');
}

/** What is to be made small: the objective, turned round where it is to be large. */
export function lossOf({ objective }: Appraisal, goal: Goal): number {
  return goal === 'maximise' ? -objective.value : objective.value;
}

/**
 * One number that is the lower, the better a setting is: an exact penalty.
 * @param weight how many spreads of the objective a condition is worth that is broken by its own spread
 */
export function penalised(appraisal: Appraisal, goal: Goal, scales: Scales, weight: number): number {
  const loss = lossOf(appraisal, goal) / scales.objective;
  const worst = (mostBroken * weight) / 2;
  return (Number.isFinite(loss) ? loss : loss === -Infinity ? -worst : worst) + weight * violationOf(appraisal, scales);
}

/** Whether one setting is better than another: it keeps the conditions and the other does not, or has the better objective, or breaks them less. */
export function isBetter(one: Appraisal, other: Appraisal, goal: Goal, scales: Scales): boolean {
  const [feasible, otherwise] = [isFeasible(one), isFeasible(other)];
  if (feasible !== otherwise) return feasible;
  if (feasible) return lossOf(one, goal) < lossOf(other, goal);
  return violationOf(one, scales) < violationOf(other, scales);
}

import type { Optimisation } from '../../../scenarios/studies/studies.js';
import type { Verdict } from '../figures/judge.js';
import type { Known } from '../numberOrNull.js';
import type { StudyProvenance } from '../provenance.js';
import type { StretchEnd } from './around.js';

export type Goal = Optimisation['goal'];

/** The best setting of some inputs of a business: plain JSON. Shares are fractions, months of a variable are counted from the first of the story. */
export interface OptimisationResult {
  readonly kind: 'optimise';
  readonly version: 1;
  /** False where it was stopped: then `best` is the best of what was tried, and what was not reached is null or empty. */
  readonly complete: boolean;
  /** ISO 4217. */
  readonly currency: string;
  /** Whether nothing is random: then every error is 0, and nothing is confirmed by other futures. */
  readonly expected: boolean;
  readonly goal: Goal;
  readonly objective: { readonly text: string; readonly words: string; readonly unit: string };
  /** What must hold, in the order of the file. */
  readonly conditions: readonly { readonly text: string; readonly words: string }[];
  readonly variables: readonly VariableFound[];
  /** Trials of a setting in the search of the whole range, close to the best and along each variable, and of those that are confirmed. */
  readonly trials: { readonly whole: number; readonly all: number; readonly fresh: number };
  /** Settings that were tried, in the search and along each variable; `budget`: those that the search was allowed. */
  readonly settings: { readonly tried: number; readonly budget: number };
  /** The file as it stands. */
  readonly plan: SettingFound;
  /** The best setting; where `feasible` is false, the one that breaks the conditions least. */
  readonly best: SettingFound;
  /** Whether a setting was found that satisfies every condition, by the estimates of the search. */
  readonly feasible: boolean;
  /** The objective of `best` less that of `plan`, in the same futures. */
  readonly gain: Twice;
  /** The best setting of those tried that keep every condition for sure; absent where `best` does itself, or none does. */
  readonly cautious?: SettingFound & { readonly difference: Twice };
  /** What each condition costs that keeps the best setting from being better. */
  readonly binding: readonly Binding[];
  /** Settings that were tried in the whole range, of two variables: a map of the objective. */
  readonly map: readonly { readonly places: readonly Place[]; readonly objective: number | null; readonly holds: boolean }[];
  readonly provenance: StudyProvenance;
}

/** A figure in the futures of the search, which chose the setting, and in other ones, which did not; null: no value, or not reached. */
export interface Twice {
  readonly search: Known;
  readonly fresh: Known;
}

/** What one setting of the variables is worth. */
export interface SettingFound {
  /** [variable] of the plan as it stands null where it is not one number. */
  readonly values: readonly (number | null)[];
  /** [variable] as the file would state them. */
  readonly texts: readonly string[];
  readonly objective: Twice;
  /** [condition] in the other futures; in those of the search where these were not reached, or nothing is random. */
  readonly conditions: readonly ConditionJudged[];
}

export interface ConditionJudged {
  /** At an error rate of 5 %. */
  readonly verdict: Verdict;
  /** Its figures and their bounds, with standard errors; null: no trial has a value. */
  readonly comparisons: readonly { readonly text: string; readonly value: Known; readonly bound: Known; readonly unit: string }[];
}

/** A condition without which the best setting would be another. */
export interface Binding {
  /** Place among the conditions. */
  readonly condition: number;
  /** The best setting where it is left out. */
  readonly best: SettingFound;
  /** The objective of that setting less that of the best, in the same futures: what the condition costs. */
  readonly difference: Twice;
}

/** An input that is free, and what the objective is along it, the others as in the best setting. */
export interface VariableFound {
  readonly path: string;
  readonly label: string;
  /** Of its numbers. */
  readonly unit: string;
  readonly kind: 'number' | 'whole' | 'month';
  readonly low: Place;
  readonly high: Place;
  readonly best: Place;
  /** Where the best setting is at an end of the range; `widens`: whether the language allows numbers beyond it. */
  readonly atEnd: { readonly end: 'low' | 'high'; readonly widens: boolean } | null;
  /**
   * What every setting states beside the variable, so that it stays as it is: `offer.basic.list_price` at `99`, where a price is free. `answered`:
   * whether the file says that fewer leads take the plan where its price is higher.
   */
  readonly held: { readonly path: string; readonly text: string; readonly answered: boolean } | null;
  /** From the low end to the high one; empty where it was stopped before. */
  readonly curve: readonly CurvePoint[];
  /** Where nothing can be told from the best: the paired difference is within two standard errors, and no condition is broken. null: not reached, or not feasible. */
  readonly untold: StretchFound | null;
  /** Where at most 1 % of the objective is lost, and no condition is broken. */
  readonly nearly: StretchFound | null;
}

/** A number of a variable. */
export interface Place {
  readonly value: number;
  /** As the file would state it. */
  readonly text: string;
}

export interface CurvePoint extends Place {
  readonly objective: Known;
  /** Less that of the best setting, in the same futures. */
  readonly difference: Known;
  /** Whether every condition holds, by the estimates. */
  readonly holds: boolean;
}

export interface StretchFound {
  readonly from: Place;
  readonly to: Place;
  /** What ends it, at the low end and at the high one. */
  readonly ends: readonly [StretchEnd, StretchEnd];
}

import type { Card, ModelKind } from './storedModel.js';
import type { Scenario } from './scenario.js';
import type { Value } from './value.js';

/** The parts of a scenario that are learned from data. Values that a driver replaces stand where the file's own would. */

/** A learned model that drives a scenario. */
export interface Driver {
  readonly kind: ModelKind;
  /** File of the stored model, as the scenario names it. */
  readonly model: string;
  readonly card: Card;
  /** Members of its ensemble; one stands for a whole trial. */
  readonly members: number;
  /** What would stand in its place, in words and as sections of the scenario; absent where the file states nothing. */
  readonly instead?: { readonly words: string } & Partial<Pick<Scenario, 'demand' | 'segments' | 'sentiment' | 'recommender'>>;
}

/** Tastes of agents, and how often a lead is shown what it likes best. */
export interface Recommender {
  /** Chance that a lead is shown its best item, before levers and events; at most 1 after them. */
  readonly shown: Value;
  /** The same where everybody is shown what is most popular. */
  readonly popular: Value;
  /** Share of that chance that is lost in use; 0 when the file states none. */
  readonly degrade: Value;
  /** Log-odds of a plan for an agent of a segment who is shown its best item, and who is not; times `choice.affinity`. */
  readonly affinities: readonly { readonly segment: string; readonly plan: string; readonly best: Value; readonly other: Value }[];
}

/** A demand index by calendar time: `point[member][step] x errors[path][step]`. */
export interface DemandIndex {
  readonly every: 'month' | 'week';
  /** First month (`2027-01`) or first day of the first week (`2027-01-04`) of the tables. */
  readonly from: string;
  readonly point: readonly (readonly number[])[];
  readonly errors: readonly (readonly number[])[];
  /** Number of the member, from 0. */
  readonly member: Value;
  /** A number from 0 to 1, of its first draw in a trial, that picks a path of errors: luck, not knowledge. */
  readonly luck: Value;
}

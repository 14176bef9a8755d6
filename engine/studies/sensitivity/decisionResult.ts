import type { Estimated } from '../estimate.js';
import type { Worth } from './informationValue.js';

/** A decision, and what knowing more before it would be worth. */
export interface DecisionResult {
  readonly name: string;
  readonly about?: string;
  /** The figure that decides, as the file writes it. */
  readonly objective: string;
  /** As a sentence says it: `mean net present value`. */
  readonly words: string;
  readonly goal: 'maximise' | 'minimise';
  readonly unit: string;
  /** Why nothing is said about it; absent: `judged` says it. */
  readonly refused?: string;
  readonly judged?: JudgedDecision;
}

export interface JudgedDecision {
  /** How many standard errors a lead or a worth must have to be more than chance: none of all of them does so by chance but in one decision of twenty. */
  readonly seenFrom: number;
  /** In the order of the file. */
  readonly alternatives: readonly {
    readonly name: string;
    /** Its objective. */
    readonly value: Estimated;
    /** How much better than the best it is in the same futures, 0 or less whatever the goal; of the best itself 0. */
    readonly behind: Estimated;
    /** Share of the trials in which no other is better; where several come to the same, of each of them. */
    readonly best: Estimated;
  }[];
  /** Name of the alternative that is best by its objective, and of the one after it. */
  readonly best: string;
  readonly second: string;
  /** By how much the best is better than the second. */
  readonly lead: Estimated;
  /** What knowing an input would be worth, the most first. */
  readonly inputs: readonly (Worth & { readonly path: string; readonly label: string })[];
  /** All that is uncertain at once. */
  readonly everything: Worth;
  /** How each future turns out, its luck included. */
  readonly foresight: Worth;
}

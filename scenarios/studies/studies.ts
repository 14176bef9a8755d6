import type { Edit } from '../edit.js';
import type { Input } from './input.js';

/** What a scenario file asks beside its simulation: the sections that studies of many runs read. None of them changes a run. */
export interface Studies {
  /** What a search for the nearest failing shock may move, in the order of the file; empty: the file does not say. */
  readonly shocks: readonly ShockInput[];
  readonly stresses: readonly NamedStress[];
  readonly decisions: readonly Decision[];
  readonly optimisation?: Optimisation;
}

/** An input of the scenario that a shock may move. */
export interface ShockInput {
  /** Of a value, `retention.churn`; of a month, `finance.funding[0].at`. */
  readonly path: string;
  /**
   * How far one unit of distance is, where the input is not uncertain: a share of its value, or months.
   * Absent for an uncertain value: one unit is one standard-normal score of its own law.
   */
  readonly unit?: { readonly kind: 'share'; readonly share: number } | { readonly kind: 'months'; readonly months: number };
}

/** A stress with a name: the same scenario, changed. */
export interface NamedStress {
  readonly name: string;
  readonly about?: string;
  /** Those of all the stresses that it is made of, each once, then its own; factors are an edit of the lever `levers.stress_NAME`. */
  readonly edits: readonly Edit[];
  /** Names of the stresses it is made of. */
  readonly allOf: readonly string[];
}

/** A choice between alternatives, judged by a figure. */
export interface Decision {
  readonly name: string;
  readonly about?: string;
  /** What is wanted, as text: `mean(npv)`. */
  readonly objective: string;
  readonly goal: 'maximise' | 'minimise';
  /** Two or more; one without edits is the scenario as it stands. */
  readonly alternatives: readonly { readonly name: string; readonly edits: readonly Edit[] }[];
}

/** The best setting of some inputs under conditions. */
export interface Optimisation {
  readonly over: readonly Variable[];
  /** A figure as text: `mean(npv)`, `0.7 mean(profit) + 0.3 p5(profit)`. */
  readonly objective: string;
  readonly goal: 'maximise' | 'minimise';
  /** Requirements as texts: `probability(ruin) <= 5%`. */
  readonly subjectTo: readonly string[];
}

/** An input that is free within a range, both ends included; a number in the unit in which the file states it, or a month of the story counted from its start. */
export interface Variable {
  /** What is free; `movedBy(input, { to })` sets it. */
  readonly input: Input;
  readonly path: string;
  readonly kind: 'number' | 'month';
  readonly low: number;
  readonly high: number;
  /** How a number between is written in the file: `5` -> `5 per 1000`, `2%/year`. */
  readonly write: (value: number) => string;
}

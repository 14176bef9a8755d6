import type { Known } from '../numberOrNull.js';
import type { StudyProvenance } from '../provenance.js';
import type { DecisionResult } from './decisionResult.js';
import type { RankCorrelation } from './rankCorrelations.js';
import type { FactorIndices, VarianceIndex } from './sobolIndices.js';

/** What a figure of a business depends on: plain JSON. */
export interface SensitivityResult {
  readonly kind: 'sensitivity';
  readonly version: 1;
  /** False where it was stopped: then what was not reached is absent. */
  readonly complete: boolean;
  /** ISO 4217. */
  readonly currency: string;
  /** Trials that the file states; those of a run here are in `provenance`. */
  readonly trialsOfFile: number;
  /** Whether the inputs that are held were named; otherwise they are those that explain most. */
  readonly namedInputs: boolean;
  /** Whether the scenario simulates expected values, which leave nothing to luck. */
  readonly expected: boolean;
  /** How many standard errors a swing must have to be more than chance: none of all of them does so by chance but in one study of twenty. */
  readonly seenFrom: number;
  /** The figure that the tornado moves, in the run as it is. */
  readonly figure: Figured;
  readonly outcome: Outcome;
  /** Everything that is uncertain: those with the widest swing first, then those without one. */
  readonly inputs: readonly InputSensitivity[];
  /** The share of the variance of the outcome that knowing everything uncertain would remove; the rest is luck. null: nothing varies, or the outcome is not a number in every trial. */
  readonly knowledge: { readonly share: number; readonly se: number } | null;
  readonly indices?: IndicesOfOutcome;
  /** Of the file, in its order. */
  readonly decisions: readonly DecisionResult[];
  readonly provenance: StudyProvenance;
}

/** A figure and what it is; null: no trial has a number, or most never come there. */
export interface Figured {
  /** As the language writes it: `p5(cash at end)`. */
  readonly text: string;
  /** As a sentence says it: `P5 of cash at the end`. */
  readonly words: string;
  readonly unit: string;
  readonly estimate: Known;
}

/** The number of each trial whose spread is explained: that of the figure, with its statistics taken away. */
export interface Outcome {
  readonly text: string;
  readonly words: string;
  /** Whether the figure is the mean of it. */
  readonly isMean: boolean;
  /** Why there are no indices and no split of its variance; absent: there are. */
  readonly without?: string;
}

/** What is known of one uncertain input. */
export interface InputSensitivity {
  /** Its dimension. */
  readonly path: string;
  readonly label: string;
  /** Of the numbers of the input. */
  readonly unit: string;
  /** Paths of the inputs that are correlated with it, and follow it where it is held. */
  readonly followers: readonly string[];
  /** Spearman's with the outcome; null where that or the input does not vary, and of the members of a learned model, which have no order. */
  readonly rank: RankCorrelation | null;
  /** Whether it is which member of a learned model stands for a trial: then it has no P10 and no P90. */
  readonly learned: boolean;
  /** Absent: it is learned or never varies, was left out, or not reached. */
  readonly swing?: Swing;
}

/** The figure where an input is held at one end of what it could be, and at the other, in the same futures. */
export interface Swing {
  /** The figure at the high end less that at the low end. */
  readonly difference: Known;
  /**
   * `quantiles`: at its P10 and its P90. `values`: where it is the same at both, at the P10 and the P90 of the order in which its values move the figure
   * in the run, or at the first and the last of it. `tails`: at its P1 and its P99, where next to all of its chance is in one value and the rest is spread.
   */
  readonly ends: 'quantiles' | 'values' | 'tails';
  readonly low: SwingEnd;
  readonly high: SwingEnd;
}

export interface SwingEnd {
  /** As the file would write it, to three digits: `3.1%`. */
  readonly text: string;
  /** In the unit of the input. */
  readonly input: number;
  /** The standard-normal score that it was held at. */
  readonly score: number;
  readonly figure: Known;
  /** Less the figure of the run as it is, trial by trial: its error is that of the difference. */
  readonly change: Known;
}

/** Sobol's indices of the outcome. */
export interface IndicesOfOutcome {
  /** Of independent factors: an input, some that are correlated with one another, all others together, and luck last. */
  readonly factors: readonly (FactorIndices & { readonly kind: 'inputs' | 'others' | 'luck'; readonly paths: readonly string[] })[];
  /** What is left of the variance beside the first indices: factors that act together. Only of all factors. */
  readonly interactions?: VarianceIndex;
}

import type { ChangeText } from '../../../scenarios/studies/changeText.js';
import type { Known } from '../numberOrNull.js';
import type { StudyProvenance } from '../provenance.js';

/** What one group of changes does to a figure, in the unit of the figure. */
export interface Contribution {
  /** Its share of the difference, Shapley's; contributions add up to the difference. null: the study was stopped before it was known. */
  readonly value: number | null;
  /** Monte Carlo standard error: how far it would move with another seed. */
  readonly se: number | null;
  /** Standard error from having sampled the orders of changes; 0 where every order was taken. */
  readonly samplingSe: number;
  /** What it does when it is the only change made, and when it is made after all others; null: the study was stopped before it was known. */
  readonly alone: Known;
  readonly last: Known;
}

export interface AttributedFigure {
  /** As the language writes it: `mean(profit)`. A number is null where the figure has no value, or never comes within the horizon. */
  readonly figure: string;
  /** In the middle of a sentence: `mean profit`. */
  readonly words: string;
  /** `CNY`, `CNY a month`, `customers`, `months`, `share`, `ratio`; empty: one without a name. */
  readonly unit: string;
  readonly from: Known;
  readonly to: Known;
  readonly difference: Known;
  /** What the changes do together beyond what each does alone: the difference less the sum of `alone`; null: not all of these are known. */
  readonly interaction: Known;
  /** [change] */
  readonly contributions: readonly Contribution[];
}

/** Why a figure is another in the second file than in the first, by the inputs that were changed; plain JSON. */
export interface Attribution {
  readonly kind: 'attribute';
  readonly version: 1;
  /** false: stopped before every combination of changes was simulated. */
  readonly complete: boolean;
  readonly currency: string;
  readonly months: number;
  /** How many trials the first file asks for. */
  readonly trialsOfFile: number;
  readonly sampling: 'plain' | 'latin-hypercube' | 'sobol';
  readonly expected: boolean;
  /** How many standard errors a contribution must have to be more than chance: none does so by chance but in one study of twenty. */
  readonly seenFrom: number;
  /** Names of the two. */
  readonly from: string;
  readonly to: string;
  /** `input`: each change by itself; of many changes all those of a part of the file, such as a plan, or of a section, are taken together. */
  readonly groupedBy: 'input' | 'part' | 'section';
  /** [group] changes that are made together; also because one cannot stand without the other. */
  readonly changes: readonly (readonly ChangeText[])[];
  /** `exact`: every order of the changes; `sampled`: so many pairs of an order and its reverse. */
  readonly method: { readonly kind: 'exact' | 'sampled'; readonly combinations: number; readonly pairs: number };
  /** Plans that begin at another price in the second while no file says at which price their conversion holds (`list_price`). */
  readonly unansweredPrices: readonly string[];
  readonly figures: readonly AttributedFigure[];
  readonly provenance: StudyProvenance;
}

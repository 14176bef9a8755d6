import type { ChangeText } from '../../../scenarios/studies/changeText.js';
import type { Known } from '../numberOrNull.js';
import type { StudyProvenance } from '../provenance.js';

/** What a figure is of. */
export type Group = 'totals' | 'end' | 'times' | 'risk' | 'metrics' | 'invariants';

/** One figure in every scenario. */
export interface Row {
  readonly group: Group;
  /** `profit`, `cash`, `break_even`, `ltv`; of what must hold, the figure in words. */
  readonly name: string;
  /** What must hold, as the language writes it, where the figure is of that. */
  readonly of?: string;
  readonly statistic: 'mean' | 'p5' | 'p50' | 'p95' | 'value';
  /** As the language of figures writes it: `p5(cash at end)`. */
  readonly figure: string;
  /** `CNY`, `CNY a month`, `customers`, `months`, `share`, `share a month`, `ratio`. */
  readonly unit: string;
  /** What a business wants of it. */
  readonly better: 'more' | 'less';
  /** [scenario] */
  readonly values: readonly Known[];
  /** [variant] the variant less the base, future by future: the standard error is that of the difference. */
  readonly differences: readonly Known[];
}

/** Percentiles over futures, [step]. */
export interface Fan {
  readonly p5: readonly number[];
  readonly p50: readonly number[];
  readonly p95: readonly number[];
}

/** Whether an invariant of one of the files holds in each scenario. */
export interface ComparedInvariant {
  readonly text: string;
  /** [scenario] null: the scenario has no such thing to judge. */
  readonly verdicts: readonly ('holds' | 'broken' | 'undecided' | null)[];
}

export interface ComparedScenario {
  readonly name: string;
  readonly about?: string;
  /** What it has otherwise than the base; none of the base itself. */
  readonly changes: readonly ChangeText[];
  /** Plans that begin at another price than in the base while no file says at which price their conversion holds (`list_price`). */
  readonly unansweredPrices: readonly string[];
  /** Share of futures in which total profit is greater than in the base, and in which it is the same, with standard errors; of the base null. */
  readonly profit: { readonly greater: number; readonly equal: number; readonly se: { readonly greater: number; readonly equal: number } } | null;
}

/** Scenarios side by side, with the same luck in each future; plain JSON. */
export interface Comparison {
  readonly kind: 'compare';
  readonly version: 1;
  /** false: stopped before all scenarios were simulated; the result is of those that were. */
  readonly complete: boolean;
  readonly currency: string;
  readonly months: number;
  readonly step: 'month' | 'week' | 'day';
  /** Label of each step. */
  readonly steps: readonly string[];
  /** How uncertain values were drawn; of the base, as the seed and the number of trials. */
  readonly sampling: 'plain' | 'latin-hypercube' | 'sobol';
  readonly expected: boolean;
  /**
   * How many standard errors a difference must have to be more than chance: none does so by chance, in any row of any variant, but in one
   * comparison of twenty (Bonferroni's inequality over all differences).
   */
  readonly seenFrom: number;
  /** Chance that what holds is called broken, or what is broken to hold. */
  readonly errorRate: number;
  /** The base first. */
  readonly scenarios: readonly ComparedScenario[];
  readonly rows: readonly Row[];
  readonly invariants: readonly ComparedInvariant[];
  /** [scenario] cash at the end of each step, profit from the start to it, and monthly recurring revenue; money. */
  readonly fans: { readonly cash: readonly Fan[]; readonly profit: readonly Fan[]; readonly mrr: readonly Fan[] };
  /** [variant] cash at the end of each step less that of the base, future by future. */
  readonly cashDifferences: readonly (Fan & { readonly mean: readonly number[] })[];
  readonly provenance: StudyProvenance;
}

import { each, missing, ratio, type Column, type Columns, type Window } from './columns.js';
import { openingOf } from './opening.js';

/** Customers who pay, and how their number changes; counts. */
export interface Customers {
  /** [step][trial] at the end of each step. */
  readonly paying: Columns;
  /** [step][trial] who came and who went in each step. */
  readonly joined: Columns;
  readonly reactivated: Columns;
  readonly churned: Columns;
}

/** What churned customers are divided by: those at the start of a step, or the mean of start and end. */
export type ChurnConvention = 'opening' | 'average';

/**
 * [trial] customers lost a month, as a share. Pooled over the window, `sum churned / sum customers`, so that a month counts by its
 * customers. By those at the start of each step it is a probability: a step shorter than a month compounds to one, `1 - (1 - h)^n`.
 * By the mean of start and end it is a rate (the central rate of a life table), which growth lowers and which adds up over steps, `n h`.
 * Missing where there was nobody to lose. Both conventions are in use: D. Skok, "SaaS Metrics 2.0", has the first; N. Keyfitz &
 * H. Caswell, "Applied Mathematical Demography", chapter 2, tells the two apart.
 */
export function logoChurn(customers: Customers, window: Window, convention: ChurnConvention): Float64Array {
  const { lost, opening, closing } = exposure(customers, window);
  const { stepsPerMonth } = window;
  if (convention === 'average') return each([lost, opening, closing], (gone, from, to) => (from + to > 0 ? (stepsPerMonth * gone) / ((from + to) / 2) : missing));
  return ratio(lost, opening).map((share) => 1 - (1 - Math.min(1, share)) ** stepsPerMonth);
}

/** [trial] customers lost in the window, and those at the start and at the end of each of its steps added up. */
function exposure({ paying, joined, reactivated, churned }: Customers, { first, end }: Window): Record<'lost' | 'opening' | 'closing', Float64Array> {
  const trials = paying[0].length;
  const sums = { lost: new Float64Array(trials), opening: new Float64Array(trials), closing: new Float64Array(trials) };
  const addTo = (sum: Float64Array, column: Column): void => {
    for (let trial = 0; trial < trials; trial++) sum[trial] += column[trial];
  };
  for (let step = first; step < end; step++) {
    addTo(sums.lost, churned[step]);
    addTo(sums.opening, openingOf(paying, [joined, reactivated], [churned], step));
    addTo(sums.closing, paying[step]);
  }
  return sums;
}

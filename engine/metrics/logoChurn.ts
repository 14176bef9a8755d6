import { each, missing, ratio, windowSum, type Column, type Columns, type Window } from './columns.js';

/** Customers who pay, and how their number changes; counts. */
export interface Customers {
  /** Customers when the story starts, the same in every trial. */
  readonly opening: number;
  /** [step][trial] at the end of each step. */
  readonly paying: Columns;
}

/** What churned customers are divided by: those at the start of a step, or the mean of start and end. */
export type ChurnConvention = 'opening' | 'average';

/**
 * [trial] customers lost a month, as a share. Pooled over the window, `sum churned / sum customers`, so that a month counts by its
 * customers. By those at the start of each step it is a probability: a step shorter than a month compounds to one, `1 - (1 - h)^n`.
 * By the mean of start and end it is a rate (the central rate of a life table), which growth lowers and which adds up over steps, `n h`.
 * Missing where there was nobody to lose. Both conventions are in use: D. Skok, "SaaS Metrics 2.0", has the first; N. Keyfitz &
 * H. Caswell, "Applied Mathematical Demography", chapter 2, tells the two apart.
 * @param lost [trial] customers who left in the window
 */
export function logoChurn(lost: Column, customers: Customers, window: Window, convention: ChurnConvention): Float64Array {
  const { opening, closing } = exposure(customers, window);
  const { stepsPerMonth } = window;
  if (convention === 'average') return each([lost, opening, closing], (gone, from, to) => (from + to > 0 ? (stepsPerMonth * gone) / ((from + to) / 2) : missing));
  return ratio(lost, opening).map((share) => 1 - (1 - Math.min(1, share)) ** stepsPerMonth);
}

/** [trial] customers at the start and at the end of each step of the window, added up. */
function exposure({ opening, paying }: Customers, window: Window): Record<'opening' | 'closing', Float64Array> {
  const closing = windowSum([paying], window, paying[0].length);
  const before = window.first === 0 ? undefined : paying[window.first - 1];
  const last = paying[window.end - 1];
  return { opening: closing.map((sum, trial) => sum + (before === undefined ? opening : before[trial]) - last[trial]), closing };
}

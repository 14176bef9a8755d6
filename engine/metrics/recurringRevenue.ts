import type { Movement } from '../names.js';
import { each, missing, ratio, windowSum, type Columns, type Window } from './columns.js';
import { openingOf } from './opening.js';

/** Monthly recurring revenue and how it moves, currency a month. */
export interface RecurringRevenue {
  /** [step][trial] at the end of each step. */
  readonly mrr: Columns;
  /** [step][trial] what moved it in each step, 0 or more: `mrr_t - mrr_(t-1) = new + reactivated + expansion - contraction - churned`. */
  readonly movements: Readonly<Record<Movement, Columns>>;
}

/** [trial] MRR when a step began. */
export function openingMrr({ mrr, movements }: RecurringRevenue, step: number): Columns[number] {
  const { reactivated, expansion, contraction, churned } = movements;
  return openingOf(mrr, [movements.new, reactivated, expansion], [contraction, churned], step);
}

/**
 * [trial] compound growth of MRR a month: `(MRR at the end / MRR at the start)^(1 / months) - 1`. Missing where nothing recurred at
 * the start. D. Skok, "SaaS Metrics 2.0", forentrepreneurs.com.
 */
export function mrrGrowth(recurring: RecurringRevenue, { first, end, months }: Window): Float64Array {
  const opening = openingMrr(recurring, first);
  return each([opening, recurring.mrr[end - 1]], (from, to) => (from > 0 ? (to / from) ** (1 / months) - 1 : missing));
}

/**
 * [trial] net revenue retention: the product over the steps of the window of `(MRR_(t-1) + expansion - contraction - churned) /
 * MRR_(t-1)`. Linked month by month, so that customers count from their second month on; neither new nor reactivated MRR is part of
 * it (SaaS Metrics Standards Board, "Net Revenue Retention"). A step that opens without MRR has nothing to retain and is left out;
 * missing where all do.
 */
export function netRevenueRetention(recurring: RecurringRevenue, window: Window): Float64Array {
  return retention(recurring, window, 1);
}

/** [trial] gross revenue retention: net revenue retention without expansion, so 0 to 1 and never above the net one. */
export function grossRevenueRetention(recurring: RecurringRevenue, window: Window): Float64Array {
  return retention(recurring, window, 0);
}

function retention(recurring: RecurringRevenue, { first, end }: Window, expanded: 0 | 1): Float64Array {
  const { expansion, contraction, churned } = recurring.movements;
  const kept = new Float64Array(recurring.mrr[0].length).fill(missing);
  for (let step = first; step < end; step++) {
    const opening = openingMrr(recurring, step);
    for (let trial = 0; trial < kept.length; trial++) {
      const from = opening[trial];
      if (!(from > 0)) continue;
      // Losses are sums in f32 and may exceed all there was by their rounding.
      const left = Math.max(0, from - contraction[step][trial] - churned[step][trial]);
      const factor = (left + expanded * expansion[step][trial]) / from;
      kept[trial] = Number.isNaN(kept[trial]) ? factor : kept[trial] * factor;
    }
  }
  return kept;
}

/**
 * [trial] quick ratio: MRR gained over MRR lost in the window, `(new + expansion + reactivated) / (contraction + churned)`. Missing
 * where nothing was lost. M. Hamid, "The SaaS quick ratio", Social Capital 2015; 4 is held to be good.
 */
export function quickRatio({ movements }: RecurringRevenue, window: Window): Float64Array {
  const trials = movements.new[0].length;
  const gained = windowSum([movements.new, movements.expansion, movements.reactivated], window, trials);
  return ratio(gained, windowSum([movements.contraction, movements.churned], window, trials));
}

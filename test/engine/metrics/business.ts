import * as fc from 'fast-check';
import type { Columns } from '../../../engine/metrics/columns.js';
import type { Customers } from '../../../engine/metrics/logoChurn.js';
import type { RecurringRevenue } from '../../../engine/metrics/recurringRevenue.js';
import { movements, type Movement } from '../../../engine/names.js';
import * as assert from 'uvu/assert';

export const close = (actual: number, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)), `expected ${expected} within ${tolerance} of it, got ${actual}`);

/** [step][trial] one trial's values, a step each. */
export const path = (...values: readonly number[]): Columns => values.map((value) => Float64Array.of(value));

/** One trial's MRR from its movements, a step each; a movement that is left out is zero. */
export function recurringOf(opening: number, moved: Partial<Record<Movement, readonly number[]>>): RecurringRevenue {
  const steps = Math.max(...Object.values(moved).map((values) => values.length));
  const at = (name: Movement, step: number): number => moved[name]?.[step] ?? 0;
  let mrr = opening;
  const stock = Array.from({ length: steps }, (_, step) => {
    mrr += at('new', step) + at('reactivated', step) + at('expansion', step) - at('contraction', step) - at('churned', step);
    return mrr;
  });
  const of = (name: Movement): Columns => path(...stock.map((_, step) => at(name, step)));
  return {
    mrr: path(...stock),
    movements: { new: of('new'), reactivated: of('reactivated'), expansion: of('expansion'), contraction: of('contraction'), churned: of('churned') },
  };
}

/** One trial's customers from those who came and went, a step each. */
export function customersOf(opening: number, joined: readonly number[], churned: readonly number[]): { readonly customers: Customers; readonly joined: Columns; readonly churned: Columns } {
  let paying = opening;
  const stock = joined.map((came, step) => (paying += came - churned[step]));
  return { customers: { opening, paying: path(...stock) }, joined: path(...joined), churned: path(...churned) };
}

/** Random movements of one trial that never take more than there is. */
export const arbitraryRecurring: fc.Arbitrary<{ readonly opening: number; readonly recurring: RecurringRevenue }> = fc
  .tuple(
    fc.double({ min: 0, max: 1000, noNaN: true }),
    fc.array(fc.tuple(...movements.map(() => fc.double({ min: 0, max: 1, noNaN: true }))), { minLength: 1, maxLength: 30 }),
  )
  .map(([opening, steps]) => {
    let mrr = opening;
    const moved: Record<Movement, number[]> = { new: [], reactivated: [], expansion: [], contraction: [], churned: [] };
    for (const [joined, returned, more, less, gone] of steps) {
      const step = { new: 100 * joined, reactivated: 10 * returned, expansion: 0.2 * more * mrr, contraction: 0.3 * less * mrr, churned: 0.5 * gone * mrr };
      movements.forEach((name) => moved[name].push(step[name]));
      mrr += step.new + step.reactivated + step.expansion - step.contraction - step.churned;
    }
    return { opening, recurring: recurringOf(opening, moved) };
  });

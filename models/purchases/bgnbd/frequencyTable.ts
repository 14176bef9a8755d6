import { purchaseChances, type BgnbdLaw } from './bgnbdLaw.js';
import type { Histories } from './groupHistories.js';

/** Customers who made so many repeat purchases, and how many the law expects. */
export interface FrequencyCell {
  /** `3`, or `7 or more`. */
  readonly purchases: string;
  readonly observed: number;
  readonly fitted: number;
}

/** Cells that are shown at most: 0, 1, ..., 9, and 10 or more. */
const mostCells = 11;

/**
 * Customers by repeat purchases (figure 1 of Fader, Hardie & Lee 2005).
 * @param smallest cells of fewer customers, and all above them, go together into the last cell
 */
export const frequencyTable = (law: BgnbdLaw, { frequency, age }: Histories, smallest: number): FrequencyCell[] => {
  const observed = new Float64Array(mostCells);
  frequency.forEach((purchases) => observed[Math.min(purchases, mostCells - 1)]++);
  const ages = new Map<number, number>();
  age.forEach((time) => ages.set(time, (ages.get(time) ?? 0) + 1));
  const fitted = new Float64Array(mostCells);
  for (const [time, customers] of ages) {
    const chances = purchaseChances(law, time, mostCells - 2);
    chances.forEach((chance, purchases) => (fitted[purchases] += customers * chance));
    fitted[mostCells - 1] += customers * (1 - chances.reduce((sum, chance) => sum + chance, 0));
  }
  const rest = (values: Float64Array, from: number): number => values.slice(from).reduce((sum, value) => sum + value, 0);
  const small = observed.findIndex((count, purchases) => count < smallest || rest(observed, purchases + 1) < smallest);
  const last = small < 0 ? mostCells - 1 : small;
  return Array.from({ length: last + 1 }, (_, purchases) =>
    purchases < last
      ? { purchases: String(purchases), observed: observed[purchases], fitted: fitted[purchases] }
      : { purchases: `${purchases} or more`, observed: rest(observed, purchases), fitted: rest(fitted, purchases) },
  );
};

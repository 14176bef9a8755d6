import { errorOf } from '../deltaMethod.js';
import { expectedPurchases, type BgnbdLaw } from './bgnbdLaw.js';
import { bgnbdLawOf, type BgnbdFit } from './fitBgnbd.js';
import type { PurchaseCalendar } from './observedCustomers.js';
import { dayText } from './purchaseDays.js';
import { purchaseVariance } from './purchaseSpread.js';

/** Repeat purchases of all customers in a unit of time: those that came, and those that the law expects knowing only when each customer joined. */
export interface TrackedPurchases {
  /** First day of the unit. */
  readonly time: string;
  readonly actual: number;
  readonly expected: number;
  /** Standard deviation of what comes around what is expected: chance, and what the fit does not know. */
  readonly sd: number;
  /** Whether the unit lies after the end of what is fitted. */
  readonly held: boolean;
}

/** Tracks purchases from the first day of the data to the last, a full unit of time at a time (figure 2 of Fader, Hardie & Lee 2005). */
export const trackPurchases = ({ law, maximum }: BgnbdFit, { joined, repeats, first, last, end }: PurchaseCalendar, unit: number): TrackedPurchases[] => {
  const steps = Math.floor((last - first + 1) / unit);
  const stepOf = (day: number): number => Math.floor((day - first) / unit);
  const actual = new Float64Array(steps + 1);
  repeats.forEach((day) => actual[stepOf(day)]++);
  const cohorts = new Map<number, number>();
  joined.forEach((day) => cohorts.set(day, (cohorts.get(day) ?? 0) + 1));
  const sumOver = (step: number, value: (from: number, to: number) => number): number => {
    let sum = 0;
    for (const [day, count] of cohorts) {
      const to = step + 1 - (day - first) / unit;
      if (to > 0) sum += count * value(Math.max(0, to - 1), to);
    }
    return sum;
  };
  const expectedIn = (of: BgnbdLaw, step: number): number => sumOver(step, (from, to) => expectedPurchases(of, to) - expectedPurchases(of, from));
  return Array.from({ length: steps }, (_, step) => {
    const error = errorOf((parameters) => expectedIn(bgnbdLawOf(parameters), step), maximum);
    return {
      time: dayText(Math.ceil(first + step * unit)),
      actual: actual[step],
      expected: expectedIn(law, step),
      sd: Math.sqrt(sumOver(step, (from, to) => purchaseVariance(law, from, to)) + error ** 2),
      held: first + step * unit > end,
    };
  });
};

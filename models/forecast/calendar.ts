import { addMonths, monthText } from '../../scenarios/month.js';

/** What a row of a history covers. */
export type Every = 'month' | 'week';

/** Steps after which a season comes back. */
export const seasonOf: Readonly<Record<Every, number>> = { month: 12, week: 52 };

const day = 86_400_000;

/** Months since year 0 of a time, or days since 1970 that a week begins at. */
export const calendarIndex = (every: Every, time: number): number => {
  const date = new Date(time);
  return every === 'month' ? date.getUTCFullYear() * 12 + date.getUTCMonth() : Math.floor(time / day);
};

/** Calendar indices from one row to the next. */
export const strideOf: Readonly<Record<Every, number>> = { month: 1, week: 7 };

/** How the month or the first day of the week is written: `2026-03`, `2026-03-02`. */
export const calendarText = (every: Every, index: number): string =>
  every === 'month' ? monthText(addMonths({ year: 0, month: 1 }, index)) : new Date(index * day).toISOString().slice(0, 10);

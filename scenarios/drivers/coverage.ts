import { addMonths, monthText, type CalendarMonth } from '../month.js';

/** A row of months or weeks, `from` being the first month (`2027-01`) or the first day of the first week (`2027-01-04`). */
export interface Calendar {
  readonly every: 'month' | 'week';
  readonly from: string;
  readonly steps: number;
}

const day = 86_400_000;

/** First day of a step of a calendar, and of the one after its last, in days since 1970. */
export const dayOfStep = ({ every, from }: Calendar, step: number): number => {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const first = every === 'month' ? Date.UTC(year, month - 1 + step, 1) : Date.UTC(year, month - 1, date + 7 * step);
  return Math.round(first / day);
};

const dayOfMonth = ({ year, month }: CalendarMonth): number => Math.round(Date.UTC(year, month - 1, 1) / day);

/**
 * Whether a calendar begins too late for a story or ends too early, and what it reaches over in words.
 * Weeks may begin up to six days into the first month: its first days belong to the week before, which the history still had.
 */
export const coverageOf = (
  calendar: Calendar,
  start: CalendarMonth,
  months: number,
): { readonly early: boolean; readonly late: boolean; readonly text: string } => {
  const slack = calendar.every === 'week' ? 6 : 0;
  const end = addMonths(start, months);
  const text =
    calendar.every === 'month'
      ? `${calendar.from} to ${monthText(monthOfDay(dayOfStep(calendar, calendar.steps) - 1))}`
      : `${calendar.from} to ${new Date((dayOfStep(calendar, calendar.steps) - 1) * day).toISOString().slice(0, 10)}`;
  return { early: dayOfMonth(start) + slack < dayOfStep(calendar, 0), late: dayOfMonth(end) - slack > dayOfStep(calendar, calendar.steps), text };
};

const monthOfDay = (days: number): CalendarMonth => {
  const date = new Date(days * day);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
};

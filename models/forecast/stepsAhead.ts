import type { CalendarMonth } from '../../scenarios/month.js';
import type { Every } from './calendar.js';
import { calendarIndex, strideOf } from './calendar.js';
import type { History } from './history.js';

/** Steps ahead where neither the user nor a scenario states them. */
const usualAhead: Readonly<Record<Every, number>> = { month: 36, week: 104 };

/** Steps from the end of a history to the end of the month that a scenario asks for; as many as usual where none does, and at least one. */
export const stepsAhead = ({ every, first, values }: Pick<History, 'every' | 'first' | 'values'>, until: CalendarMonth | null): number => {
  if (until === null) return usualAhead[every];
  const next = first + values.length * strideOf[every];
  const end = calendarIndex(every, Date.UTC(until.year, until.month, 1));
  return Math.max(1, Math.ceil((end - next) / strideOf[every]));
};

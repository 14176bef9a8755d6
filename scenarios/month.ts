/** A calendar month. */
export interface CalendarMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** How a month is written: `2027-01`. */
export const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The month that `2027-01` names; undefined when a text names none. */
export const parseMonth = (text: string): CalendarMonth | undefined =>
  monthPattern.test(text) ? { year: Number(text.slice(0, 4)), month: Number(text.slice(5)) } : undefined;

/** Months from one month to another; negative when the other is earlier. */
export const monthsBetween = (from: CalendarMonth, to: CalendarMonth): number => (to.year - from.year) * 12 + to.month - from.month;

/** The month as it is written, `2027-01`. */
export const monthText = ({ year, month }: CalendarMonth): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;

/** The month a number of months after another. */
export const addMonths = ({ year, month }: CalendarMonth, months: number): CalendarMonth => {
  const total = year * 12 + month - 1 + months;
  return { year: Math.floor(total / 12), month: (total % 12) + 1 };
};

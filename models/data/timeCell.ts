import type { Fault } from '../../scenarios/diagnostic.js';
import { cellFault, cellText } from './cell.js';
import type { Cell } from './cell.js';

const date = /^(\d{4})([-/]?)(\d{2})\2(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[-+]\d{2}:?\d{2})?)?$/;
const month = /^(\d{4})[-/](\d{2})$/;

/**
 * Milliseconds since 1970 of a month (`2026-03`: its first day), a day (`2026-03-02`, `20260302`) or a moment (`2026-03-02 10:15:00`,
 * ISO 8601); UTC where no zone is written. NaN: the cell holds none of these, or a day that no calendar has.
 */
export const readTime = (cell: Cell): number => {
  if (cell instanceof Date) return cell.getTime();
  const text = cellText(cell);
  const [, yearOnly, monthOnly] = month.exec(text) ?? [];
  if (yearOnly !== undefined) return moment(Number(yearOnly), Number(monthOnly), 1, 0);
  const [, years, , months, days, hours = '0', minutes = '0', seconds = '0', fraction = '', zone] = date.exec(text) ?? [];
  if (years === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return NaN;
  const clock = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Math.floor(Number(`0.${fraction}0`) * 1000);
  return moment(Number(years), Number(months), Number(days), clock - zoneOffset(zone));
};

/** NaN when the month has no such day. */
const moment = (year: number, monthOfYear: number, day: number, clock: number): number => {
  const start = Date.UTC(year, monthOfYear - 1, day);
  return new Date(start).getUTCMonth() === monthOfYear - 1 ? start + clock : NaN;
};

const zoneOffset = (zone: string | undefined): number => {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
};

/** What is wrong with a cell that `readTime` cannot read. */
export const timeFault = (cell: Cell): Fault => {
  const text = cellText(cell);
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text))
    return cellFault(cell, 'a date whose day and month cannot be taken for each other', 'write the year first: 2026-04-03');
  if (typeof cell === 'number') return cellFault(cell, 'a date', 'format the cells of the column as dates, or write 2026-03-02');
  return cellFault(
    cell,
    'a date',
    date.test(text) || month.test(text) ? 'no calendar has it' : 'write a month (2026-03), a day (2026-03-02) or a moment (2026-03-02 10:15:00)',
  );
};

import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { DataColumns } from '../data/columns.js';
import { withRest } from '../data/faultList.js';
import { calendarIndex, calendarText, seasonOf, strideOf } from './calendar.js';
import type { Every } from './calendar.js';

/** A history without gaps. */
export interface History {
  readonly every: Every;
  /** Steps of a season: 12 months, 52 weeks. */
  readonly season: number;
  /** Calendar index of the first row. */
  readonly first: number;
  /** One a month or week, each above 0. */
  readonly values: Float64Array;
}

/** Seasons that a history needs: two to learn from, and one to be judged on. */
export const seasonsNeeded = 3;

/** The month or week of a row of a history, or of one after it: `2026-03`, `2026-03-02`. */
export const timeOf = ({ every, first }: Pick<History, 'every' | 'first'>, row: number): string => calendarText(every, first + row * strideOf[every]);

/** Months, unless most rows stand a week apart; undefined: they stand neither a week nor a month apart. */
const everyOf = (times: Float64Array): Every | undefined => {
  const apart = (every: Every): number => {
    let count = 0;
    for (let row = 1; row < times.length; row++)
      if (calendarIndex(every, times[row]) - calendarIndex(every, times[row - 1]) === strideOf[every]) count++;
    return count;
  };
  const months = apart('month');
  const weeks = apart('week');
  const most: Every = weeks > months ? 'week' : 'month';
  return 2 * Math.max(months, weeks) >= times.length - 1 && times.length > 1 ? most : undefined;
};

/**
 * The history in the columns `time` and `value`.
 * Left, each at its line: rows that are neither months nor weeks, a month that comes twice, dates out of order, gaps, values that are not
 * above 0 (an index multiplies demand, and its errors are shares of it), and a history shorter than three seasons.
 */
export const readHistory = (data: DataColumns): E.Either<readonly Diagnostic[], History> => {
  const times = data.times.get('time') ?? new Float64Array();
  const values = data.numbers.get('value') ?? new Float64Array();
  const every = everyOf(times);
  if (every === undefined) {
    const row = Math.min(1, data.used - 1);
    const hint = 'sum the rows by month (2026-03) or by week (2026-03-02, its first day)';
    return E.left([
      data.faultAt(row, 'time', { expected: 'one row a month or a week', found: 'rows that stand neither a month nor a week apart', hint }),
    ]);
  }
  const faults = [...orderFaults(data, times, every), ...valueFaults(data, values)].sort((a, b) => a.line - b.line || a.column - b.column);
  if (faults.length > 0) return E.left(withRest(faults, faults.length));
  const season = seasonOf[every];
  const needed = seasonsNeeded * season;
  if (values.length >= needed) return E.right({ every, season, first: calendarIndex(every, times[0]), values });
  const expected = `at least ${needed} ${every}s of history (two seasons to learn from and one to be judged on)`;
  return E.left([
    data.faultAt(values.length - 1, 'time', { expected, found: `${values.length}`, hint: `add ${needed - values.length} earlier ${every}s` }),
  ]);
};

const orderFaults = (data: DataColumns, times: Float64Array, every: Every): readonly Diagnostic[] => {
  const faults: Diagnostic[] = [];
  for (let row = 1; row < times.length; row++) {
    const before = calendarIndex(every, times[row - 1]);
    const now = calendarIndex(every, times[row]);
    const next = before + strideOf[every];
    const found = calendarText(every, now);
    if (now === before)
      faults.push(data.faultAt(row, 'time', { expected: `every ${every} once`, found: `${found} again`, hint: `make one row of both` }));
    else if (now < before)
      faults.push(data.faultAt(row, 'time', { expected: `a ${every} after ${calendarText(every, before)}`, found, hint: 'sort the rows by time' }));
    else if (now !== next)
      faults.push(
        data.faultAt(row, 'time', { expected: `${calendarText(every, next)} next`, found, hint: `give every ${every} a row, those in between too` }),
      );
  }
  return faults;
};

/** Values beyond these are slips of a file, and leave double precision when they are squared. */
const [smallestValue, largestValue] = [1e-9, 1e15];

const valueFaults = (data: DataColumns, values: Float64Array): readonly Diagnostic[] =>
  [...values].flatMap((value, row) => {
    if (!(value > 0)) return [data.faultAt(row, 'value', { expected: 'a value above 0', found: `${value}`, hint: 'take out the rows from before there was demand, or sum the rows over longer times' })];
    if (value >= smallestValue && value <= largestValue) return [];
    return [data.faultAt(row, 'value', { expected: `a value from ${smallestValue} to ${largestValue}`, found: `${value}`, hint: 'look for a slip, or write the values in another unit' })];
  });

import * as E from 'fp-ts/lib/Either.js';
import { diagnoseAt, type Diagnostic } from '../../../scenarios/diagnostic.js';
import type { DataColumns } from '../../data/columns.js';
import { readTime } from '../../data/timeCell.js';
import { observedCustomers, type ObservedCustomers } from './observedCustomers.js';
import { dayOf, dayText, purchaseDays } from './purchaseDays.js';

/** Customers of a table of transactions, and how many of its rows were no purchases. */
export interface CustomersOfTransactions {
  readonly observed: ObservedCustomers;
  /** Rows with a negative value. */
  readonly refunds: number;
}

/**
 * Customers of a table with a row a transaction. What one buys twice on a day is one purchase; rows with a negative value are refunds, no
 * purchases, and are left out.
 * @param until last day that is fitted, `2026-06-30`; empty: the last day of the data
 * @param unit days in a unit of time
 * Left: a day that is none, or that leaves nothing to fit or to hold out.
 */
export const transactions = (data: DataColumns, until: string, unit: number): E.Either<readonly Diagnostic[], CustomersOfTransactions> => {
  const users = data.categories.get('user') ?? { codes: new Int32Array(), levels: [] };
  const times = data.times.get('time') ?? new Float64Array();
  const values = data.numbers.get('value');
  const rows = Array.from({ length: data.used }, (_, row) => row).filter((row) => values === undefined || values[row] >= 0);
  const days = purchaseDays(
    Int32Array.from(rows, (row) => users.codes[row]),
    Float64Array.from(rows, (row) => times[row]),
    values === undefined ? undefined : Float64Array.from(rows, (row) => values[row]),
    users.levels.length,
  );
  const first = days.day.reduce((least, day) => Math.min(least, day), Infinity);
  const last = days.day.reduce((most, day) => Math.max(most, day), -Infinity);
  const end = until === '' ? last : dayOf(readTime(until));
  if (!(end > first && (until === '' || end < last))) return E.left([untilFault(data, until, first, last)]);
  return E.right({ observed: observedCustomers(days, end, unit), refunds: data.used - rows.length });
};

const untilFault = ({ file }: DataColumns, until: string, first: number, last: number): Diagnostic =>
  diagnoseAt(
    file,
    { line: 1, column: 1 },
    '',
    first > last
      ? { expected: 'purchases', found: 'refunds only', hint: 'values of purchases are 0 or more' }
      : until === ''
        ? { expected: 'purchases on several days', found: `all of them on ${dayText(first)}`, hint: 'take a longer history' }
        : { expected: `until to be a day after ${dayText(first)} and before ${dayText(last)}`, found: until, hint: 'it is the last day that is fitted; leave it out to fit all' },
  );

import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic, Fault } from '../../../scenarios/diagnostic.js';
import type { DataColumns } from '../../data/columns.js';

/** Customers still there after 0, 1, 2, ... periods, and the last period that is fitted. */
export interface RetentionCounts {
  readonly customers: readonly number[];
  readonly fitted: number;
}

/** Two parameters need two periods at least. */
const fewestPeriods = 2;

/**
 * Checks a table of retention: a row a period from 0 on, whole numbers of customers that never rise, enough of them, some who left and some
 * who stayed.
 * @param until last period that is fitted; 0: all
 * @param smallest fewest customers who joined
 */
export const retentionCounts = (data: DataColumns, until: number, smallest: number): E.Either<readonly Diagnostic[], RetentionCounts> => {
  const periods = data.numbers.get('period') ?? new Float64Array();
  const customers = Array.from(data.numbers.get('customers') ?? []);
  const cells = [...periods].flatMap((period, row) => [...periodFault(period, row, data), ...countFault(customers, row, data)]);
  if (cells.length > 0) return E.left(cells);
  const last = customers.length - 1;
  const fitted = until === 0 ? last : until;
  const faults = tableFaults(customers, fitted, until, smallest, (row, role, fault) => data.faultAt(row, role, fault));
  return faults.length > 0 ? E.left(faults) : E.right({ customers, fitted });
};

const periodFault = (period: number, row: number, data: DataColumns): Diagnostic[] =>
  period === row
    ? []
    : [data.faultAt(row, 'period', { expected: `period ${row}`, found: String(period), hint: 'write a row a period in their order, from 0, when everybody has just joined' })];

const countFault = (customers: readonly number[], row: number, data: DataColumns): Diagnostic[] => {
  const count = customers[row];
  const fault = (expected: string, found: string, hint: string): Diagnostic[] => [data.faultAt(row, 'customers', { expected, found, hint })];
  if (!Number.isInteger(count) || count < 0) return fault('a whole number of customers', String(count), 'count customers; shares of them do not say how sure one can be');
  const before = customers[row - 1];
  if (row > 0 && count > before)
    return fault(`at most the ${before} customers of the period before`, String(count), 'follow the customers who joined together; who comes back or joins later is not one of them');
  return [];
};

const tableFaults = (
  customers: readonly number[],
  fitted: number,
  until: number,
  smallest: number,
  faultAt: (row: number, role: string, fault: Fault) => Diagnostic,
): Diagnostic[] => {
  const last = customers.length - 1;
  if (last < fewestPeriods)
    return [faultAt(last, 'period', { expected: `periods 0 to ${fewestPeriods} at least`, found: `periods 0 to ${last}`, hint: 'churn that differs between customers shows only over several periods' })];
  if (fitted > last || fitted < fewestPeriods)
    return [faultAt(last, 'period', { expected: `until to be ${fewestPeriods} to ${last}, or 0 for all`, found: String(until), hint: 'it is the last period that is fitted' })];
  if (customers[0] < smallest)
    return [faultAt(0, 'customers', { expected: `${smallest} customers or more who joined`, found: String(customers[0]), hint: 'take customers who joined in several months together, by their age' })];
  if (customers[fitted] === customers[0])
    return [faultAt(fitted, 'customers', { expected: 'customers who left', found: `all ${customers[0]} still there`, hint: 'there is no churn to fit yet' })];
  if (customers[fitted] === 0)
    return [faultAt(fitted, 'customers', { expected: 'customers who are still there at the end of what is fitted', found: '0', hint: 'fit until an earlier period' })];
  return [];
};

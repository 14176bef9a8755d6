import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic, Fault } from '../../../scenarios/diagnostic.js';
import { checkDuplicates } from '../../data/checkDuplicates.js';
import type { DataColumns } from '../../data/columns.js';
import { mostFaults, withRest } from '../../data/faultList.js';
import type { ObservedCustomers } from './observedCustomers.js';

/** Times of a table are rounded: a recency above T by so little is T. */
const rounding = 1e-9;

/**
 * Customers of a table with a row each: frequency, recency and T, and what they spend on a repeat purchase on average.
 * Left: a customer twice, frequencies that are not whole, negative times, a last purchase after the end or without a repeat purchase.
 */
export const customerTable = (data: DataColumns): E.Either<readonly Diagnostic[], ObservedCustomers> => {
  const [frequency, recency, age] = ['frequency', 'recency', 'age'].map((role) => data.numbers.get(role) ?? new Float64Array());
  const faults: Diagnostic[] = [];
  let count = 0;
  for (let row = 0; row < data.used; row++) {
    const fault = historyFault(frequency[row], recency[row], age[row]);
    if (fault !== undefined && count++ < mostFaults) faults.push(data.faultAt(row, fault.role, fault));
  }
  const doubles = checkDuplicates(data, 'user');
  if (count > 0 || doubles.length > 0) return E.left([...withRest(faults, count), ...doubles]);
  const spend = data.numbers.get('value');
  return E.right({ histories: { frequency, recency, age }, ...(spend === undefined ? {} : { spend: spend.map((value, row) => (frequency[row] === 0 ? NaN : value)) }) });
};

const historyFault = (frequency: number, recency: number, age: number): (Fault & { readonly role: string }) | undefined => {
  if (!Number.isInteger(frequency) || frequency < 0)
    return { role: 'frequency', expected: 'a whole number of repeat purchases', found: String(frequency), hint: 'count the purchases after the first' };
  if (age < 0) return { role: 'age', expected: 'a time of 0 or more', found: String(age), hint: 'it runs from the first purchase to the end of observation' };
  if (recency < 0) return { role: 'recency', expected: 'a time of 0 or more', found: String(recency), hint: 'it runs from the first purchase to the last, not from the last to today' };
  if (recency > age * (1 + rounding))
    return { role: 'recency', expected: `a time of at most the ${age} from the first purchase to the end of observation`, found: String(recency), hint: 'nobody can buy after the end of observation' };
  if (frequency === 0 && recency > 0)
    return { role: 'recency', expected: '0 where there is no repeat purchase', found: String(recency), hint: 'it runs from the first purchase to the last' };
  if (frequency > 0 && recency === 0)
    return { role: 'recency', expected: `a time above 0 where there are repeat purchases (${frequency})`, found: '0', hint: 'count what one buys twice on a day as one purchase' };
  return undefined;
};

import type { Histories } from './groupHistories.js';
import type { PurchaseDays } from './purchaseDays.js';

/** What a fit sees of customers: one entry a customer in every array. */
export interface ObservedCustomers {
  readonly histories: Histories;
  /** What they spent on a repeat purchase on average; NaN where they made none; absent where the data does not say. */
  readonly spend?: Float64Array;
  /** Purchases by the calendar; absent where the data is a table of customers. */
  readonly calendar?: PurchaseCalendar;
}

/** When the customers of a fit bought, also after its end. */
export interface PurchaseCalendar {
  /** Days since 1970 of the first purchase. */
  readonly joined: Int32Array;
  /** Days since 1970 of every repeat purchase, in any order. */
  readonly repeats: Int32Array;
  /** Repeat purchases after the end of what is fitted, a customer. */
  readonly held: Float64Array;
  /** First and last day of the data, and the last that is fitted. */
  readonly first: number;
  readonly last: number;
  readonly end: number;
  /** Customers whose first purchase came after `end`. */
  readonly late: number;
}

/**
 * Histories up to a day of all who had bought by then.
 * @param end last day that is fitted
 * @param unit days in a unit of time
 */
export const observedCustomers = ({ customer, day, value }: PurchaseDays, end: number, unit: number): ObservedCustomers => {
  const [frequency, recency, age, spend, held]: number[][] = [[], [], [], [], []];
  const [joined, repeats]: number[][] = [[], []];
  let [first, last, late] = [Infinity, -Infinity, 0];
  for (let start = 0, next = 0; start < customer.length; start = next) {
    for (next = start; next < customer.length && customer[next] === customer[start]; ) next++;
    first = Math.min(first, day[start]);
    last = Math.max(last, day[next - 1]);
    if (day[start] > end) {
      late++;
      continue;
    }
    let [seen, spent] = [start + 1, 0];
    for (; seen < next && day[seen] <= end; seen++) spent += value?.[seen] ?? 0;
    const purchases = seen - start - 1;
    frequency.push(purchases);
    recency.push((day[seen - 1] - day[start]) / unit);
    age.push((end - day[start]) / unit);
    spend.push(purchases === 0 ? NaN : spent / purchases);
    held.push(next - seen);
    joined.push(day[start]);
    for (let place = start + 1; place < next; place++) repeats.push(day[place]);
  }
  return {
    histories: { frequency: Float64Array.from(frequency), recency: Float64Array.from(recency), age: Float64Array.from(age) },
    ...(value === undefined ? {} : { spend: Float64Array.from(spend) }),
    calendar: { joined: Int32Array.from(joined), repeats: Int32Array.from(repeats), held: Float64Array.from(held), first, last, end, late },
  };
};

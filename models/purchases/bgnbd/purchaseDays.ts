/** Days on which customers bought, sorted by customer, then by day: what one buys twice on a day is one purchase. */
export interface PurchaseDays {
  /** From 0 to `customers - 1`. */
  readonly customer: Int32Array;
  /** Days since 1970-01-01, UTC. */
  readonly day: Int32Array;
  /** Spent on the day; absent where the data does not say. */
  readonly value?: Float64Array;
  readonly customers: number;
}

const dayLength = 86_400_000;

/** Days since 1970 of a time in milliseconds. */
export const dayOf = (time: number): number => Math.floor(time / dayLength);

/** `1997-09-30` */
export const dayText = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/**
 * Purchases by customer and day.
 * @param codes customer of each row, from 0 to `customers - 1`
 * @param times milliseconds since 1970
 * @param values spent by row, 0 or more
 */
export const purchaseDays = (codes: Int32Array, times: Float64Array, values: Float64Array | undefined, customers: number): PurchaseDays => {
  const days = Int32Array.from(times, dayOf);
  const first = days.reduce((least, day) => Math.min(least, day), Infinity);
  const span = days.reduce((most, day) => Math.max(most, day), -Infinity) - first + 1;
  const spent = new Map<number, number>();
  codes.forEach((code, row) => {
    const key = code * span + (days[row] - first);
    spent.set(key, (spent.get(key) ?? 0) + (values === undefined ? 0 : values[row]));
  });
  const keys = Float64Array.from(spent.keys()).sort();
  return {
    customer: Int32Array.from(keys, (key) => Math.floor(key / span)),
    day: Int32Array.from(keys, (key) => first + (key % span)),
    ...(values === undefined ? {} : { value: Float64Array.from(keys, (key) => spent.get(key) ?? 0) }),
    customers,
  };
};

/** Customers by what they did: `frequency`, `recency` and `age` have one entry a customer. */
export interface Histories {
  /** Repeat purchases: days with a purchase, without the first. */
  readonly frequency: Float64Array;
  /** Time from the first purchase to the last. */
  readonly recency: Float64Array;
  /** Time from the first purchase to the end of observation. */
  readonly age: Float64Array;
}

/** Histories that differ, and how many customers have each. */
export interface GroupedHistories extends Histories {
  readonly customers: Float64Array;
}

/** Puts customers with the same history together, so that a likelihood costs as much as there are different ones. */
export const groupHistories = ({ frequency, recency, age }: Histories): GroupedHistories => {
  const groupOf = new Map<string, number>();
  const rows: number[] = [];
  const counts: number[] = [];
  frequency.forEach((purchases, row) => {
    const key = `${purchases} ${recency[row]} ${age[row]}`;
    const group = groupOf.get(key);
    if (group === undefined) {
      groupOf.set(key, rows.length);
      rows.push(row);
      counts.push(1);
    } else counts[group]++;
  });
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]);
  return { frequency: pick(frequency), recency: pick(recency), age: pick(age), customers: Float64Array.from(counts) };
};

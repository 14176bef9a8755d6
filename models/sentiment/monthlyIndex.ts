/** Texts of a month by tone. */
export interface MonthCounts {
  /** `2026-10` */
  readonly month: string;
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
}

/** Texts by month and tone, from the first month that has one to the last; months without texts have none. */
export const monthCounts = (times: Float64Array, tone: ArrayLike<number>): readonly MonthCounts[] => {
  const indexOf = (time: number): number => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth();
  const months = Array.from(times, indexOf);
  const first = months.reduce((least, month) => Math.min(least, month), Infinity);
  const last = months.reduce((most, month) => Math.max(most, month), -Infinity);
  const counts = Array.from({ length: last - first + 1 }, () => [0, 0, 0]);
  months.forEach((month, row) => counts[month - first][tone[row]]++);
  return counts.map(([negative, neutral, positive], index) => {
    const month = first + index;
    return { month: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`, positive, neutral, negative };
  });
};

/** The balance of tones month by month. */
export interface MonthlyIndex {
  /** Mean number of texts a month. */
  readonly volume: number;
  /** `[month]` change of the balance: `E_t`. */
  readonly changes: readonly number[];
  /** `[month]` the balance itself, (positive - negative) / volume. */
  readonly balance: readonly number[];
}

/**
 * Formula F9: `E_t = sum_j b_j (N_{j,t} - N_{j,t-1})`, N_{j,t} the texts of tone j in month t and none before the first; b is 1 / volume for
 * positive ones, -1 / volume for negative ones and 0 for neutral ones, so that `S_t = S_{t-1} + E_t` is the balance of month t.
 */
export const monthlyIndex = (counts: readonly MonthCounts[]): MonthlyIndex => {
  const volume = counts.reduce((sum, { positive, neutral, negative }) => sum + positive + neutral + negative, 0) / counts.length;
  const changes = counts.map(({ positive, negative }, month) => {
    const before = counts[month - 1];
    return (positive - (before?.positive ?? 0)) / volume - (negative - (before?.negative ?? 0)) / volume;
  });
  let level = 0;
  return { volume, changes, balance: changes.map((change) => (level += change)) };
};

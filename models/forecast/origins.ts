/** From where forecasts are made to be judged; an origin is the number of rows that are known there. */
export interface Origins {
  /** Steps that are forecast from each. */
  readonly horizon: number;
  /** The method is chosen on these. */
  readonly choice: readonly number[];
  /** The chosen one is reported on these: what they forecast lies after everything that chose. */
  readonly report: readonly number[];
}

/** Most origins of a part: more of them overlap more than they add. */
const mostOrigins = 16;

/** Up to `mostOrigins` whole numbers from `low` to `high`, both among them, evenly apart. */
const evenly = (low: number, high: number): readonly number[] => {
  const count = Math.min(mostOrigins, high - low + 1);
  return Array.from({ length: count }, (_, at) => (count === 1 ? high : Math.round(low + ((high - low) * at) / (count - 1))));
};

/**
 * Rolling origins (L. J. Tashman, "Out-of-sample tests of forecasting accuracy", 2000). Two seasons are always known. The last part,
 * of up to two seasons and at most a third of the rest, reports; the one before chooses, on origins that know two seasons and at least a
 * third of what comes before the last part, so that methods are not compared on much less than they will have. From every origin, a season is
 * forecast, or as much as is asked for, or half of the last part where that is less.
 * @param rows of the history, three seasons or more
 * @param ahead steps that the story needs
 */
export const rollingOrigins = (rows: number, season: number, ahead: number): Origins => {
  const known = 2 * season;
  const reported = Math.min(2 * season, Math.floor((rows - known) / 3));
  const horizon = Math.max(1, Math.min(ahead, season, Math.floor(reported / 2)));
  const chosenFrom = Math.max(known, Math.floor((rows - reported) / 3));
  return { horizon, choice: evenly(chosenFrom, rows - reported - horizon), report: evenly(rows - reported, rows - horizon) };
};

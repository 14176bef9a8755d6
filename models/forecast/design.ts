import { seasonOf } from './calendar.js';

/** What a regression sees of the past, and what it explains. */
export interface Design {
  readonly names: readonly string[];
  /** The first step that has enough before it. */
  readonly start: number;
  /** Writes the features of step `at`, from the logarithms before it. */
  readonly fill: (logs: Float64Array, at: number, into: Float64Array) => void;
  /** What the explained part is added to, from the logarithms before step `at`. */
  readonly base: (logs: Float64Array, at: number) => number;
}

/** Pairs of sines and cosines that draw the season of weeks: 52 weeks as dummies would be more than a short history bears. */
const weeklyHarmonics = 5;

/**
 * One column a month but the first, where a season has 12 steps; sines and cosines of the year otherwise (R. J. Hyndman & G. Athanasopoulos,
 * "Forecasting: Principles and Practice", 3rd edition, section 7.4).
 */
const seasonColumns = (season: number): { readonly names: readonly string[]; readonly valueOf: (column: number, at: number) => number } => {
  if (season === seasonOf.month)
    return {
      names: Array.from({ length: season - 1 }, (_, step) => `season ${step + 1}`),
      valueOf: (column, at) => (at % season === column + 1 ? 1 : 0),
    };
  const angle = (column: number, at: number): number => (2 * Math.PI * at * (Math.floor(column / 2) + 1)) / season;
  return {
    names: Array.from({ length: 2 * weeklyHarmonics }, (_, column) => `${column % 2 === 0 ? 'sine' : 'cosine'} ${Math.floor(column / 2) + 1}`),
    valueOf: (column, at) => (column % 2 === 0 ? Math.sin(angle(column, at)) : Math.cos(angle(column, at))),
  };
};

/** The season, a trend (in seasons), and the value before. */
export const trendDesign = (season: number): Design => {
  const { names, valueOf } = seasonColumns(season);
  return {
    names: [...names, 'trend', 'lag 1'],
    start: 1,
    fill: (logs, at, into) => {
      names.forEach((_, column) => (into[column] = valueOf(column, at)));
      into[names.length] = at / season;
      into[names.length + 1] = logs[at - 1];
    },
    // The value before is a feature too: what descent explains is the change, whose size it is precise to.
    base: (logs, at) => logs[at - 1],
  };
};

/**
 * The logarithms of the last season, relative to their mean; they explain how far the next one is from the one a season ago, so that knowing
 * nothing is the seasonal naive.
 */
export const lastSeasonDesign = (season: number): Design => ({
  names: Array.from({ length: season }, (_, lag) => `lag ${lag + 1}`),
  start: season,
  fill: (logs, at, into) => {
    const level = logs.subarray(at - season, at).reduce((sum, value) => sum + value, 0) / season;
    for (let lag = 1; lag <= season; lag++) into[lag - 1] = logs[at - lag] - level;
  },
  base: (logs, at) => logs[at - season],
});

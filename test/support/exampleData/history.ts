import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import seedrandom from 'seedrandom';

/** A process whose logarithm is a trend, a season and an autoregression of order 1 around them. */
export interface Process {
  /** Logarithm at the start. */
  readonly level: number;
  /** Growth of the logarithm a step. */
  readonly growth: number;
  /** `[step of the season]`, added to the logarithm. */
  readonly season: readonly number[];
  /** Coefficient of the autoregression, -1 to 1. */
  readonly memory: number;
  /** Standard deviation of what comes new each step. */
  readonly noise: number;
}

/** Numbers of the standard normal law from a named stream. */
export const normals = (seed: string): (() => number) => {
  const draw = seedrandom(seed);
  return () => normalQuantile((draw() * (2 ** 32 - 1) + 0.5) / 2 ** 32, 0, 1);
};

/** Logarithms of a history of a process, and of what comes after it: one draw. */
export const drawLogs = ({ level, growth, season, memory, noise }: Process, rows: number, seed: string): Float64Array => {
  const normal = normals(seed);
  let deviation = (noise / Math.sqrt(1 - memory * memory)) * normal();
  return Float64Array.from({ length: rows }, (_, row) => {
    if (row > 0) deviation = memory * deviation + noise * normal();
    return level + growth * row + season[row % season.length] + deviation;
  });
};

import { scaledError, seasonalScale, symmetricError } from './accuracy.js';
import { beyondNoise, overTime } from './compare.js';
import type { OverTime, Timed } from './compare.js';
import { firstRows, forecast } from './method.js';
import type { FittedMethod, ForecastMethod } from './method.js';
import type { Origins } from './origins.js';

/** What a method forecast from one origin, and how far it was off. */
export interface Attempt {
  /** Rows that were known. */
  readonly origin: number;
  readonly fitted: FittedMethod;
  /** Logarithms, `[step]`. */
  readonly expected: Float64Array;
  /** Scaled absolute errors, whose mean is MASE, `[step]`. */
  readonly scaled: Float64Array;
  /** Symmetric percentage errors, whose mean is sMAPE, as shares, `[step]`. */
  readonly symmetric: Float64Array;
}

/** How a method did out of sample. */
export interface Trial {
  readonly method: ForecastMethod;
  readonly choice: readonly Attempt[];
  readonly report: readonly Attempt[];
  /** MASE over the origins that choose. */
  readonly chosenBy: OverTime;
  /** How much lower its MASE was than the seasonal naive's, over the origins that choose. */
  readonly gain: OverTime;
}

/** A figure of every forecast, at the row that was forecast. */
export const timed = (attempts: readonly Attempt[], valueOf: (attempt: Attempt, step: number, at: number) => number): readonly Timed[] =>
  attempts.flatMap((attempt, at) => Array.from(attempt.expected, (_, step) => ({ row: attempt.origin + step, value: valueOf(attempt, step, at) })));

/** Forecasts from every origin by every method; each fit sees the rows before its origin only. The first method is the seasonal naive. */
export const evaluate = async (
  logs: Float64Array,
  season: number,
  methods: readonly ForecastMethod[],
  origins: Origins,
): Promise<readonly Trial[]> => {
  const attempts: Pick<Trial, 'method' | 'choice' | 'report'>[] = [];
  for (const method of methods) {
    const all = [...origins.choice, ...origins.report];
    const fits = await method.fit(all.map((origin) => firstRows(logs, origin)));
    const tried = all.map((origin, at) => attemptOf(logs, season, origin, origins.horizon, fits[at]));
    attempts.push({ method, choice: tried.slice(0, origins.choice.length), report: tried.slice(origins.choice.length) });
  }
  const naive = attempts[0].choice;
  return attempts.map((attempt) => ({
    ...attempt,
    chosenBy: overTime(timed(attempt.choice, ({ scaled }, step) => scaled[step])),
    gain: overTime(timed(attempt.choice, ({ scaled }, step, at) => naive[at].scaled[step] - scaled[step])),
  }));
};

const attemptOf = (logs: Float64Array, season: number, origin: number, horizon: number, fitted: FittedMethod): Attempt => {
  const expected = forecast(fitted, logs, origin, horizon);
  const scale = seasonalScale(logs.slice(0, origin).map(Math.exp), season);
  const errors = (of: (actual: number, value: number) => number): Float64Array =>
    expected.map((log, step) => of(Math.exp(logs[origin + step]), Math.exp(log)));
  return { origin, fitted, expected, scaled: errors((actual, value) => scaledError(actual, value, scale)), symmetric: errors(symmetricError) };
};

/**
 * The method with the lowest MASE over the origins that choose, where it beats the seasonal naive beyond the noise of the comparison; else the
 * seasonal naive.
 */
export const choose = (trials: readonly Trial[]): Trial => {
  const best = trials.reduce((lowest, trial) => (trial.chosenBy.mean < lowest.chosenBy.mean ? trial : lowest));
  return beyondNoise(best.gain) ? best : trials[0];
};

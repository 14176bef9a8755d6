import { mase, seasonalScale, smape } from './accuracy.js';
import { beyondNoise, overOrigins } from './compare.js';
import type { OverOrigins } from './compare.js';
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
  readonly mase: number;
  readonly smape: number;
}

/** How a method did out of sample. */
export interface Trial {
  readonly method: ForecastMethod;
  readonly choice: readonly Attempt[];
  readonly report: readonly Attempt[];
  /** MASE over the origins that choose. */
  readonly chosenBy: OverOrigins;
  /** How much lower its MASE was than the seasonal naive's, over the origins that choose. */
  readonly gain: OverOrigins;
}

/** Forecasts from every origin by every method; each fit sees the rows before its origin only. The first method is the seasonal naive. */
export const evaluate = async (logs: Float64Array, season: number, methods: readonly ForecastMethod[], origins: Origins): Promise<readonly Trial[]> => {
  const attempts: { readonly method: ForecastMethod; readonly choice: readonly Attempt[]; readonly report: readonly Attempt[] }[] = [];
  for (const method of methods) {
    const all = [...origins.choice, ...origins.report];
    const fits = await method.fit(all.map((origin) => firstRows(logs, origin)));
    const tried = all.map((origin, at) => attemptOf(logs, season, origin, origins.horizon, fits[at]));
    attempts.push({ method, choice: tried.slice(0, origins.choice.length), report: tried.slice(origins.choice.length) });
  }
  const naive = attempts[0].choice;
  return attempts.map((attempt) => ({
    ...attempt,
    chosenBy: overOrigins(attempt.choice.map((own) => own.mase), origins.choice, origins.horizon),
    gain: overOrigins(attempt.choice.map((own, at) => naive[at].mase - own.mase), origins.choice, origins.horizon),
  }));
};

const attemptOf = (logs: Float64Array, season: number, origin: number, horizon: number, fitted: FittedMethod): Attempt => {
  const expected = forecast(fitted, logs, origin, horizon);
  const values = expected.map(Math.exp);
  const actual = logs.slice(origin, origin + horizon).map(Math.exp);
  const scale = seasonalScale(logs.slice(0, origin).map(Math.exp), season);
  return { origin, fitted, expected, mase: mase(actual, values, scale), smape: smape(actual, values) };
};

/** The method with the lowest MASE over the origins that choose, where it beats the seasonal naive beyond the noise of the comparison; else the seasonal naive. */
export const choose = (trials: readonly Trial[]): Trial => {
  const best = trials.reduce((lowest, trial) => (trial.chosenBy.mean < lowest.chosenBy.mean ? trial : lowest));
  return beyondNoise(best.gain) ? best : trials[0];
};

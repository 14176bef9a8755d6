import { quantileOf } from '../metrics/quantile.js';
import { errorPaths } from './errorPaths.js';
import { pinball } from './accuracy.js';
import type { Attempt } from './evaluate.js';

/** Share of outcomes that an interval is to hold. */
export const nominal = 0.9;
export const tails = [(1 - nominal) / 2, (1 + nominal) / 2] as const;

/** Futures for each origin of a backtest. */
const backtestPaths = 300;

/** An outcome beside what was expected of it: logarithms, the interval relative to the expected. */
export interface Judged {
  readonly origin: number;
  readonly step: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
}

/** The interval of every step of every origin, from the errors that the fit made on what it had seen. */
export const judge = (attempts: readonly Attempt[], logs: Float64Array, seed: string): readonly Judged[] =>
  attempts.flatMap(({ origin, fitted, expected }) => {
    const errors = errorPaths(fitted, logs, origin, expected.length, backtestPaths, `${seed} backtest ${origin}`);
    return Array.from(expected, (value, step) => {
      const [low, high] = tails.map((p) =>
        quantileOf(
          errors.map((error) => error[step]),
          p,
        ),
      );
      return { origin, step, expected: value, low, high, actual: logs[origin + step] };
    });
  });

/** By how much an interval would have to be wider to hold the outcome just so. */
const stretch = ({ expected, low, high, actual }: Judged): number =>
  actual === expected ? 0 : (actual - expected) / (actual > expected ? high : low);

/** Errors out of sample that are larger yet than this many of those seen before have nothing to do with them. */
export const largestFactor = 10;

/**
 * The factor on logarithmic errors with which the intervals would have held 90 % of these outcomes, and a little more because they are few: the
 * quantile at 0.9 (n + 1) / n of the factors that each needs, for n rows (a normalised conformal interval: V. Vovk, A. Gammerman & G. Shafer,
 * "Algorithmic Learning in a Random World", 2005). Above 1 where a method was surer on data it had seen than it may be; at most 10.
 */
export const spreadFactor = (judged: readonly Judged[]): number => {
  const rows = new Set(judged.map(({ origin, step }) => origin + step)).size;
  return quantileOf(
    judged.map((outcome) => Math.min(stretch(outcome), largestFactor)),
    Math.min(1, (nominal * (rows + 1)) / rows),
  );
};

/** Whether an outcome lies in its interval, widened by a factor. */
export const held = (factor: number, outcome: Judged): boolean => stretch(outcome) <= factor;

/** Mean pinball loss at 5 %, 50 % and 95 %, as a share of the outcome. */
export const relativePinball = (factor: number, { expected, low, high, actual }: Judged): number => {
  const quantiles = [factor * low, 0, factor * high].map((distance) => Math.exp(expected + distance - actual));
  return quantiles.reduce((sum, value, at) => sum + pinball(1, value, [tails[0], 0.5, tails[1]][at]), 0) / quantiles.length;
};

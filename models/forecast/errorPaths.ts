import seedrandom from 'seedrandom';
import { quantileOf } from '../metrics/quantile.js';
import { forecast, residualsOf } from './method.js';
import type { FittedMethod } from './method.js';

/**
 * `count` residuals drawn as moving blocks, so that neighbours stay neighbours (H. R. Künsch, "The Jackknife and the Bootstrap for General
 * Stationary Observations", 1989); a block is about the cube root of how many there are.
 */
export const drawBlocks = (residuals: Float64Array, count: number, draw: () => number): Float64Array => {
  const block = Math.max(1, Math.min(residuals.length, Math.ceil(Math.cbrt(residuals.length))));
  const drawn = new Float64Array(count);
  for (let at = 0; at < count; at += block) {
    const from = Math.floor(draw() * (residuals.length - block + 1));
    drawn.set(residuals.subarray(from, from + Math.min(block, count - at)), at);
  }
  return drawn;
};

const centred = (residuals: Float64Array): Float64Array => {
  const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  return residuals.map((value) => value - mean);
};

/** The residuals of a fit to the first `known` rows, less their mean. */
export const centredResiduals = (fitted: FittedMethod, logs: Float64Array, known: number): Float64Array => centred(residualsOf(fitted, logs, known));

/**
 * Futures of a method: it forecasts a step, an error from its past is added, and it goes on from there, step by step.
 * @returns `[path][step]` logarithms of what comes over what was expected; the median of every step is 0
 */
export const errorPaths = (
  fitted: FittedMethod,
  logs: Float64Array,
  known: number,
  steps: number,
  paths: number,
  seed: string,
): readonly Float64Array[] => {
  const draw = seedrandom(seed);
  const residuals = centredResiduals(fitted, logs, known);
  const expected = forecast(fitted, logs, known, steps);
  const path = new Float64Array(known + steps);
  path.set(logs.subarray(0, known));
  const errors = Array.from({ length: paths }, () => {
    const drawn = drawBlocks(residuals, steps, draw);
    for (let step = 0; step < steps; step++) path[known + step] = fitted.next(path, known + step) + drawn[step];
    return path.slice(known).map((value, step) => value - expected[step]);
  });
  const medians = expected.map((_, step) =>
    quantileOf(
      errors.map((error) => error[step]),
      0.5,
    ),
  );
  return errors.map((error) => error.map((value, step) => value - medians[step]));
};

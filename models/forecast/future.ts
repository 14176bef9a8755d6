import { quantileOf } from '../metrics/quantile.js';
import { errorPaths } from './errorPaths.js';
import { refits } from './members.js';
import { firstRows, forecast } from './method.js';
import type { ForecastMethod } from './method.js';

/** What a method expects after a history, in logarithms. */
export interface Future {
  /** `[step]` of the fit to the whole history. */
  readonly expected: Float64Array;
  /** `[member][step]` of refits to histories that could have been. */
  readonly members: readonly Float64Array[];
  /** `[path][step]` what comes over what was expected. */
  readonly errors: readonly Float64Array[];
}

/** Least share of the spread of a step that its errors keep, however far members lie apart. */
const leastErrors = 0.5;

/**
 * The future after a history. Spread was measured out of sample, where not knowing the parameters is a part of it: so errors give up what the
 * members add (variances of logarithms), down to half of their own spread.
 * @param factor on the errors that the fit made on what it has seen
 */
export const futureOf = async (
  method: ForecastMethod,
  logs: Float64Array,
  {
    ahead,
    members,
    paths,
    factor,
    seed,
  }: { readonly ahead: number; readonly members: number; readonly paths: number; readonly factor: number; readonly seed: string },
): Promise<Future> => {
  const [fitted] = await method.fit([firstRows(logs, logs.length)]);
  const others = await refits(method, fitted, logs, members, seed);
  const points = others.map((other) => forecast(other, logs, logs.length, ahead));
  const raw = errorPaths(fitted, logs, logs.length, ahead, paths, `${seed} paths`);
  const expected = forecast(fitted, logs, logs.length, ahead);
  const factors = expected.map((_, step) => {
    const whole = factor ** 2 * varianceOf(raw.map((error) => error[step]));
    const known = varianceOf(points.map((point) => point[step]));
    return factor * Math.sqrt(whole > 0 ? Math.max(leastErrors ** 2, 1 - known / whole) : 1);
  });
  return { expected, members: points, errors: raw.map((error) => error.map((value, step) => value * factors[step])) };
};

const varianceOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
};

/** Quantiles of the value at a step over all members and all paths, each pair once. */
export const fanOf = ({ members, errors }: Future, step: number, chances: readonly number[]): readonly number[] => {
  const values = new Float64Array(members.length * errors.length);
  members.forEach((member, at) => errors.forEach((error, path) => (values[at * errors.length + path] = member[step] + error[step])));
  const sorted = values.sort();
  return chances.map((p) => Math.exp(quantileOf(sorted, p)));
};

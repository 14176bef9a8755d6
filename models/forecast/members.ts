import seedrandom from 'seedrandom';
import { centredResiduals, drawBlocks } from './errorPaths.js';
import type { FittedMethod, ForecastMethod, Sample } from './method.js';

/**
 * Refits of a method to histories that could have been: from the first rows on, each next value is what the fit expects plus an error drawn
 * from those it made, in blocks (residual bootstrap; B. Efron & R. Tibshirani, "An Introduction to the Bootstrap", 1993, section 8.5).
 * How the refits differ is what is not known about the method's parameters.
 */
export const refits = (
  method: ForecastMethod,
  fitted: FittedMethod,
  logs: Float64Array,
  members: number,
  seed: string,
): Promise<readonly FittedMethod[]> => {
  const residuals = centredResiduals(fitted, logs, logs.length);
  const samples = Array.from({ length: members }, (_, member): Sample => {
    const drawn = drawBlocks(residuals, residuals.length, seedrandom(`${seed} member ${member}`));
    const history = Float64Array.from(logs);
    for (let at = fitted.start; at < logs.length; at++) history[at] = fitted.next(history, at) + drawn[at - fitted.start];
    return { logs: history, weights: new Float64Array(logs.length).fill(1) };
  });
  return method.fit(samples);
};

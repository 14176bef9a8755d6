import type { ForecastMethod } from './method.js';

/**
 * Seasonal naive: what was a season ago. R. J. Hyndman & G. Athanasopoulos, "Forecasting: Principles and Practice" (3rd edition),
 * section 5.2. Nothing is learned, so that all fits are the same.
 */
export const seasonalNaive = (season: number): ForecastMethod => ({
  name: 'seasonal naive',
  gradual: false,
  fit: (samples) => Promise.resolve(samples.map(() => ({ next: (logs, at) => logs[at - season], start: season }))),
});

/**
 * Drift: the last value and the mean step from one value to the next, here of logarithms: constant growth. Section 5.2 of the same; over
 * rows that each count once, the mean step is (last - first) / (rows - 1).
 */
export const drift: ForecastMethod = {
  name: 'drift',
  gradual: false,
  fit: (samples) =>
    Promise.resolve(
      samples.map(({ logs, weights }) => {
        let sum = 0;
        let total = 0;
        for (let row = 1; row < logs.length; row++) {
          sum += weights[row] * (logs[row] - logs[row - 1]);
          total += weights[row];
        }
        const step = sum / total;
        return { next: (path, at) => path[at - 1] + step, start: 1 };
      }),
    ),
};

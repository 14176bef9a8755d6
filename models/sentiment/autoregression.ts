import { meanOf } from '../metrics/measure.js';

/** `S_t = persistence S_{t-1} + noise eps_t`, eps standard normal, around a mean of 0. */
export interface Autoregression {
  /** 0 to 0.99 */
  readonly persistence: number;
  /** Above 0, in units of the series. */
  readonly noise: number;
  /** `[month - 1]` what the months after the first have beyond persistence. */
  readonly residuals: readonly number[];
}

const mostPersistent = 0.99;

/**
 * First-order autoregression by least squares on the series without its mean. The estimate falls short by about `(1 + 3 rho) / n` in n months
 * (M. G. Kendall, "Note on bias in the estimation of autocorrelation", Biometrika 41, 1954), which is put right: `(n rho + 1) / (n - 3)`.
 * Kept within 0 and 0.99: a mood neither alternates nor runs away. The noise is the root mean square of the residuals that are left.
 * @param series [month], four or more that differ
 */
export const autoregression = (series: readonly number[]): Autoregression => {
  const mean = meanOf(series);
  const centred = series.map((value) => value - mean);
  const months = centred.length;
  let products = 0;
  let squares = 0;
  for (let month = 1; month < months; month++) {
    products += centred[month] * centred[month - 1];
    squares += centred[month - 1] ** 2;
  }
  const estimate = products / squares;
  const persistence = Math.min(mostPersistent, Math.max(0, (months * estimate + 1) / (months - 3)));
  const residuals = centred.slice(1).map((value, month) => value - persistence * centred[month]);
  return { persistence, noise: Math.sqrt(meanOf(residuals.map((value) => value ** 2))), residuals };
};

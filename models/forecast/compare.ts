import quantile from '@stdlib/stats-base-dists-t-quantile';

/** A mean over origins and its standard error. */
export interface OverOrigins {
  readonly mean: number;
  readonly se: number;
  /** How many origins would tell as much if their forecasts did not overlap. */
  readonly windows: number;
}

/** Chance, for one method, of being taken for better than the seasonal naive when it is not. */
export const falseAlarm = 0.05;

/**
 * A mean over rolling origins. Forecasts of neighbouring origins share most of what they are judged on, so that the origins count as many as
 * windows of the horizon fit, without overlap, between the first origin and the end of the last forecast: se = sd / sqrt(windows).
 * @param values one an origin
 * @param origins rows known there, ascending
 */
export const overOrigins = (values: readonly number[], origins: readonly number[], horizon: number): OverOrigins => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const windows = Math.min(values.length, ((origins.at(-1) ?? 0) - origins[0] + horizon) / horizon);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, se: values.length < 2 ? Infinity : Math.sqrt(squares / (values.length - 1) / windows), windows };
};

/**
 * Whether a mean gain over the seasonal naive is beyond the noise of the comparison: more standard errors above 0 than Student's t exceeds with
 * a chance of 5 % (after F. X. Diebold & R. S. Mariano, "Comparing Predictive Accuracy", 1995, with the t law of D. Harvey, S. Leybourne &
 * P. Newbold, 1997).
 */
export const beyondNoise = ({ mean, se, windows }: OverOrigins): boolean => windows > 1 && mean > quantile(1 - falseAlarm, windows - 1) * se;

/** A figure at a step of the calendar. */
export interface Timed {
  /** Row that was forecast. */
  readonly row: number;
  readonly value: number;
}

/** A mean over the rows that were forecast, and its standard error. */
export interface OverTime {
  readonly mean: number;
  readonly se: number;
  /** Bandwidth of the standard error, as a share of the rows. */
  readonly bandwidth: number;
}

/** Chance, for one method, of being taken for better than the seasonal naive when it is not. */
export const falseAlarm = 0.05;

/**
 * The mean of figures over the rows that they are of; a row that several origins forecast counts once, with their mean. The standard error
 * allows for figures that follow one another being alike, as those of overlapping forecasts are: long-run variance by Bartlett weights over
 * sqrt(rows) neighbours (W. K. Newey & K. D. West, "A Simple, Positive Semi-definite, Heteroskedasticity and Autocorrelation Consistent
 * Covariance Matrix", 1987).
 */
export const overTime = (figures: readonly Timed[]): OverTime => {
  const rows = [...new Set(figures.map(({ row }) => row))].sort((a, b) => a - b);
  const series = rows.map((row) => meanOf(figures.filter((figure) => figure.row === row).map(({ value }) => value)));
  const mean = meanOf(series);
  const width = Math.max(1, Math.floor(Math.sqrt(series.length)));
  let variance = 0;
  for (let lag = 0; lag < width; lag++) {
    let products = 0;
    for (let at = lag; at < series.length; at++) products += (series[at] - mean) * (series[at - lag] - mean);
    variance += (lag === 0 ? 1 : 2 * (1 - lag / width)) * (products / series.length);
  }
  return { mean, se: Math.sqrt(Math.max(0, variance) / series.length), bandwidth: width / series.length };
};

/**
 * The standard errors that a mean exceeds with a chance of 5 % when the truth is 0, for such a bandwidth. N. M. Kiefer & T. J. Vogelsang,
 * "A New Asymptotic Theory for Heteroskedasticity-Autocorrelation Robust Tests", 2005, table 1, Bartlett kernel; 1.645 for bandwidth 0.
 */
export const criticalValue = (bandwidth: number): number => 1.6449 + 2.1859 * bandwidth + 0.3142 * bandwidth ** 2 - 0.3427 * bandwidth ** 3;

/**
 * Whether a gain over the seasonal naive is beyond the noise of the comparison (F. X. Diebold & R. S. Mariano, "Comparing Predictive Accuracy",
 * 1995, with critical values for short series as L. Coroneo & F. Iacone, "Comparing Predictive Accuracy in Small Samples Using Fixed-smoothing
 * Asymptotics", 2020, advise).
 */
export const beyondNoise = ({ mean, se, bandwidth }: OverTime): boolean => mean > criticalValue(bandwidth) * se;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

import { quantileOf } from '../metrics/quantile.js';

/** P5, median, P95, mean and standard deviation of some values. */
export interface Spread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
  readonly sd: number;
}

/** The spread of one or more values; the standard deviation is that of a sample, 0 of a single value. */
export const spreadOf = (values: readonly number[]): Spread => {
  const mean = values.reduce((sum: number, value: number) => sum + value, 0) / values.length;
  const squares = values.reduce((sum: number, value: number) => sum + (value - mean) ** 2, 0);
  const [p5, p50, p95] = [0.05, 0.5, 0.95].map((chance) => quantileOf(values, chance));
  return { p5, p50, p95, mean, sd: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) };
};

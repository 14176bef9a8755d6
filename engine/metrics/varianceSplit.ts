import type { Column } from './columns.js';

/** The share of a variance that comes from what is uncertain, and its standard error. Sampling may take it a little below 0 or above 1. */
export interface VarianceShare {
  readonly share: number;
  readonly se: number;
}

/**
 * How much of a variance is knowledge (what is uncertain, the same in both of a pair) and how much luck (drawn anew in each): the share
 * of knowledge is `Cov(y, y') / Var(y)`, luck is the rest. The expected values and the variance are those of both of a pair together, which is
 * efficient: A. Janon et al., "Asymptotic normality and efficiency of two Sobol index estimators", ESAIM: Probability and Statistics 18
 * (2014), T_N. The standard error is by the delta method, sd of the influence `((y - m)(y' - m) - share ((y - m)^2 + (y' - m)^2) / 2) / Var`
 * over sqrt(pairs); between normal values that is Fisher's (1 - share^2) / sqrt(pairs).
 * @param values [trial] at least as many as replicates; only those with a twin count
 * @param replicates [trial] number i shares what is uncertain with trial i, and has a luck of its own
 * @returns null for fewer than two pairs, or where nothing varies
 */
export function varianceSplit(values: Column, replicates: Column): VarianceShare | null {
  const pairs = replicates.length;
  if (pairs < 2) return null;
  let sum = 0;
  for (let pair = 0; pair < pairs; pair++) sum += values[pair] + replicates[pair];
  const mean = sum / (2 * pairs);
  let covariance = 0;
  let variance = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const [one, other] = [values[pair] - mean, replicates[pair] - mean];
    covariance += one * other;
    variance += (one * one + other * other) / 2;
  }
  // Less than this is the rounding of a constant, added up.
  if (variance <= pairs * (mean * 1e-12) ** 2) return null;
  const share = covariance / variance;
  let squares = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const [one, other] = [values[pair] - mean, replicates[pair] - mean];
    squares += (one * other - (share * (one * one + other * other)) / 2) ** 2;
  }
  return { share, se: Math.sqrt(squares) / variance };
}

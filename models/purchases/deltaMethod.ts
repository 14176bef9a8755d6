import { gradientOf } from './derivatives.js';
import type { MaximumLikelihood } from './maximumLikelihood.js';

/**
 * Standard error of a smooth function of the parameters: sqrt(g' V g), with g its gradient at the maximum and V their covariance
 * (the delta method; A. van der Vaart, "Asymptotic Statistics" (1998), chapter 3).
 */
export const errorOf = (value: (parameters: readonly number[]) => number, { parameters, covariance }: Pick<MaximumLikelihood, 'parameters' | 'covariance'>): number => {
  const byLog = gradientOf((logs) => value(logs.map(Math.exp)), parameters.map(Math.log));
  const gradient = byLog.map((slope, place) => slope / parameters[place]);
  const variance = covariance.reduce((sum, row, i) => sum + row.reduce((inner, entry, j) => inner + gradient[i] * entry * gradient[j], 0), 0);
  return Math.sqrt(Math.max(0, variance));
};

import * as E from 'fp-ts/lib/Either.js';
import { gradientOf, hessianOf } from './derivatives.js';
import { inverseOfPositive, times } from './positiveDefinite.js';

/** Where the likelihood of positive parameters is largest. */
export interface MaximumLikelihood {
  readonly parameters: readonly number[];
  readonly logLikelihood: number;
  /** Of the parameters: the inverse of the observed information, `[parameter][parameter]`. */
  readonly covariance: readonly (readonly number[])[];
  /** Square roots of the diagonal of the covariance. */
  readonly standardErrors: readonly number[];
}

/** Why there is none: the likelihood keeps growing as a parameter runs to 0 or to infinity. */
export interface NoMaximum {
  /** Where the search stopped. */
  readonly parameters: readonly number[];
}

/** A parameter outside of these is taken to run away. */
const [least, most] = [1e-6, 1e6];

const mostSteps = 500;

/** The search ends when a Newton step would raise the log-likelihood by less than this: some 1e-5 standard errors from the maximum. */
const enough = 1e-10;

/**
 * Maximises a log-likelihood over positive parameters: Newton's method on their logarithms with derivatives by central differences,
 * damped until a step climbs (D. Marquardt, J. SIAM 11, 1963). The observed information at the maximum gives the covariance:
 * there the gradient is 0, so that of the logarithms times the parameters is that of the parameters.
 * @param logLikelihood of the whole sample, smooth; the differences need it to 12 digits or so
 * @param start above 0
 */
export const maximiseLikelihood = (
  logLikelihood: (parameters: readonly number[]) => number,
  start: readonly number[],
): E.Either<NoMaximum, MaximumLikelihood> => {
  const f = (logs: readonly number[]): number => logLikelihood(logs.map(Math.exp));
  let at = start.map(Math.log);
  let value = f(at);
  let damping = 1e-3;
  for (let step = 0; step < mostSteps; step++) {
    const gradient = gradientOf(f, at);
    const information = hessianOf(f, at).map((row) => row.map((second) => -second));
    const inverse = inverseOfPositive(information);
    if (inverse !== undefined && dot(gradient, times(inverse, gradient)) / 2 < enough) return E.right(maximumAt(at, value, inverse));
    const climbed = climb(f, at, value, gradient, information, damping);
    if (climbed === undefined) return inverse === undefined ? E.left({ parameters: at.map(Math.exp) }) : E.right(maximumAt(at, value, inverse));
    ({ at, value } = climbed);
    damping = Math.max(1e-12, climbed.damping / 10);
    const parameters = at.map(Math.exp);
    if (parameters.some((parameter) => !(parameter > least && parameter < most))) return E.left({ parameters });
  }
  return E.left({ parameters: at.map(Math.exp) });
};

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, place) => sum + value * b[place], 0);

const maximumAt = (at: readonly number[], logLikelihood: number, inverse: readonly (readonly number[])[]): MaximumLikelihood => {
  const parameters = at.map(Math.exp);
  const covariance = inverse.map((row, i) => row.map((value, j) => value * parameters[i] * parameters[j]));
  return { parameters, logLikelihood, covariance, standardErrors: covariance.map((row, place) => Math.sqrt(row[place])) };
};

/** The first damped step that climbs; no parameter changes more than e-fold. Undefined: none does, to the precision of the function. */
const climb = (
  f: (logs: readonly number[]) => number,
  at: readonly number[],
  value: number,
  gradient: readonly number[],
  information: readonly (readonly number[])[],
  first: number,
): { readonly at: number[]; readonly value: number; readonly damping: number } | undefined => {
  const largest = Math.max(...information.map((row, place) => Math.abs(row[place])), Number.MIN_VALUE);
  for (let damping = first; damping < 1e12; damping *= 10) {
    const damped = information.map((row, i) => row.map((entry, j) => (i === j ? entry + damping * (Math.abs(entry) + 1e-6 * largest) : entry)));
    const inverse = inverseOfPositive(damped);
    if (inverse === undefined) continue;
    const step = times(inverse, gradient);
    const shrink = Math.min(1, 1 / Math.max(...step.map(Math.abs)));
    const next = at.map((log, place) => log + shrink * step[place]);
    const reached = f(next);
    if (reached > value) return { at: next, value: reached, damping };
  }
  return undefined;
};

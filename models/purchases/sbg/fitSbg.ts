import * as E from 'fp-ts/lib/Either.js';
import { maximiseLikelihood, type MaximumLikelihood, type NoMaximum } from '../maximumLikelihood.js';
import { retentionOf, type SbgLaw } from './sbgLaw.js';

/** The law that fits retention counts best. */
export interface SbgFit {
  readonly law: SbgLaw;
  /** Of alpha and beta, in this order. */
  readonly maximum: MaximumLikelihood;
}

/**
 * Log-likelihood of customers still there after 0, 1, 2, ... periods: who left in period t adds ln P(T = t), who is there at the end
 * ln S(last). Fader & Hardie (2007), appendix B.
 */
export const sbgLogLikelihood = (law: SbgLaw, customers: readonly number[]): number => {
  let sum = 0;
  for (let period = 1; period < customers.length; period++) {
    const retention = retentionOf(law, period);
    sum += customers[period] * Math.log(retention) + (customers[period - 1] - customers[period]) * Math.log1p(-retention);
  }
  return sum;
};

/** Maximum likelihood. Left: customers are so alike that one chance of leaving fits as well. */
export const fitSbg = (customers: readonly number[]): E.Either<NoMaximum, SbgFit> =>
  E.map((maximum: MaximumLikelihood): SbgFit => ({ law: lawOf(maximum.parameters), maximum }))(
    maximiseLikelihood((parameters) => sbgLogLikelihood(lawOf(parameters), customers), [1, 1]),
  );

const lawOf = ([alpha, beta]: readonly number[]): SbgLaw => ({ alpha, beta });

/** The one chance of leaving a period that fits best where all customers are alike, and its log-likelihood: who left by who could have. */
export const fitOneChurn = (customers: readonly number[]): { readonly churn: number; readonly logLikelihood: number } => {
  let [left, exposed] = [0, 0];
  for (let period = 1; period < customers.length; period++) {
    left += customers[period - 1] - customers[period];
    exposed += customers[period - 1];
  }
  const churn = left / exposed;
  const term = (count: number, chance: number): number => (count === 0 ? 0 : count * Math.log(chance));
  return { churn, logLikelihood: term(left, churn) + term(exposed - left, 1 - churn) };
};

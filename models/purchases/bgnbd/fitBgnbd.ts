import * as E from 'fp-ts/lib/Either.js';
import { maximiseLikelihood, type MaximumLikelihood, type NoMaximum } from '../maximumLikelihood.js';
import { logBeta, logGamma } from '../special.js';
import type { BgnbdLaw } from './bgnbdLaw.js';
import { groupHistories, type GroupedHistories, type Histories } from './groupHistories.js';

/** The law that fits customers' histories best. */
export interface BgnbdFit {
  readonly law: BgnbdLaw;
  /** Of r, alpha, a and b, in this order. */
  readonly maximum: MaximumLikelihood;
}

/**
 * Log-likelihood of histories: Fader, Hardie & Lee (2005), equation 6, with what both of its terms share taken out:
 * B(a, b + x) / B(a, b) Gamma(r + x) alpha^r / Gamma(r) [(alpha + T)^-(r + x) + a / (b + x - 1) (alpha + t_x)^-(r + x) where x > 0].
 */
export const bgnbdLogLikelihood = ({ r, alpha, a, b }: BgnbdLaw, { frequency, recency, age, customers }: GroupedHistories): number => {
  const shared = new Map<number, number>();
  const start = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
  let sum = 0;
  for (let group = 0; group < customers.length; group++) {
    const x = frequency[group];
    let common = shared.get(x);
    if (common === undefined) shared.set(x, (common = start + logGamma(r + x) + logBeta(a, b + x)));
    const alive = -(r + x) * Math.log(alpha + age[group]);
    const stopped = x === 0 ? 0 : (a / (b + x - 1)) * ((alpha + age[group]) / (alpha + recency[group])) ** (r + x);
    // Where customers who bought often have long been silent the second term is all there is, and its ratio to the first overflows.
    const either = stopped < 1e300 ? alive + Math.log1p(stopped) : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + recency[group]);
    sum += customers[group] * (common + either);
  }
  return sum;
};

/** Maximum likelihood. Left: the data has none, because nobody seems ever to stop or all seem alike. */
export const fitBgnbd = (histories: Histories): E.Either<NoMaximum, BgnbdFit> => {
  const groups = groupHistories(histories);
  const mean = (values: Float64Array): number => values.reduce((sum, value, group) => sum + value * groups.customers[group], 0) / histories.age.length;
  return E.map((maximum: MaximumLikelihood): BgnbdFit => ({ law: bgnbdLawOf(maximum.parameters), maximum }))(
    maximiseLikelihood((parameters) => bgnbdLogLikelihood(bgnbdLawOf(parameters), groups), [1, mean(groups.age) / (mean(groups.frequency) + 0.1), 1, 3]),
  );
};

export const bgnbdLawOf = ([r, alpha, a, b]: readonly number[]): BgnbdLaw => ({ r, alpha, a, b });

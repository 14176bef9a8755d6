import * as E from 'fp-ts/lib/Either.js';
import { maximiseLikelihood, type MaximumLikelihood, type NoMaximum } from '../maximumLikelihood.js';
import { logGamma } from '../special.js';

/**
 * What customers spend a purchase: Gamma(shape p, rate nu) around a mean of their own, with rates nu ~ Gamma(shape q, rate gamma).
 * P. Fader & B. Hardie, "The Gamma-Gamma Model of Monetary Value" (2013), brucehardie.com/notes/025.
 */
export interface GammaGammaLaw {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

export interface GammaGammaFit {
  readonly law: GammaGammaLaw;
  /** Of p, q and gamma, in this order. */
  readonly maximum: MaximumLikelihood;
}

/** Customers who bought again: how many repeat purchases, and what they spent on one of them on average. */
export interface Spending {
  readonly frequency: Float64Array;
  /** Above 0. */
  readonly average: Float64Array;
}

/** Log-likelihood of average spends, equation 1a. */
export const gammaGammaLogLikelihood = ({ p, q, gamma }: GammaGammaLaw, { frequency, average }: Spending): number => {
  const shared = new Map<number, number>();
  const start = q * Math.log(gamma) - logGamma(q);
  let sum = 0;
  for (let customer = 0; customer < frequency.length; customer++) {
    const x = frequency[customer];
    let common = shared.get(x);
    if (common === undefined) shared.set(x, (common = start + logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x)));
    sum += common + (p * x - 1) * Math.log(average[customer]) - (p * x + q) * Math.log(gamma + x * average[customer]);
  }
  return sum;
};

/** Maximum likelihood. Left: there is none, because customers' spends differ by chance only. */
export const fitGammaGamma = (spending: Spending): E.Either<NoMaximum, GammaGammaFit> => {
  const mean = spending.average.reduce((sum, value) => sum + value, 0) / spending.average.length;
  // In units of the mean, so that no currency sends gamma out of bounds.
  const inMeans = { frequency: spending.frequency, average: spending.average.map((value) => value / mean) };
  return E.map((maximum: MaximumLikelihood): GammaGammaFit => {
    const { parameters, covariance, standardErrors, logLikelihood } = maximum;
    const unit = [1, 1, mean];
    return {
      law: gammaGammaLawOf(parameters.map((value, place) => value * unit[place])),
      maximum: {
        parameters: parameters.map((value, place) => value * unit[place]),
        covariance: covariance.map((row, i) => row.map((value, j) => value * unit[i] * unit[j])),
        standardErrors: standardErrors.map((value, place) => value * unit[place]),
        logLikelihood: logLikelihood - spending.average.length * Math.log(mean),
      },
    };
  })(maximiseLikelihood((parameters) => gammaGammaLogLikelihood(gammaGammaLawOf(parameters), inMeans), [4, 4, 1]));
};

export const gammaGammaLawOf = ([p, q, gamma]: readonly number[]): GammaGammaLaw => ({ p, q, gamma });

/** Mean over customers of what they spend a purchase on average: p gamma / (q - 1); infinite where q is 1 or less. */
export const meanSpend = ({ p, q, gamma }: GammaGammaLaw): number => (q > 1 ? (p * gamma) / (q - 1) : Infinity);

/** Spread between customers of what they spend on average: standard deviation by mean, 1 / sqrt(q - 2); infinite where q is 2 or less. */
export const spendSpread = ({ q }: GammaGammaLaw): number => (q > 2 ? 1 / Math.sqrt(q - 2) : Infinity);

import * as E from 'fp-ts/lib/Either.js';
import { maximiseLikelihood } from '../maximumLikelihood.js';
import { logGamma } from '../special.js';
import { groupHistories, type Histories } from './groupHistories.js';

/**
 * The largest log-likelihood of histories by the law in which customers buy at rates ~ Gamma(r, alpha) and never stop (NBD; A. Ehrenberg,
 * Applied Statistics 8, 1959): Gamma(r + x) / Gamma(r) alpha^r (alpha + T)^-(r + x). Where all rates are alike it is that of one rate.
 */
export const fitNeverStopping = (histories: Histories): number => {
  const { frequency, age, customers } = groupHistories(histories);
  const sumOver = (value: (x: number, time: number) => number): number => {
    let sum = 0;
    for (let group = 0; group < customers.length; group++) sum += customers[group] * value(frequency[group], age[group]);
    return sum;
  };
  const rate = sumOver((x) => x) / sumOver((_, time) => time);
  const fit = maximiseLikelihood(
    ([r, alpha]) => {
      const start = r * Math.log(alpha) - logGamma(r);
      return sumOver((x, time) => start + logGamma(r + x) - (r + x) * Math.log(alpha + time));
    },
    [1, 1 / rate],
  );
  return E.isRight(fit) ? fit.right.logLikelihood : sumOver((x, time) => x * Math.log(rate) - rate * time);
};

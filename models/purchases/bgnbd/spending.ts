import * as E from 'fp-ts/lib/Either.js';
import { fitGammaGamma, type GammaGammaFit, type Spending } from './gammaGamma.js';
import type { ObservedCustomers } from './observedCustomers.js';

/** What customers spend a purchase. */
export interface SpendAccount {
  readonly fit: GammaGammaFit;
  readonly customers: number;
  /** Customers who bought again and whose repeat purchases were worth nothing: they are in no Gamma law. */
  readonly withoutValue: number;
  /** Pearson correlation of repeat purchases and average spend; the law assumes 0. */
  readonly correlation: number;
}

/**
 * The Gamma-Gamma law of the customers who bought again. Undefined: the data has no spend, or its likelihood has no maximum because
 * average spends differ no more between customers than those of one customer would by chance.
 */
export const spendAccount = ({ histories, spend }: ObservedCustomers): SpendAccount | undefined => {
  if (spend === undefined) return undefined;
  const again = Array.from(spend.keys()).filter((row) => histories.frequency[row] > 0);
  const rows = again.filter((row) => spend[row] > 0);
  const spending: Spending = { frequency: Float64Array.from(rows, (row) => histories.frequency[row]), average: Float64Array.from(rows, (row) => spend[row]) };
  if (rows.length === 0) return undefined;
  const fit = fitGammaGamma(spending);
  if (E.isLeft(fit)) return undefined;
  return { fit: fit.right, customers: rows.length, withoutValue: again.length - rows.length, correlation: pearson(spending.frequency, spending.average) };
};

/** Pearson's correlation; 0 where one of the two does not vary. */
const pearson = (x: Float64Array, y: Float64Array): number => {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  x.forEach((value, row) => {
    xx += (value - meanX) ** 2;
    xy += (value - meanX) * (y[row] - meanY);
    yy += (y[row] - meanY) ** 2;
  });
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
};

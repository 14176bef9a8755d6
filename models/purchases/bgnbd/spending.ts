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

/** Why there is no law: the data says nothing of spend; too few bought again; averages differ no more between customers than chance makes them. */
export type NoSpendAccount = 'unknown' | 'too few' | 'alike';

/** The Gamma-Gamma law of the customers who bought again. @param fewest customers who did */
export const spendAccount = ({ histories, spend }: ObservedCustomers, fewest: number): E.Either<NoSpendAccount, SpendAccount> => {
  if (spend === undefined) return E.left('unknown');
  const again = Array.from(spend.keys()).filter((row) => histories.frequency[row] > 0);
  const rows = again.filter((row) => spend[row] > 0);
  const spending: Spending = { frequency: Float64Array.from(rows, (row) => histories.frequency[row]), average: Float64Array.from(rows, (row) => spend[row]) };
  if (rows.length < fewest) return E.left('too few');
  return E.bimap(
    (): NoSpendAccount => 'alike',
    (fit: GammaGammaFit): SpendAccount => ({ fit, customers: rows.length, withoutValue: again.length - rows.length, correlation: pearson(spending.frequency, spending.average) }),
  )(fitGammaGamma(spending));
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

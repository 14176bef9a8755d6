import { errorOf } from '../deltaMethod.js';
import { aliveAfter, chanceAlive, conditionalPurchases, expectedPurchases } from './bgnbdLaw.js';
import { bgnbdLawOf, type BgnbdFit } from './fitBgnbd.js';
import { groupHistories, type GroupedHistories, type Histories } from './groupHistories.js';
import { purchasePairs } from './purchaseSpread.js';

/** Purchases of all customers in a time after their histories. */
export interface PurchaseForecast {
  readonly mean: number;
  /** Standard deviation: chance, and what the fit does not know of the parameters. */
  readonly sd: number;
}

/**
 * Repeat purchases of known customers in the time that follows their histories. They buy independently of one another, so variances add up;
 * the standard error of the mean from the parameters is added.
 */
export const purchaseForecast = ({ law, maximum }: BgnbdFit, histories: Histories, time: number): PurchaseForecast => {
  const groups = groupHistories(histories);
  const mean = sumOver(groups, (history) => conditionalPurchases(law, history, time));
  const variance = sumOver(groups, (history) => {
    const alive = aliveAfter(law, history);
    const chance = chanceAlive(law, history);
    const expected = expectedPurchases(alive, time);
    return chance * (purchasePairs(alive, 0, time) + expected) - (chance * expected) ** 2;
  });
  const error = errorOf((parameters) => sumOver(groups, (history) => conditionalPurchases(bgnbdLawOf(parameters), history, time)), maximum);
  return { mean, sd: Math.sqrt(variance + error ** 2) };
};

/** How many customers are expected to be alive at the end of their histories. */
export const expectedAlive = ({ law }: BgnbdFit, histories: Histories): number => sumOver(groupHistories(histories), (history) => chanceAlive(law, history));

const sumOver = (
  { frequency, recency, age, customers }: GroupedHistories,
  value: (history: { readonly frequency: number; readonly recency: number; readonly age: number }) => number,
): number => {
  let sum = 0;
  for (let group = 0; group < customers.length; group++) sum += customers[group] * value({ frequency: frequency[group], recency: recency[group], age: age[group] });
  return sum;
};

/** A forecast of each customer's purchases against what came, beside the rate of before going on. */
export interface HeldPurchases {
  readonly forecast: PurchaseForecast;
  readonly actual: number;
  /** What the customers would buy at the rate of their histories. */
  readonly asBefore: number;
  /** Mean absolute errors a customer, and the standard error of the first over customers. */
  readonly meanError: number;
  readonly meanErrorSe: number;
  readonly meanErrorAsBefore: number;
}

/** @param held repeat purchases in the time after the histories, a customer */
export const heldPurchases = (fit: BgnbdFit, histories: Histories, held: Float64Array, time: number): HeldPurchases => {
  const { frequency, recency, age } = histories;
  const count = held.length;
  const forecasts = new Map<string, number>();
  let [actual, asBefore, errors, squares, errorsAsBefore] = [0, 0, 0, 0, 0];
  for (let row = 0; row < count; row++) {
    const history = { frequency: frequency[row], recency: recency[row], age: age[row] };
    const key = `${history.frequency} ${history.recency} ${history.age}`;
    const expected = forecasts.get(key) ?? conditionalPurchases(fit.law, history, time);
    forecasts.set(key, expected);
    const before = history.age === 0 ? 0 : (history.frequency * time) / history.age;
    const error = Math.abs(held[row] - expected);
    actual += held[row];
    asBefore += before;
    errors += error;
    squares += error ** 2;
    errorsAsBefore += Math.abs(held[row] - before);
  }
  const meanError = errors / count;
  return {
    forecast: purchaseForecast(fit, histories, time),
    actual,
    asBefore,
    meanError,
    meanErrorSe: Math.sqrt(Math.max(0, squares / count - meanError ** 2) / count),
    meanErrorAsBefore: errorsAsBefore / count,
  };
};

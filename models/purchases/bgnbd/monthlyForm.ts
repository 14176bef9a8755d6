import { shareAlive, type BgnbdLaw } from './bgnbdLaw.js';

/** A fitted law as a scenario writes it, a month at a time. */
export interface MonthlyForm {
  /** Repeat purchases a month while alive: `across gamma(mean, cv)`. */
  readonly usage: { readonly mean: number; readonly cv: number };
  /** Chance of stopping within a month: `across beta(alpha, beta)`. */
  readonly churn: { readonly alpha: number; readonly beta: number };
}

/** The mean month of the Gregorian calendar, in days. */
export const monthDays = 365.2425 / 12;

/**
 * Purchases a month ~ Gamma exactly. A customer with rate m a month and chance p to stop after a purchase leaves within a month with the
 * chance h = 1 - exp(-m p), every month anew; the Beta law with the mean and the variance of h stands for its law, which is none.
 * E[1 - h] and E[(1 - h)^2] are the shares alive after one and two months, so the retention of these months is exact and later ones
 * approximate. That who buys more often has more occasions to stop is lost: usage and churn of the pasted form are independent.
 * @param unit days in the unit of time of the law
 */
export const monthlyForm = (law: BgnbdLaw, unit: number): MonthlyForm => {
  const month = monthDays / unit;
  const [once, twice] = [shareAlive(law, month), shareAlive(law, 2 * month)];
  const size = (once - twice) / (twice - once ** 2);
  return {
    usage: { mean: (month * law.r) / law.alpha, cv: 1 / Math.sqrt(law.r) },
    churn: { alpha: (1 - once) * size, beta: once * size },
  };
};

import { shareAlive, type BgnbdLaw } from './bgnbdLaw.js';

/** Beta(alpha, beta) between customers. */
export interface BetaLaw {
  readonly alpha: number;
  readonly beta: number;
}

/** A fitted law as a scenario writes it, a month at a time. */
export interface MonthlyForm {
  /** Repeat purchases a month while alive: `across gamma(mean, cv)`. */
  readonly usage: { readonly mean: number; readonly cv: number };
  /** Chance of stopping within a month, weighed by how often customers buy: purchases come out right. */
  readonly churn: BetaLaw;
  /** Chance of stopping within a month, every customer alike: customers come out right. */
  readonly customerChurn: BetaLaw;
}

/** The mean month of the Gregorian calendar, in days. */
export const monthDays = 365.2425 / 12;

/**
 * Purchases a month ~ Gamma exactly. A customer with rate m a month and chance p to stop after a purchase leaves within a month with the
 * chance h = 1 - exp(-m p), every month anew; a Beta law with the mean and the variance of h stands for its law, which is none.
 * E[1 - h] and E[(1 - h)^2] are the shares alive after one and two months, so these two months are exact and later ones approximate.
 *
 * A scenario draws usage and churn independently, but who buys often stops early: with the law of customers' h it would go on counting the
 * purchases of heavy buyers who are gone. Weighed by the rate, which gives a Gamma law one more in shape, E[m exp(-m p t)] / E[m] is what is
 * left of purchases after t, and the Beta law matched to that keeps them.
 * @param unit days in the unit of time of the law
 */
export const monthlyForm = (law: BgnbdLaw, unit: number): MonthlyForm => {
  const month = monthDays / unit;
  return {
    usage: { mean: (month * law.r) / law.alpha, cv: 1 / Math.sqrt(law.r) },
    churn: matchedChurn({ ...law, r: law.r + 1 }, month),
    customerChurn: matchedChurn(law, month),
  };
};

const matchedChurn = (law: BgnbdLaw, month: number): BetaLaw => {
  const [once, twice] = [shareAlive(law, month), shareAlive(law, 2 * month)];
  const size = (once - twice) / (twice - once ** 2);
  return { alpha: (1 - once) * size, beta: once * size };
};

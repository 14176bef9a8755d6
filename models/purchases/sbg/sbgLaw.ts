import { hypergeometric } from '../special.js';

/**
 * The shifted beta-geometric law: every customer has a chance of leaving in a period that never changes, and the chances differ between
 * customers by Beta(alpha, beta). P. Fader & B. Hardie, "How to Project Customer Retention", Journal of Interactive Marketing 21 (2007).
 */
export interface SbgLaw {
  readonly alpha: number;
  readonly beta: number;
}

/** Share of those still there after `period - 1` periods who are there after `period`, 1 or more: (beta + t - 1) / (alpha + beta + t - 1), equation 8. It rises: who is likely to leave leaves early. */
export const retentionOf = ({ alpha, beta }: SbgLaw, period: number): number => (beta + period - 1) / (alpha + beta + period - 1);

/** Share still there after 0, 1, ..., `periods` periods: the product of retentions, equation 6. */
export const survivalOf = (law: SbgLaw, periods: number): number[] => {
  const survival = [1];
  for (let period = 1; period <= periods; period++) survival.push(survival[period - 1] * retentionOf(law, period));
  return survival;
};

/**
 * Discounted expected lifetime in periods of a customer who has just joined: the sum of S(t) / (1 + d)^t from t = 0, paid at the start of each period:
 * 2F1(1, beta; alpha + beta; 1 / (1 + d)). P. Fader & B. Hardie, "Customer-Base Valuation in a Contractual Setting: The Perils of
 * Ignoring Heterogeneity", Marketing Science 29 (2010), equation 4.
 * @param discount a period, above 0
 */
export const discountedLifetime = ({ alpha, beta }: SbgLaw, discount: number): number => hypergeometric(1, beta, alpha + beta, 1 / (1 + discount));

/** The same of periods still to be paid by a customer who has paid `paid` times, 1 or more, just before it is known whether they renew (equation 5 there). */
export const discountedResidualLifetime = (law: SbgLaw, discount: number, paid: number): number =>
  retentionOf(law, paid) * discountedLifetime({ alpha: law.alpha, beta: law.beta + paid }, discount);

/** Discounted expected lifetime where everybody leaves with one chance: the sum of ((1 - churn) / (1 + d))^t. */
export const averagedLifetime = (churn: number, discount: number): number => (1 + discount) / (churn + discount);

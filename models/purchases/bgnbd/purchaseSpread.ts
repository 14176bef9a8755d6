import { hypergeometric } from '../special.js';
import { expectedPurchases, type BgnbdLaw } from './bgnbdLaw.js';

/** Panels of Simpson's rule: relative error below 1e-4 over ten times alpha. */
const panels = 32;

/**
 * Variance of the number of repeat purchases between two times of a customer of whom nothing is known. Purchases at u < v both happen
 * with density rate^2 (1 - p) exp(-rate p v): alive at u, not stopped then, alive at v. So E[N (N - 1)] is twice the integral of
 * (v - from) E[rate^2 (1 - p) exp(-rate p v)], and that expectation r (r + 1) / alpha^2 b / (a + b) 2F1(r + 2, a; a + b + 1; -v / alpha).
 */
export const purchaseVariance = (law: BgnbdLaw, from: number, to: number): number => {
  const mean = expectedPurchases(law, to) - expectedPurchases(law, from);
  return Math.max(0, purchasePairs(law, from, to) + mean - mean ** 2);
};

/** E[N (N - 1)] of the purchases between two times. */
export const purchasePairs = ({ r, alpha, a, b }: BgnbdLaw, from: number, to: number): number => {
  // 2F1 at a negative argument by Pfaff's transformation, Abramowitz & Stegun 15.3.4.
  const density = (v: number): number =>
    ((v - from) * r * (r + 1) * b * (alpha / (alpha + v)) ** (r + 2) * hypergeometric(r + 2, b + 1, a + b + 1, v / (alpha + v))) / (alpha ** 2 * (a + b));
  const step = (to - from) / panels;
  let sum = density(from) + density(to);
  for (let panel = 1; panel < panels; panel++) sum += (panel % 2 === 1 ? 4 : 2) * density(from + panel * step);
  return (2 * sum * step) / 3;
};

import { aroundGap, hypergeometric, logBeta, logGamma } from '../special.js';

/**
 * BG/NBD: while alive a customer buys at random with a rate of their own, rates ~ Gamma(shape r, rate alpha); after every repeat purchase
 * they stop for good with a chance p of their own, p ~ Beta(a, b). P. Fader, B. Hardie & K. Lee, "'Counting Your Customers' the Easy
 * Way: An Alternative to the Pareto/NBD Model", Marketing Science 24 (2005). Times are in one unit, purchases are repeat purchases.
 */
export interface BgnbdLaw {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** What is known of a customer: x repeat purchases, the last at t_x after the first purchase, watched until T after it. */
export interface PurchaseHistory {
  readonly frequency: number;
  readonly recency: number;
  readonly age: number;
}

/**
 * The law of one who is known to be alive at the end of a history: rates ~ Gamma(r + x, alpha + T), chances of stopping ~ Beta(a, b + x), from
 * the likelihood of the history and of being alive, rate^x exp(-rate T) (1 - p)^x (appendix A of the paper).
 */
export const aliveAfter = ({ r, alpha, a, b }: BgnbdLaw, { frequency, age }: PurchaseHistory): BgnbdLaw => ({ r: r + frequency, alpha: alpha + age, a, b: b + frequency });

/**
 * Expected repeat purchases in a time t, equation 9: (a + b - 1) / (a - 1) [1 - (1 - z)^r 2F1(r, b; a + b - 1; z)] with z = t / (alpha + t).
 * Of customers who bought often that overflows; by Euler's transformation (Abramowitz & Stegun, 15.3.3) the last term is
 * (1 - z)^(a - 1) 2F1(a + b - 1 - r, a - 1; a + b - 1; z).
 */
export const expectedPurchases = ({ r, alpha, a, b }: BgnbdLaw, time: number): number => {
  const z = time / (alpha + time);
  const at = (stop: number, stay: number): number => {
    const c = stop + stay - 1;
    return (c / (stop - 1)) * (1 - (1 - z) ** (stop - 1) * hypergeometric(c - r, stop - 1, c, z));
  };
  // The formula has gaps at a = 1 and at a + b = 1, where the expectation has none.
  return aroundGap((stop) => aroundGap((stay) => at(stop, stay), b, 1 - stop), a, 1);
};

/** Expected repeat purchases in the time t that follows a history: equation 10, as the chance to be alive times the expectation of one who is. */
export const conditionalPurchases = (law: BgnbdLaw, history: PurchaseHistory, time: number): number =>
  chanceAlive(law, history) * expectedPurchases(aliveAfter(law, history), time);

/** Chance that a customer has not stopped, at the end of their history: 1 where they never bought again, as this law has it. Equation 7 of the authors' note "Computing P(alive) Using the BG/NBD Model" (2008). */
export const chanceAlive = ({ r, alpha, a, b }: BgnbdLaw, { frequency, recency, age }: PurchaseHistory): number => {
  if (frequency === 0) return 1;
  return 1 / (1 + (a / (b + frequency - 1)) * ((alpha + age) / (alpha + recency)) ** (r + frequency));
};

/** Chances of 0, 1, ..., `most` repeat purchases in a time t of a customer of whom nothing is known, equation 8. */
export const purchaseChances = ({ r, alpha, a, b }: BgnbdLaw, time: number, most: number): number[] => {
  const chances: number[] = [];
  let counted = 0;
  for (let purchases = 0; purchases <= most; purchases++) {
    const poisson = Math.exp(
      logGamma(r + purchases) - logGamma(r) - logGamma(purchases + 1) + r * Math.log(alpha / (alpha + time)) + (purchases === 0 ? 0 : purchases * Math.log(time / (alpha + time))),
    );
    const stays = Math.exp(logBeta(a, b + purchases) - logBeta(a, b)) * poisson;
    // `counted`: the chance of fewer purchases by one who never stops.
    const stops = purchases === 0 ? 0 : Math.exp(logBeta(a + 1, b + purchases - 1) - logBeta(a, b)) * (1 - counted);
    chances.push(stays + stops);
    counted += poisson;
  }
  return chances;
};

/** Share of customers who have not stopped at a time t: E[exp(-rate p t)] = (alpha / (alpha + t))^r 2F1(r, b; a + b; t / (alpha + t)). */
export const shareAlive = ({ r, alpha, a, b }: BgnbdLaw, time: number): number => (alpha / (alpha + time)) ** r * hypergeometric(r, b, a + b, time / (alpha + time));

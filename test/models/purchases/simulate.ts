import seedrandom from 'seedrandom';
import type { BgnbdLaw } from '../../../models/purchases/bgnbd/bgnbdLaw.js';
import type { GammaGammaLaw, Spending } from '../../../models/purchases/bgnbd/gammaGamma.js';
import type { Histories } from '../../../models/purchases/bgnbd/groupHistories.js';
import type { SbgLaw } from '../../../models/purchases/sbg/sbgLaw.js';

/** Draws from the laws of the fits, written apart from them. */
export interface Draws {
  readonly uniform: () => number;
  readonly exponential: () => number;
  /** Scale 1. */
  readonly gamma: (shape: number) => number;
  readonly beta: (a: number, b: number) => number;
}

/** G. Marsaglia & W. Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 26 (2000); Box-Muller for normal numbers. */
export const drawsOf = (seed: string): Draws => {
  const random = seedrandom(seed);
  const uniform = (): number => 1 - random();
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * random());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < x ** 2 / 2 + d * (1 - v + Math.log(v))) return d * v;
    }
  };
  return {
    uniform,
    exponential: () => -Math.log(uniform()),
    gamma,
    beta: (a, b) => {
      const first = gamma(a);
      return first / (first + gamma(b));
    },
  };
};

/** Customers still there after 0, 1, ..., `periods` periods. */
export const simulateRetention = ({ alpha, beta }: SbgLaw, customers: number, periods: number, seed: string): number[] => {
  const draws = drawsOf(seed);
  const left = Array.from({ length: periods + 1 }, () => 0);
  for (let customer = 0; customer < customers; customer++) {
    const churn = draws.beta(alpha, beta);
    for (let period = 0; period <= periods; period++) {
      if (period > 0 && draws.uniform() <= churn) break;
      left[period]++;
    }
  }
  return left;
};

/** Times of the repeat purchases of one customer, until they stop or `time` is over. */
export const simulatePurchases = ({ r, alpha, a, b }: BgnbdLaw, time: number, draws: Draws): number[] => {
  const [rate, stop] = [draws.gamma(r) / alpha, draws.beta(a, b)];
  const times: number[] = [];
  for (let at = draws.exponential() / rate; at <= time; at += draws.exponential() / rate) {
    times.push(at);
    if (draws.uniform() <= stop) break;
  }
  return times;
};

/** Customers who joined evenly over the first third of `time`. */
export const simulateHistories = (law: BgnbdLaw, customers: number, time: number, seed: string): Histories => {
  const draws = drawsOf(seed);
  const age = Float64Array.from({ length: customers }, (_, customer) => time * (1 - customer / (3 * customers)));
  const times = Array.from(age, (until) => simulatePurchases(law, until, draws));
  return { frequency: Float64Array.from(times, ({ length }) => length), recency: Float64Array.from(times, (purchases) => purchases.at(-1) ?? 0), age };
};

/** What customers with 1 to 8 repeat purchases spend on one on average. */
export const simulateSpending = ({ p, q, gamma }: GammaGammaLaw, customers: number, seed: string): Spending => {
  const draws = drawsOf(seed);
  const frequency = Float64Array.from({ length: customers }, (_, customer) => 1 + (customer % 8));
  return { frequency, average: frequency.map((count) => draws.gamma(p * count) / ((draws.gamma(q) / gamma) * count)) };
};

import type { Uniform } from './random.js';

/**
 * Exact binomial draws in plain f64 JavaScript: inversion below a mean of 10, Hormann's transformed rejection with decomposition above.
 * @param count tries
 * @param probability of each, 0 to 1/2
 * @param logRest ln(1 - probability), which the caller mostly knows
 */
export type Binomial = (count: number, probability: number, logRest: number) => number;

const inversionMean = 10;
/** A mean below 10 gives more than 110 once in 1e70 draws: what comes there is rounding. */
const inversionEnd = 110;
const reciprocals = Float64Array.from({ length: inversionEnd + 1 }, (_, x) => 1 / x);

export function binomialFrom(uniform: Uniform): Binomial {
  return (count, probability, logRest) => {
    if (count === 0 || probability === 0) return 0;
    return count * probability < inversionMean
      ? invert(uniform, count, probability, logRest)
      : reject(uniform, count, probability);
  };
}

/** BINV: V. Kachitvichyanukul & B. W. Schmeiser, "Binomial random variate generation", CACM 31 (1988). */
function invert(uniform: Uniform, count: number, probability: number, logRest: number): number {
  const odds = probability / (1 - probability);
  const slope = (count + 1) * odds;
  const none = Math.exp(count * logRest);
  for (;;) {
    let left = uniform();
    let chance = none;
    let x = 0;
    while (left > chance && x < inversionEnd) {
      left -= chance;
      x++;
      chance *= slope * reciprocals[x] - odds;
    }
    if (x < inversionEnd) return x;
  }
}

/**
 * BTRD, transformed rejection with decomposition: W. Hormann, "The generation of binomial random variates",
 * J. Statist. Comput. Simul. 46 (1993). Most draws take one uniform number and no logarithm.
 */
function reject(uniform: Uniform, count: number, probability: number): number {
  const odds = probability / (1 - probability);
  const variance = count * probability * (1 - probability);
  const sd = Math.sqrt(variance);
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const centre = count * probability + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  for (;;) {
    let v = uniform();
    if (v <= 0.86 * squeeze) {
      const u = v / squeeze - 0.43;
      return Math.floor(((2 * a) / (0.5 - Math.abs(u)) + b) * u + centre);
    }
    let u: number;
    if (v >= squeeze) u = uniform() - 0.5;
    else {
      const beyond = v / squeeze - 0.93;
      u = (beyond < 0 ? -0.5 : 0.5) - beyond;
      v = uniform() * squeeze;
    }
    const side = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / side + b) * u + centre);
    if (k < 0 || k > count) continue;
    v *= ((2.83 + 5.1 / b) * sd) / (a / (side * side) + b);
    const mode = Math.floor((count + 1) * probability);
    const distance = Math.abs(k - mode);
    if (distance <= 15) {
      if (nearMode(v, k, mode, (count + 1) * odds, odds)) return k;
      continue;
    }
    const height = Math.log(v);
    const slack = (distance / variance) * (((distance / 3 + 0.625) * distance + 1 / 6) / variance + 0.5);
    const parabola = (-distance * distance) / (2 * variance);
    if (height < parabola - slack) return k;
    if (height > parabola + slack) continue;
    if (height <= logRatio(k, mode, count, odds)) return k;
  }
}

/** Whether v is at most P(k) / P(mode), by multiplying the ratios of neighbours between them. */
function nearMode(v: number, k: number, mode: number, slope: number, odds: number): boolean {
  let above = 1;
  for (let i = mode + 1; i <= k; i++) above *= slope / i - odds;
  let below = v;
  for (let i = k + 1; i <= mode; i++) below *= slope / i - odds;
  return below <= above;
}

/** ln(P(k) / P(mode)). */
function logRatio(k: number, mode: number, count: number, odds: number): number {
  return (
    (mode + 0.5) * Math.log((mode + 1) / (odds * (count - mode + 1))) +
    (count + 1) * Math.log((count - mode + 1) / (count - k + 1)) +
    (k + 0.5) * Math.log((odds * (count - k + 1)) / (k + 1)) +
    stirling(mode) +
    stirling(count - mode) -
    stirling(k) -
    stirling(count - k)
  );
}

/** ln k! less Stirling's formula, ln(sqrt(2 pi)) + (k + 1/2) ln(k + 1) - (k + 1). */
const firstStirling = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650, 0.0166446911898211, 0.0138761288230707,
  0.0118967099458917, 0.0104112652619720, 0.0092554621827127, 0.0083305634333628,
] as const;

function stirling(k: number): number {
  if (k < 10) return firstStirling[k];
  const squared = (k + 1) * (k + 1);
  return (1 / 12 - (1 / 360 - 1 / 1260 / squared) / squared) / (k + 1);
}

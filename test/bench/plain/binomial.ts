import type { Uniforms } from './random.js';

/**
 * Draws into[i] ~ Binomial(counts[i], probabilities[i]) for a whole column, in plain f64 JavaScript: exact, by inversion below a mean of
 * 15 and by Hormann's transformed rejection with decomposition above. Whole columns, because a draw that is a function call of its
 * own spends more on boxing its numbers than on drawing.
 * @param probabilities [draw] 0 to 1/2
 * @param logRests [draw] ln(1 - probability), which the caller mostly knows
 */
export type Binomials = (counts: Float64Array, probabilities: Float64Array, logRests: Float64Array, into: Float64Array) => void;

const inversionMean = 15;
/** A mean below 15 gives more than this once in 1e60 draws: what comes there is rounding. */
const inversionEnd = 112;
const reciprocals = Float64Array.from({ length: inversionEnd + 1 }, (_, x) => 1 / x);

/** Inversion is BINV: V. Kachitvichyanukul & B. W. Schmeiser, "Binomial random variate generation", CACM 31 (1988). */
export function binomialsFrom(uniforms: Uniforms): Binomials {
  let first = new Float64Array(0);
  return (counts, probabilities, logRests, into) => {
    if (first.length !== counts.length) first = new Float64Array(counts.length);
    uniforms.fill(first);
    for (let index = 0; index < counts.length; index++) {
      const count = counts[index];
      const probability = probabilities[index];
      const mean = count * probability;
      const odds = probability / (1 - probability);
      if (mean < inversionMean) {
        const slope = (count + 1) * odds;
        let u = first[index];
        let chance = Math.exp(count * logRests[index]);
        let sum = 0;
        let x = 0;
        // Four values at a time, counted without a branch: one that nobody can predict costs more than all of them.
        for (let known = 0; x === known; known += 4) {
          if (known === inversionEnd) {
            u = uniforms.next();
            chance = Math.exp(count * logRests[index]);
            sum = x = known = 0;
          }
          const second = chance * (slope * reciprocals[known + 1] - odds);
          const third = second * (slope * reciprocals[known + 2] - odds);
          const fourth = third * (slope * reciprocals[known + 3] - odds);
          const upToSecond = sum + chance + second;
          const upToThird = upToSecond + third;
          x += Number(u > sum + chance) + Number(u > upToSecond) + Number(u > upToThird);
          sum = upToThird + fourth;
          x += Number(u > sum);
          chance = fourth * (slope * reciprocals[known + 4] - odds);
        }
        into[index] = x;
      } else {
        const b = 1.15 + 2.53 * Math.sqrt(mean * (1 - probability));
        const squeeze = 0.92 - 4.2 / b;
        const v = first[index];
        if (v <= 0.86 * squeeze) {
          const u = v / squeeze - 0.43;
          const a = -0.0873 + 0.0248 * b + 0.01 * probability;
          into[index] = Math.floor(((2 * a) / (0.5 - Math.abs(u)) + b) * u + mean + 0.5);
        } else into[index] = reject(uniforms, count, probability, v);
      }
    }
  };
}

/**
 * BTRD, transformed rejection with decomposition, from its first uniform number `v` on: W. Hormann, "The generation of binomial random
 * variates", J. Statist. Comput. Simul. 46 (1993). Most draws have ended before, with one uniform number and no logarithm.
 */
function reject(uniforms: Uniforms, count: number, probability: number, v: number): number {
  const odds = probability / (1 - probability);
  const variance = count * probability * (1 - probability);
  const sd = Math.sqrt(variance);
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const centre = count * probability + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const mode = Math.floor((count + 1) * probability);
  for (;; v = uniforms.next()) {
    if (v <= 0.86 * squeeze) {
      const u = v / squeeze - 0.43;
      return Math.floor(((2 * a) / (0.5 - Math.abs(u)) + b) * u + centre);
    }
    let u: number;
    if (v >= squeeze) u = uniforms.next() - 0.5;
    else {
      const beyond = v / squeeze - 0.93;
      u = (beyond < 0 ? -0.5 : 0.5) - beyond;
      v = uniforms.next() * squeeze;
    }
    const side = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / side + b) * u + centre);
    if (k < 0 || k > count) continue;
    v *= ((2.83 + 5.1 / b) * sd) / (a / (side * side) + b);
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

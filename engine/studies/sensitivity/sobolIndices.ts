import { resampledMeans } from '../../statistics/bootstrap.js';
import { quantileOfSorted } from '../../statistics/quantile.js';
import type { Estimated } from '../estimate.js';

/** What a model gives for two independent samples of its factors, and for those between. */
export interface SobolSamples {
  /** [trial] */
  readonly base: Float64Array;
  /** [trial] every factor drawn anew. */
  readonly redrawn: Float64Array;
  /** [factor][trial] that factor as in `redrawn`, all others as in `base`. */
  readonly swapped: readonly Float64Array[];
}

/** A share of a variance: its standard error and its 95 % interval by the bootstrap. Sampling may take a small one below 0. */
export interface VarianceIndex extends Estimated {
  readonly low: number;
  readonly high: number;
}

/** What a factor does to the variance of a result. */
export interface FactorIndices {
  /** What knowing the factor alone would remove. */
  readonly first: VarianceIndex;
  /** What would be left if all but the factor were known: with all its interactions. */
  readonly total: VarianceIndex;
}

export interface SobolIndices {
  /** [factor] */
  readonly factors: readonly FactorIndices[];
  /** 1 less all first indices: what factors do together, where `swapped` has all of them. */
  readonly rest: VarianceIndex;
}

/** How often trials are drawn again for intervals. */
const resamples = 1000;

/**
 * Sobol's first and total indices of independent factors.
 * `first = mean(b (ab - a)) / V` with results taken from their common mean: A. Saltelli et al. (2010), Variance based sensitivity analysis of
 * model output, Computer Physics Communications 181, table 2 (b). `total = mean((a - ab)^2) / 2V`: M. Jansen (1999), Analysis of variance designs for
 * model output, ibid. 117. `a`, `b`, `ab`: a trial in `base`, in `redrawn`, in `swapped`; V: the variance of `base` and `redrawn` together.
 * Intervals are percentiles of a bootstrap over trials: G. Archer, A. Saltelli & I. Sobol (1997), Journal of Statistical Computation and Simulation 58.
 * @param seed fixes the bootstrap
 * @returns undefined where nothing varies
 */
export function sobolIndices({ base, redrawn, swapped }: SobolSamples, seed: string): SobolIndices | undefined {
  const trials = base.length;
  let sum = 0;
  for (let trial = 0; trial < trials; trial++) sum += base[trial] + redrawn[trial];
  const centre = sum / (2 * trials);
  const width = 2 + 3 * swapped.length;
  const rows = new Float64Array(trials * width);
  for (let trial = 0; trial < trials; trial++) {
    const [a, b] = [base[trial] - centre, redrawn[trial] - centre];
    let place = trial * width;
    rows[place++] = (a + b) / 2;
    rows[place++] = (a * a + b * b) / 2;
    for (const between of swapped) {
      const change = between[trial] - base[trial];
      rows[place++] = change;
      rows[place++] = b * change;
      rows[place++] = (change * change) / 2;
    }
  }
  const found = indicesOf(meansOf(rows, width));
  // Less than this is the rounding of a constant, added up.
  if (!(found.variance > (centre * 1e-12) ** 2)) return undefined;
  const again = resampledMeans(rows, width, resamples, seed).map(indicesOf).filter(({ variance }) => variance > 0);
  const index = (pick: (means: MeanIndices) => number): VarianceIndex => indexOf(pick(found), again.map(pick));
  return {
    factors: swapped.map((_, factor) => ({ first: index(({ first }) => first[factor]), total: index(({ total }) => total[factor]) })),
    rest: index(({ first }) => first.reduce((left, one) => left - one, 1)),
  };
}

function meansOf(rows: Float64Array, width: number): Float64Array {
  const means = new Float64Array(width);
  for (let place = 0; place < rows.length; place++) means[place % width] += rows[place];
  return means.map((sum) => sum / (rows.length / width));
}

interface MeanIndices {
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/** Indices from the means of the mean, of the square, and for each factor of the change, of the product and of half the squared change. */
function indicesOf([mean, square, ...ofFactors]: Float64Array): MeanIndices {
  const variance = square - mean * mean;
  const first: number[] = [];
  const total: number[] = [];
  for (let place = 0; place < ofFactors.length; place += 3) {
    first.push((ofFactors[place + 1] - mean * ofFactors[place]) / variance);
    total.push(ofFactors[place + 2] / variance);
  }
  return { variance, first, total };
}

function indexOf(value: number, again: readonly number[]): VarianceIndex {
  const sorted = again.toSorted((a, b) => a - b);
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
  const squares = sorted.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { value, se: Math.sqrt(squares / (sorted.length - 1)), low: quantileOfSorted(sorted, 0.025), high: quantileOfSorted(sorted, 0.975) };
}

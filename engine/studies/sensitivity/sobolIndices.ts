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
 * Sobol's first and total indices of independent factors. With `a`, `b`, `ab` a trial in `base`, in `redrawn` and in `swapped`, less their common mean,
 * and V the variance of `base` and `redrawn` together, each is the mean of two estimates, one that errs little where the factor does little and one
 * where it does nearly everything, with the weights that err least together:
 * first: `mean(b (ab - a)) / V` and `1 - mean((b - ab)^2) / 2V`; total: `mean((a - ab)^2) / 2V` and `1 - mean(a (ab - b)) / V`.
 * Sources: A. Saltelli et al. (2010), Variance based sensitivity analysis of model output, Computer Physics Communications 181, table 2; M. Jansen
 * (1999), Analysis of variance designs for model output, ibid. 117; weights as of a control variate: P. Glasserman (2003), Monte Carlo Methods in
 * Financial Engineering, section 4.1, with variances from the bootstrap.
 * Intervals are percentiles of a bootstrap over trials: G. Archer, A. Saltelli & I. Sobol (1997), Journal of Statistical Computation and Simulation 58.
 * @param seed fixes the bootstrap
 * @returns undefined where nothing varies
 */
export function sobolIndices({ base, redrawn, swapped }: SobolSamples, seed: string): SobolIndices | undefined {
  const trials = base.length;
  let sum = 0;
  for (let trial = 0; trial < trials; trial++) sum += base[trial] + redrawn[trial];
  const centre = sum / (2 * trials);
  const width = 2 + ofFactor * swapped.length;
  const rows = new Float64Array(trials * width);
  for (let trial = 0; trial < trials; trial++) {
    const [a, b] = [base[trial] - centre, redrawn[trial] - centre];
    let place = trial * width;
    rows[place++] = (a + b) / 2;
    rows[place++] = (a * a + b * b) / 2;
    for (const between of swapped) {
      const [change, rest] = [between[trial] - base[trial], between[trial] - redrawn[trial]];
      rows[place++] = change;
      rows[place++] = b * change;
      rows[place++] = (change * change) / 2;
      rows[place++] = rest;
      rows[place++] = a * rest;
      rows[place++] = (rest * rest) / 2;
    }
  }
  const found = indicesOf(meansOf(rows, width));
  // Less than this is the rounding of a constant, added up.
  if (!(found.variance > (centre * 1e-12) ** 2)) return undefined;
  const again = resampledMeans(rows, width, resamples, seed).map(indicesOf).filter(({ variance }) => variance > 0);
  const first = swapped.map((_, factor) => weighed(found, again, ({ first: pairs }) => pairs[factor]));
  const total = swapped.map((_, factor) => weighed(found, again, ({ total: pairs }) => pairs[factor]));
  const rest = (ones: readonly number[]): number => ones.reduce((left, one) => left - one, 1);
  return {
    factors: swapped.map((_, factor) => ({ first: indexOf(first[factor]), total: indexOf(total[factor]) })),
    rest: indexOf({ value: rest(first.map(({ value }) => value)), again: again.map((_, resample) => rest(first.map((index) => index.again[resample]))) }),
  };
}

function meansOf(rows: Float64Array, width: number): Float64Array {
  const means = new Float64Array(width);
  for (let place = 0; place < rows.length; place++) means[place % width] += rows[place];
  return means.map((sum) => sum / (rows.length / width));
}

/** Means of a factor: of what it changes, times what is redrawn, and half its square; of what all others change, times the base, and half its square. */
const ofFactor = 6;

/** Two estimates of one index. */
type Pair = readonly [number, number];

interface MeanIndices {
  readonly variance: number;
  readonly first: readonly Pair[];
  readonly total: readonly Pair[];
}

/** Indices from the means of the mean, of the square, and those of each factor. */
function indicesOf([mean, square, ...ofFactors]: Float64Array): MeanIndices {
  const variance = square - mean * mean;
  const first: Pair[] = [];
  const total: Pair[] = [];
  for (let place = 0; place < ofFactors.length; place += ofFactor) {
    const [change, byRedrawn, half, rest, byBase, halfRest] = ofFactors.slice(place, place + ofFactor);
    first.push([(byRedrawn - mean * change) / variance, 1 - halfRest / variance]);
    total.push([half / variance, 1 - (byBase - mean * rest) / variance]);
  }
  return { variance, first, total };
}

/** An index and what it is in the resamples. */
interface Resampled {
  readonly value: number;
  readonly again: readonly number[];
}

/** The mean of two estimates whose weights have the least variance in the resamples. */
function weighed(found: MeanIndices, again: readonly MeanIndices[], pick: (means: MeanIndices) => Pair): Resampled {
  const pairs = again.map(pick);
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const apart = pairs.map(([one, other]) => other - one);
  const [ownMean, apartMean] = [mean(pairs.map(([one]) => one)), mean(apart)];
  const spread = mean(apart.map((one) => (one - apartMean) ** 2));
  const together = mean(pairs.map(([one], resample) => (one - ownMean) * (apart[resample] - apartMean)));
  const weight = spread > 0 ? Math.min(1, Math.max(0, -together / spread)) : 0;
  const at = ([one, other]: Pair): number => one + weight * (other - one);
  return { value: at(pick(found)), again: pairs.map(at) };
}

function indexOf({ value, again }: Resampled): VarianceIndex {
  const sorted = again.toSorted((a, b) => a - b);
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
  const squares = sorted.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { value, se: Math.sqrt(squares / (sorted.length - 1)), low: quantileOfSorted(sorted, 0.025), high: quantileOfSorted(sorted, 0.975) };
}

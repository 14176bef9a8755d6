import type { Estimate, Estimated } from '../estimate.js';

/** Groups of trials; the error of a difference is then known to a tenth of itself, 1 / sqrt(2 (groups - 1)). */
export const groups = 50;

/** Digits that are kept of a mean: far more than an error needs. */
const digits = 6;

/**
 * The mean influence of every fiftieth trial, from each of the first fifty on: little enough to be kept beside a number, so that the error of its difference from that
 * of another run can be found later. Null where a group would have less than two trials.
 * Source: the method of independent groups; K. Wolter (2007), Introduction to variance estimation (2nd edition), section 4.2.
 */
export function groupMeans({ influence }: Estimate): readonly number[] | null {
  if (influence.length < 2 * groups) return null;
  const sums = new Float64Array(groups);
  const counts = new Float64Array(groups);
  influence.forEach((one, trial) => {
    sums[trial % groups] += one;
    counts[trial % groups]++;
  });
  return Array.from(sums, (sum, group) => Number((sum / counts[group]).toPrecision(digits)));
}

/** `now - before` with its error: what both runs have in common, trial by trial, is not in it. */
export function pairedDifference(now: Estimated, nowGroups: readonly number[], before: Estimated, beforeGroups: readonly number[]): Estimated {
  const differences = nowGroups.map((mean, group) => mean - beforeGroups[group]);
  const mean = differences.reduce((sum, one) => sum + one, 0) / groups;
  const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (groups - 1);
  return { value: now.value - before.value, se: Math.sqrt(variance / groups) };
}

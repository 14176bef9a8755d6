import { noisyCounts } from './noisyCounts.js';
import { nonIncreasing } from './nonIncreasing.js';
import type { Uniform } from './secretNoise.js';

/**
 * Customers still there after each period, with differentially private noise; whole numbers that never rise and are never negative.
 *
 * A customer who stays is in every one of these counts, so noise of scale 1 / epsilon on them would protect far less than it says. The noise
 * goes on the customers who left in each period and on those who stayed to the end: everybody is in exactly one of these counts, and the
 * guarantee is that of `noisyCounts`. Added up from the end, made non-increasing and non-negative they are a function of what is protected
 * already, and no function of it can tell more (post-processing; Dwork & Roth 2014, proposition 2.1).
 * @param customers still there after 0, 1, 2, ... periods, never rising
 */
export const noisyRetention = (customers: readonly number[], epsilon: number, noise: Uniform): number[] => {
  const leavers = customers.map((count, period) => count - (customers[period + 1] ?? 0));
  const survivors = noisyCounts(leavers, epsilon, noise)
    .toReversed()
    .reduce<number[]>((sums, left) => [...sums, (sums.at(-1) ?? 0) + left], [])
    .toReversed();
  return nonIncreasing(survivors).map((count) => Math.max(0, Math.round(count)));
};

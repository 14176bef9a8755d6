import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { LawCore } from './lawInterface.js';
import { countAtMost } from './sortedSearch.js';

/**
 * The law of listed values, each equally likely, that keeps their order: `quantile(u)` is the value in whose part of (0, 1) `u` lies,
 * so the same `u` picks the same place of several lists. It does not rise with `u` where the list does not.
 */
export function listed(values: readonly number[]): Either<string, LawCore> {
  if (values.length === 0) return left('expected at least one learned value, got none');
  let sorted: Float64Array | undefined;
  // Drawing needs no order, and is all that a run does.
  const inOrder = (): Float64Array => (sorted ??= Float64Array.from(values).sort());
  const last = values.length - 1;
  return right({
    quantile: (u) => values[Math.min(Math.floor(u * values.length), last)],
    cdf: (x) => countAtMost(inOrder(), x) / values.length,
    get mean() {
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    },
    partialMean: (x) => inOrder().subarray(0, countAtMost(inOrder(), x)).reduce((sum, value) => sum + value, 0) / values.length,
  });
}

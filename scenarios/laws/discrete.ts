import { left, map, type Either } from 'fp-ts/lib/Either.js';
import type { LawCore } from './lawInterface.js';
import { countAtMost, countBelow } from './sortedSearch.js';
import { chancesOf } from './weights.js';

/** One value that a discrete law can take; its chance is its weight divided by the sum of all weights. */
export interface Outcome {
  readonly value: number;
  readonly weight: number;
}

/** The law on listed values, each with a chance in proportion to its weight; the order of the list does not matter. */
export function discrete(outcomes: readonly Outcome[]): Either<string, LawCore> {
  const wrong = outcomes.findIndex(({ value }) => !Number.isFinite(value));
  if (wrong >= 0) return left(`discrete's outcome ${wrong + 1}: expected a finite number, got ${outcomes[wrong].value}`);
  const sorted = outcomes.toSorted((a, b) => a.value - b.value);
  return map((chances: readonly number[]) => discreteLaw(sorted.map(({ value }) => value), chances))(
    chancesOf('discrete', 'outcome', sorted.map(({ weight }) => weight)),
  );
}

/** `values` ascending; `chances` sum to one. */
function discreteLaw(values: readonly number[], chances: readonly number[]): LawCore {
  const possible = values.map((_, index) => index).filter((index) => chances[index] > 0);
  const support = Float64Array.from(possible, (index) => values[index]);
  const cumulative = runningSums(possible.map((index) => chances[index]));
  const partialMeans = runningSums(possible.map((index) => values[index] * chances[index]));
  const last = support.length - 1;
  // Rounding may leave the last sum just beside one.
  cumulative[last] = 1;
  const quantile = (u: number) => support[Math.min(countBelow(cumulative, u), last)];
  return {
    quantile,
    cdf: (x) => cumulative[countAtMost(support, x) - 1] ?? 0,
    mean: partialMeans[last],
       partialMean: (x) => partialMeans[countAtMost(support, x) - 1] ?? 0,
  };
}

function runningSums(terms: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(terms, (term) => (sum += term));
}

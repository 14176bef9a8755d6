import { combined, differenceOf, standardErrorOf, type Estimate } from '../estimate.js';
import { numberOrNull, type Known } from '../numberOrNull.js';
import type { Contribution } from './attribution.js';
import { keyOf, type Plan, type Weights } from './shapley.js';
import { upTo, type Chosen } from './standingGroups.js';

/**
 * What each change contributes to a figure, as far as the values at combinations of changes are known.
 * @param valueAt the figure by the key of a combination
 */
export function contributionsOf(plan: Plan, valueAt: ReadonlyMap<string, Estimate>): readonly Contribution[] {
  const changes = upTo(plan.weights.length);
  const less = (over: Chosen, under: Chosen): Known => {
    const [one, other] = [valueAt.get(keyOf(over)), valueAt.get(keyOf(under))];
    return one === undefined || other === undefined ? null : numberOrNull(differenceOf(one, other));
  };
  return changes.map((change) => {
    const sum = weighted(plan.weights[change], valueAt);
    const share = sum === undefined ? null : numberOrNull({ value: sum.value, se: standardErrorOf(sum) });
    return {
      value: share?.value ?? null,
      se: share?.se ?? null,
      samplingSe: share === null ? 0 : samplingError(plan.pairs.map((pair) => weighted(pair[change], valueAt)?.value ?? Number.NaN)),
      alone: less([change], []),
      last: less(changes, changes.filter((other) => other !== change)),
    };
  });
}

/** What the changes do together beyond what each does alone; null: not all values are known. */
export function interactionOf(changes: number, valueAt: ReadonlyMap<string, Estimate>): Known {
  const alone = upTo(changes).map((change): [string, number] => [keyOf([change]), -1]);
  const sum = weighted(new Map([[keyOf([]), changes - 1], ...alone, [keyOf(upTo(changes)), changes === 1 ? 0 : 1]]), valueAt);
  return sum === undefined ? null : numberOrNull({ value: sum.value, se: standardErrorOf(sum) });
}

/** The weighted sum of values by the keys of their combinations. Terms of no weight are left out, so that what is infinite there does not matter; undefined: not all values are known. */
export function weighted(weights: Weights, valueAt: ReadonlyMap<string, Estimate>): Estimate | undefined {
  const terms = [...weights].filter(([, weight]) => weight !== 0).map(([key, weight]) => ({ weight, estimate: valueAt.get(key) }));
  const known = terms.flatMap(({ weight, estimate }) => (estimate === undefined ? [] : [{ weight, estimate }]));
  return known.length < terms.length ? undefined : combined(known);
}

/** Standard error of the mean over pairs of orders; 0 where none was sampled. */
function samplingError(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

import { permutationOf } from '../../random/permutation.js';
import { streamKey } from '../../random/streams.js';
import { ascending, upTo, type Chosen } from './standingGroups.js';

/** What stands in which proportion to one another: a contribution is the weighted sum of the values of these combinations. */
export type Weights = ReadonlyMap<string, number>;

/** How a difference is split over some changes. */
export interface Plan {
  readonly kind: 'exact' | 'sampled';
  /** Every combination of the changes whose value is needed, none and all of them first, then each alone and all but each. */
  readonly combinations: readonly Chosen[];
  /** [change] the contribution of each. They add up to the value of all less that of none. */
  readonly weights: readonly Weights[];
  /** [pair][change] the contributions by each pair of orders that was sampled; none in an exact plan. */
  readonly pairs: readonly (readonly Weights[])[];
}

/** Most changes that are taken in every order: 2^8 combinations. */
export const mostExact = 8;
/** Least combinations that sampled orders are to have, and least pairs of orders. */
const sampled = { combinations: 200, pairs: 8 } as const;

export const keyOf = (chosen: Chosen): string => chosen.join(' ');

/**
 * Shapley's split of a difference over changes: what each adds when it is made, on average over all orders of making them.
 * Up to eight changes in every order; of more, in sampled orders, each with its reverse, so that a change that comes early in one comes late
 * in the other.
 * Sources: L. Shapley (1953), A value for n-person games; J. Castro, D. Gomez, J. Tejada (2009), Polynomial calculation of the Shapley
 * value based on sampling; R. Mitchell et al. (2022), Sampling permutations for Shapley value estimation, section 3.1 (antithetic sampling).
 */
export const planOf = (changes: number, seed: string): Plan => (changes <= mostExact ? exactPlan(changes) : sampledPlan(changes, seed));

function exactPlan(changes: number): Plan {
  const combinations = subsetsOf(changes);
  const weights = upTo(changes).map(
    (change) =>
      new Map(
        combinations.map((chosen) => {
          const before = chosen.length - (chosen.includes(change) ? 1 : 0);
          const weight = orders(before) * orders(changes - before - 1) / orders(changes);
          return [keyOf(chosen), chosen.includes(change) ? weight : -weight];
        }),
      ),
  );
  return { kind: 'exact', combinations: inOrder(changes, combinations), weights, pairs: [] };
}

function sampledPlan(changes: number, seed: string): Plan {
  const count = Math.max(sampled.pairs, Math.ceil(sampled.combinations / (2 * (changes - 1))));
  const pairs = upTo(count).map((pair) => {
    const place = permutationOf(changes, streamKey(seed, `order of changes ${pair}`));
    const order = upTo(changes).map(place);
    return [order, [...order].reverse()];
  });
  const split = pairs.map((orders) => averaged(orders.map(marginals)));
  return {
    kind: 'sampled',
    combinations: inOrder(changes, pairs.flat().flatMap((order) => upTo(changes + 1).map((made) => ascending(order.slice(0, made))))),
    weights: averaged(split),
    pairs: split,
  };
}

/** [change] what each adds where changes are made in one order. */
function marginals(order: Chosen): readonly Weights[] {
  return upTo(order.length).map((change) => {
    const before = order.slice(0, order.indexOf(change));
    return new Map([[keyOf(ascending([...before, change])), 1], [keyOf(ascending(before)), -1]]);
  });
}

function averaged(splits: readonly (readonly Weights[])[]): readonly Weights[] {
  return (splits[0] ?? []).map((_, change) => {
    const sum = new Map<string, number>();
    for (const split of splits) for (const [key, weight] of split[change]) sum.set(key, (sum.get(key) ?? 0) + weight / splits.length);
    return sum;
  });
}

/** Each once: none and all, each alone, all but each, and then the others. */
function inOrder(changes: number, combinations: readonly Chosen[]): readonly Chosen[] {
  const alone = upTo(changes).map((change) => [change]);
  const last = upTo(changes).map((change) => upTo(changes).filter((other) => other !== change));
  const all = [[], upTo(changes), ...alone, ...last, ...combinations];
  return [...new Map(all.map((chosen) => [keyOf(chosen), chosen])).values()];
}

function subsetsOf(changes: number): readonly Chosen[] {
  return Array.from({ length: 2 ** changes }, (_, bits) => upTo(changes).filter((change) => (bits >> change) & 1));
}

/** Orders of so many things. */
const orders = (count: number): number => (count <= 1 ? 1 : count * orders(count - 1));

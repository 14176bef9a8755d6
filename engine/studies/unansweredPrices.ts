import { isDeepStrictEqual } from 'node:util';
import type { Scenario } from '../../scenarios/scenario.js';

/**
 * Plans that begin at another price than in the base, convert as many there, and have no list price in either: each file states its conversion
 * at its own first price, so that no customer answers the difference.
 */
export function unansweredPrices(base: Scenario, variant: Scenario): readonly string[] {
  return variant.plans.flatMap((plan) => {
    const before = base.plans.find(({ name }) => name === plan.name);
    if (before === undefined || before.listPrice !== undefined || plan.listPrice !== undefined) return [];
    const [from, to] = [before, plan].map(({ price }) => price.entries[0]?.value.quantity);
    return !isDeepStrictEqual(from, to) && isDeepStrictEqual(before.conversion, plan.conversion) ? [plan.name] : [];
  });
}

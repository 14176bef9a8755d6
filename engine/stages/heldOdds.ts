import { minimum } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';

/** Odds so large that nothing else counts beside them, and yet can be multiplied. */
const most = 1e20;

/** A factor of odds that stays a number whatever prices, moods and events make of it: infinite odds, divided by themselves, are no chance. */
export function heldOdds(factor: Expression): Expression {
  return minimum(factor, most);
}

import type { Comparison, Condition, Figure } from '../../../scenarios/figures/figure.js';
import { unitOfQuantity } from '../../../scenarios/figures/unitOf.js';
import type { Trials } from '../../trials.js';
import type { Estimate } from '../estimate.js';
import { quantileOfColumn } from './columnEstimates.js';
import { isolate } from './isolate.js';
import { marginOf } from './marginOf.js';
import { shareClaimOf } from './shareClaim.js';

/** By how much a claim about a share of trials holds, with its unit. */
export interface Margin {
  readonly unit: string;
  readonly of: (trials: Trials) => Estimate;
}

/**
 * By how much the trial that decides a comparison satisfies its condition (`marginOf`): above 0 where the comparison holds, and a number also
 * where what is compared has none, as a break-even that never comes. Undefined where a comparison is about no probability and no percentile.
 */
export function marginEstimate(comparison: Comparison<Figure>, currency: string): Margin | undefined {
  const isolated = isolate(comparison);
  const claim = isolated && shareClaimOf(isolated);
  if (claim === undefined) return undefined;
  const { condition, comparator, share } = claim;
  const sign = comparator === '>' || comparator === '>=' ? 1 : -1;
  return {
    unit: unitOfMargin(condition, currency),
    of: (trials) => {
      const { value, influence } = quantileOfColumn(marginOf(condition, trials), 1 - share);
      return { value: sign * value, influence: influence.map((one) => sign * one) };
    },
  };
}

/** Ruin and times are told by money; of several conditions there is no one unit. */
function unitOfMargin(condition: Condition, currency: string): string {
  switch (condition.kind) {
    case 'ruin':
      return currency;
    case 'comparison':
      return condition.left.kind === 'time' || condition.right.kind === 'time' ? currency : unitOfQuantity(condition.left, currency);
    case 'not':
      return unitOfMargin(condition.of, currency);
    default:
      return '';
  }
}

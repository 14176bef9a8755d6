import type { Comparator, Condition, Quantity } from '../../../scenarios/figures/figure.js';
import { riskLevel } from '../../risk.js';
import type { Isolated } from './isolate.js';

/** A claim that some share of trials satisfies a condition: what a claim of a probability is, and one of a quantile is in other words. */
export interface ShareClaim {
  readonly condition: Condition;
  readonly comparator: Comparator;
  readonly share: number;
}

/**
 * The share that a claim is about: `p95(X) <= c` is "at least 95 % of trials have X <= c", `p5(X) >= c` "at most 5 % have X < c"; undefined
 * where a claim is about a mean.
 */
export function shareClaimOf({ figure, comparator, bound }: Isolated): ShareClaim | undefined {
  if (figure.kind === 'probability') return { condition: figure.of, comparator, share: bound };
  const { statistic, of } = figure;
  if (statistic.kind === 'percentile') return quantileClaim(of, statistic.percent / 100, comparator, bound);
  return statistic.kind === 'var' ? quantileClaim({ kind: 'negative', of }, riskLevel, comparator, bound) : undefined;
}

function quantileClaim(quantity: Quantity, p: number, comparator: Comparator, bound: number): ShareClaim {
  const atMost = comparator === '<' || comparator === '<=';
  const strict = comparator === '<' || comparator === '>=';
  return {
    condition: { kind: 'comparison', left: quantity, comparator: strict ? '<' : '<=', right: { kind: 'number', value: bound, text: String(bound) } },
    comparator: atMost ? '>=' : '<=',
    share: p,
  };
}

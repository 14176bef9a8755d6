import { comparisonsIn } from '../../../scenarios/figures/comparisonsIn.js';
import type { Comparison, Figure, Requirement } from '../../../scenarios/figures/figure.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { Trials } from '../../trials.js';
import { figureValue } from './figureValue.js';
import type { ComparisonCheck, InvariantCheck } from './invariantCheck.js';
import { judge, type ComparisonJudgement } from './judge.js';

/** What some trials say of an invariant. @param text as the file writes it */
export function checkInvariant(trials: Trials, requirement: Requirement, text: string, errorRate: number): InvariantCheck {
  const { verdict, comparisons, evidence, trialsNeeded = null } = judge(requirement, trials, { errorRate });
  const { currency } = trials.scenario;
  return {
    text,
    words: wordsOf(requirement),
    verdict,
    trials: trials.outputs.trials,
    comparisons: comparisonsIn(requirement).map((comparison, place) => comparisonIn(comparison, comparisons[place], currency)),
    evidence: Number.isFinite(evidence) ? evidence : null,
    trialsNeeded,
  };
}

function comparisonIn({ left, right, comparator, ...comparison }: Comparison<Figure>, judged: ComparisonJudgement, currency: string): ComparisonCheck {
  // Of `15% >= probability(ruin)` the probability is the value, and the bound is told as one.
  const turned = left.kind === 'number' && right.kind !== 'number';
  const [value, bound] = turned ? [judged.bound, judged.value] : [judged.value, judged.bound];
  const atMost = (comparator === '<' || comparator === '<=') !== turned;
  const distance = atMost ? bound.value - value.value : value.value - bound.value;
  return {
    text: judged.text,
    words: wordsOf({ left, right, comparator, ...comparison }),
    verdict: judged.verdict,
    unit: unitOf(turned ? right : left, currency),
    atMost,
    value: figureValue(value),
    bound: figureValue(bound),
    margin: Number.isFinite(distance) ? distance : null,
  };
}

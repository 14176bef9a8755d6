import type { Comparison, Figure, Requirement } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { Trials } from '../../trials.js';
import { estimated, type Estimated } from '../estimate.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { judge, type ComparisonJudgement } from '../figures/judge.js';
import { groupMeans } from './groupMeans.js';
import type { CheckedFigure, ComparisonCheck, FigureValue, InvariantCheck } from './result.js';
import { comparisonsIn } from './watched.js';

/** What some trials say of an invariant. @param text as the file writes it */
export function invariantIn(trials: Trials, requirement: Requirement, text: string, errorRate: number): InvariantCheck {
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

function comparisonIn(comparison: Comparison<Figure>, { text, verdict, value, bound }: ComparisonJudgement, currency: string): ComparisonCheck {
  const { left, right, comparator } = comparison;
  const distance = comparator === '<' || comparator === '<=' ? bound.value - value.value : value.value - bound.value;
  return {
    text,
    words: wordsOf(comparison),
    verdict,
    unit: unitOf(left.kind === 'number' ? right : left, currency),
    value: told(value),
    bound: told(bound),
    margin: Number.isFinite(distance) ? distance : null,
  };
}

/** What some trials say of a figure. */
export function figureIn(trials: Trials, figure: Figure): CheckedFigure {
  const estimate = estimateFigure(figure, trials);
  const value = told(estimated(estimate));
  return { text: printed(figure), words: wordsOf(figure), unit: unitOf(figure, trials.scenario.currency), value, groups: typeof value === 'string' ? null : groupMeans(estimate) };
}

/** A number as JSON can hold it. */
export function told({ value, se }: Estimated): FigureValue {
  return Number.isNaN(value) ? 'none' : Number.isFinite(value) ? { value, se } : 'never';
}

import * as E from 'fp-ts/lib/Either.js';
import { comparisonsIn } from '../../../scenarios/figures/comparisonsIn.js';
import type { Figure, Requirement } from '../../../scenarios/figures/figure.js';
import { invariantsOf } from '../../../scenarios/figures/invariantsOf.js';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { printed } from '../../../scenarios/figures/print.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import type { Scenario } from '../../../scenarios/scenario.js';

const spread = ['mean', 'p5', 'p50', 'p95'];

/** What is told of every plan: totals and risk. All of it is in a summary, too. */
const ofEveryPlan = [
  ...['revenue', 'cost', 'profit', 'npv'].flatMap((total) => spread.map((statistic) => `${statistic}(${total})`)),
  'probability(ruin)',
  'var(profit)',
  'cvar(profit)',
  ...['break_even', 'runway'].flatMap((time) => ['p5', 'p50', 'p95'].map((statistic) => `${statistic}(${time})`)),
];

/** Figures whose moves are told, each once: totals, risk, and what invariants are about. */
export function watchedFigures(scenario: Scenario, invariants: readonly Requirement[]): readonly Figure[] {
  const vocabulary = vocabularyOf(scenario);
  const ofPlan = ofEveryPlan.flatMap((text) => {
    const parsed = parseFigure(text, vocabulary);
    return E.isRight(parsed) ? [parsed.right] : [];
  });
  const byText = new Map([...ofPlan, ...invariants.flatMap(figuresIn)].map((figure) => [printed(figure), figure]));
  return [...byText.values()];
}

/** What the invariants of a scenario are about, as the language writes it. */
export function invariantFigures(scenario: Scenario): readonly string[] {
  return invariantsOf(scenario).flatMap(figuresIn).map(printed);
}

/** What a requirement compares, bare numbers left out. */
function figuresIn(requirement: Requirement): readonly Figure[] {
  return comparisonsIn(requirement).flatMap(({ left, right }) => [left, right].filter(({ kind }) => kind !== 'number'));
}

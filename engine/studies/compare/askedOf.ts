import type { Figure, Requirement } from '../../../scenarios/figures/figure.js';
import { invariantsOf } from '../../../scenarios/figures/invariantsOf.js';
import { printed } from '../../../scenarios/figures/print.js';
import { metricNames } from '../../../scenarios/figures/quantities.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { comparedFigures, type ComparedFigure } from './comparedFigures.js';

/** What is asked of every scenario of a comparison. */
export interface Asked {
  readonly figures: readonly ComparedFigure[];
  /** What any of the files says must hold, as the language writes it, each once. */
  readonly requirements: readonly string[];
}

/** The figures of every comparison, with the metrics that any of the scenarios has and the figures of what any of them says must hold. */
export function askedOf(scenarios: readonly [Scenario, ...Scenario[]]): Asked {
  const [base] = scenarios;
  const metrics = new Set(scenarios.flatMap((scenario) => vocabularyOf(scenario).metrics));
  const requirements = new Map(scenarios.flatMap(invariantsOf).map((requirement) => [printed(requirement), requirement]));
  return {
    figures: [
      ...comparedFigures(base, metricNames.filter((name) => metrics.has(name))),
      ...[...requirements].flatMap(([text, requirement]) => figuresIn(requirement, text, base.currency)),
    ],
    requirements: [...requirements.keys()],
  };
}

/** @param wanted whether the requirement is to hold, or, after `not`, to be broken */
function figuresIn(requirement: Requirement, text: string, currency: string, wanted = true): readonly ComparedFigure[] {
  switch (requirement.kind) {
    case 'comparison': {
      const { comparator, left, right } = requirement;
      const least = (comparator === '<' || comparator === '<=') === wanted;
      const figure = (side: Figure, better: ComparedFigure['better']): readonly ComparedFigure[] =>
        side.kind === 'number' ? [] : [{ group: 'invariants', name: wordsOf(side), statistic: 'value', figure: printed(side), unit: unitOf(side, currency), better, of: text }];
      return [...figure(left, least ? 'less' : 'more'), ...figure(right, least ? 'more' : 'less')];
    }
    case 'not':
      return figuresIn(requirement.of, text, currency, !wanted);
    case 'all':
    case 'any':
      return requirement.of.flatMap((part) => figuresIn(part, text, currency, wanted));
    default:
      return requirement satisfies never;
  }
}

import { isLeft } from 'fp-ts/lib/Either.js';
import { diagnose } from '../../../scenarios/diagnostic.js';
import type { Figure } from '../../../scenarios/figures/figure.js';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { makeSource } from '../../../scenarios/source.js';
import { Mistakes } from '../../error.js';

/** The figure that somebody asks of scenarios. @throws Mistakes where the text is none, or one of them does not have it */
export function askedFigure(text: string, scenarios: readonly [Scenario, ...Scenario[]]): Figure {
  const [read] = scenarios.map((scenario) => {
    const parsed = parseFigure(text, vocabularyOf(scenario));
    if (isLeft(parsed)) throw new Mistakes([diagnose({ source: makeSource('figure', text), offset: parsed.left.offset }, [], parsed.left)]);
    return parsed.right;
  });
  return read;
}

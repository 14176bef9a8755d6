import * as E from 'fp-ts/lib/Either.js';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { vocabularyOf } from '../../../scenarios/figures/vocabulary.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { NamedStress } from '../../../scenarios/studies/studies.js';
import { dimensionsOf } from '../../random/dimensions.js';
import { differenceOf, estimated, type Estimate } from '../estimate.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { InvalidRequest } from '../../request.js';
import { journalKey } from '../journal.js';
import type { Judging, StressTools } from './judging.js';
import { sameLuck } from './moved.js';
import type { StressOutcome } from './result.js';
import type { Scenario } from '../../../scenarios/scenario.js';

/** What a named stress is seen by, beside the requirements. */
export const effects = [
  { figure: 'p50(profit)', words: 'median profit' },
  { figure: 'p5(profit)', words: 'P5 of profit' },
  { figure: 'p50(lowest cash)', words: 'median lowest cash' },
  { figure: 'p5(lowest cash)', words: 'P5 of lowest cash' },
] as const;

/** Works out figures of a scenario, with what each trial adds to their errors. */
export type Figures = (scenario: Scenario) => Promise<readonly Estimate[]>;

export function figuresWith(texts: readonly string[], trials: number, { runner, journal }: StressTools): Figures {
  return (scenario) =>
    journal.once(journalKey(scenario, 'figures', trials, ...texts), async () => {
      const simulated = await runner.run(scenario, { trials });
      const vocabulary = vocabularyOf(scenario);
      return texts.map((text) => {
        const figure = parseFigure(text, vocabulary);
        if (E.isLeft(figure)) throw new Error(`${text} is no figure of ${scenario.name}`);
        return estimateFigure(figure.right, simulated);
      });
    });
}

/**
 * The scenario under a named stress, with the luck of the one without: what is uncertain in both keeps its numbers, whatever the stress adds.
 * @throws InvalidRequest where the stress makes a scenario that is none, which one of a checked file does not
 */
function underStress(loaded: LoadedScenario, { name, edits }: NamedStress): Scenario {
  const variant = loaded.variant(edits);
  if (E.isLeft(variant)) throw new InvalidRequest(`stresses.${name}: ${variant.left.map(({ path, message }) => `${path}: expected ${message}`).join('; ')}`);
  const { scenario } = variant.right;
  const dimensions = dimensionsOf(loaded.scenario);
  const more = dimensionsOf(scenario).filter((path) => !dimensions.includes(path));
  return { ...sameLuck(loaded.scenario, scenario), design: { ...loaded.scenario.design, dimensions: [...dimensions, ...more] } };
}

/** Every requirement under a named stress, and what it does to profit and to the lowest cash. */
export async function stressOutcome(loaded: LoadedScenario, stress: NamedStress, judging: Judging, figures: Figures, plan: readonly Estimate[], options: { readonly trials: number; readonly errorRate: number }): Promise<StressOutcome> {
  const scenario = underStress(loaded, stress);
  const standings = await judging.of(scenario, options.trials, options.errorRate);
  const values = await figures(scenario);
  return {
    name: stress.name,
    ...(stress.about === undefined ? {} : { about: stress.about }),
    allOf: stress.allOf,
    judged: standings.map(({ judged }) => judged),
    effects: effects.map((effect, at) => ({ ...effect, plan: estimated(plan[at]), value: estimated(values[at]), change: differenceOf(values[at], plan[at]) })),
  };
}

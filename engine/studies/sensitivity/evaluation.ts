import type { Figure } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import type { Estimate } from '../estimate.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { journalKey, type Journal } from '../journal.js';
import type { Runner } from '../runner.js';
import { outcomeColumn, outcomeOfTrial } from './outcome.js';

/** What a run says of a figure. */
export interface Evaluation {
  readonly estimate: Estimate;
  /** [trial] what the figure is in each; empty where it is nothing in one. */
  readonly outcome: Float64Array;
}

/** Runs a variant and takes from its trials what is asked for; `again`: in futures with luck of their own. */
export type Evaluate = (scenario: Scenario, luck?: 'again') => Promise<Evaluation>;

/**
 * Runs that a journal remembers.
 * @param done is told of each
 */
export function evaluator(figure: Figure, runner: Runner, journal: Journal, done: () => void): Evaluate {
  const ofTrial = outcomeOfTrial(figure);
  return async (scenario, luck) => {
    const from = luck === 'again' ? scenario.trials : 0;
    const evaluation = await journal.once(journalKey(scenario, printed(figure), from), async () => {
      const trials = await runner.run(scenario, { from });
      return { estimate: estimateFigure(figure, trials), outcome: ofTrial === undefined ? new Float64Array(0) : outcomeColumn(ofTrial, trials) };
    });
    done();
    return evaluation;
  };
}

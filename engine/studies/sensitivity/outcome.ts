import type { Condition, Figure, Quantity } from '../../../scenarios/figures/figure.js';
import type { Trials } from '../../trials.js';
import { columnOf } from '../figures/columnOf.js';
import { holdsIn } from '../figures/holdsIn.js';

/** What a figure is in a single trial: a number, or something that is so or not. */
export type OutcomeOfTrial = { readonly quantity: Quantity } | { readonly condition: Condition };

/**
 * A figure with its statistics taken away: `p5(cash at end)` is cash at the end, `0.7 mean(profit) + 0.3 p5(profit)` the same sum of profits, and
 * `probability(ruin)` whether there is ruin. undefined: a probability is part of a sum, which is nothing in one trial.
 */
export function outcomeOfTrial(figure: Figure): OutcomeOfTrial | undefined {
  if (figure.kind === 'probability') return { condition: figure.of };
  const quantity = withoutStatistics(figure);
  return quantity === undefined ? undefined : { quantity };
}

function withoutStatistics(figure: Figure): Quantity | undefined {
  switch (figure.kind) {
    case 'number':
      return figure;
    case 'statistic':
      return figure.of;
    case 'probability':
      return undefined;
    case 'negative': {
      const of = withoutStatistics(figure.of);
      return of && { kind: 'negative', of };
    }
    case 'operation': {
      const [left, right] = [withoutStatistics(figure.left), withoutStatistics(figure.right)];
      return left && right && { ...figure, left, right };
    }
    default:
      return figure satisfies never;
  }
}

/** Whether a figure is the mean, over the trials, of what it is in each: then means of differences add up to differences of the figure. */
export function isMeanOfTrials(figure: Figure): boolean {
  switch (figure.kind) {
    case 'number':
    case 'probability':
      return true;
    case 'statistic':
      return figure.statistic.kind === 'mean';
    case 'negative':
      return isMeanOfTrials(figure.of);
    case 'operation': {
      const { operator, left, right } = figure;
      const linear = operator === '+' || operator === '-' || right.kind === 'number' || (operator === '*' && left.kind === 'number');
      return linear && isMeanOfTrials(left) && isMeanOfTrials(right);
    }
    default:
      return figure satisfies never;
  }
}

/** [trial] the outcome of each trial: of a condition 1 where it holds, else 0. */
export function outcomeColumn(outcome: OutcomeOfTrial, trials: Trials): Float64Array {
  return 'quantity' in outcome ? columnOf(outcome.quantity, trials) : holdsIn(outcome.condition, trials);
}

import type { Figure, Operation, Statistic } from '../../../scenarios/figures/figure.js';
import type { Column } from '../../metrics/columns.js';
import type { Trials } from '../../trials.js';
import type { Estimate } from '../estimate.js';
import { columnOf } from './columnOf.js';
import { deviationOfColumn, meanOfColumn, quantileOfColumn, shareOfColumn, tailLossOfColumn, valueAtRiskOfColumn } from './columnEstimates.js';
import { holdsIn } from './holdsIn.js';

/**
 * What the trials say of a figure, and how far each of them moves it. Values and standard errors are those of the summary, where it has
 * them; of what is computed from several statistics the error follows by the delta method, with all that they have in common.
 * NaN where no trial has a value, Infinity where a percentile of a time is never; these have no error.
 */
export function estimateFigure(figure: Figure, trials: Trials): Estimate {
  switch (figure.kind) {
    case 'number':
      return { value: figure.value, influence: new Float64Array(trials.outputs.trials) };
    case 'statistic':
      return statisticOfColumn(figure.statistic, columnOf(figure.of, trials));
    case 'probability':
      return shareOfColumn(holdsIn(figure.of, trials));
    case 'negative': {
      const { value, influence } = estimateFigure(figure.of, trials);
      return { value: -value, influence: influence.map((one) => -one) };
    }
    case 'operation':
      return operated(figure.operator, estimateFigure(figure.left, trials), estimateFigure(figure.right, trials));
    default:
      return figure satisfies never;
  }
}

/** A statistic of one value for each trial; NaN where a trial has none. */
function statisticOfColumn(statistic: Statistic, column: Column): Estimate {
  switch (statistic.kind) {
    case 'mean':
      return meanOfColumn(column);
    case 'sd':
      return deviationOfColumn(column);
    case 'percentile':
      return quantileOfColumn(column, statistic.percent / 100);
    case 'var':
      return valueAtRiskOfColumn(column);
    case 'cvar':
      return tailLossOfColumn(column);
    default:
      return statistic satisfies never;
  }
}

/** By the delta method: `d(a b) = b da + a db`, `d(a / b) = da / b - a db / b^2`. A quotient by 0 has no value. */
function operated(operator: Operation<Figure>['operator'], a: Estimate, b: Estimate): Estimate {
  const { value, byA, byB } = slopes(operator, a.value, b.value);
  if (!Number.isFinite(value)) return { value, influence: new Float64Array(a.influence.length) };
  return { value, influence: a.influence.map((one, trial) => byA * one + byB * b.influence[trial]) };
}

function slopes(operator: Operation<Figure>['operator'], a: number, b: number): { readonly value: number; readonly byA: number; readonly byB: number } {
  switch (operator) {
    case '+':
      return { value: a + b, byA: 1, byB: 1 };
    case '-':
      return { value: a - b, byA: 1, byB: -1 };
    case '*':
      return { value: a * b, byA: b, byB: a };
    case '/':
      return { value: b === 0 ? NaN : a / b, byA: 1 / b, byB: -a / (b * b) };
    default:
      return operator satisfies never;
  }
}

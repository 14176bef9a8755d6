import type { Figure } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { Trials } from '../../trials.js';
import { estimated } from '../estimate.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { figureValue } from '../figures/figureValue.js';
import { groupMeans } from './groupMeans.js';
import type { CheckedFigure } from './result.js';

/** What some trials say of a figure. */
export function checkFigure(trials: Trials, figure: Figure): CheckedFigure {
  const estimate = estimateFigure(figure, trials);
  const value = figureValue(estimated(estimate));
  return { text: printed(figure), words: wordsOf(figure), unit: unitOf(figure, trials.scenario.currency), value, groups: typeof value === 'string' ? null : groupMeans(estimate) };
}

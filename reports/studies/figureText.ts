import type { ComparisonCheck, FigureValue } from '../../engine/studies/figures/invariantCheck.js';
import { count } from '../numbers.js';
import { amountText, isShare } from './amounts.js';

/** A number of a table, with its error: `8.2% \u00b1 0.3%`, `never`. */
export const figureText = (value: FigureValue, unit: string): string => (value === 'never' ? 'never' : value === 'none' ? 'no value' : amountText(value, unit));

/** The value of an invariant; of a share that no trial, or every one, has, how many there were. */
export const valueText = ({ value, unit }: ComparisonCheck, trials: number, expected: boolean): string => {
  const text = figureText(value, unit);
  const unseen = isShare(unit) && typeof value !== 'string' && value.se === 0 && (value.value === 0 || value.value === 1) && !expected;
  return unseen ? `${text} of ${count(trials)}` : text;
};

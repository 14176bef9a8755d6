import type { DecisionResult } from '../../../engine/studies/sensitivity/decisionResult.js';
import type { SensitivityResult, SwingEnd } from '../../../engine/studies/sensitivity/result.js';
import type { VarianceIndex } from '../../../engine/studies/sensitivity/sobolIndices.js';
import type { CellTable } from '../../cellTable.js';
import { estimateTo, percent, supported } from '../../numbers.js';
import { amountText, isShare } from '../amounts.js';
import { namedFactors } from './factors.js';

const minus = '\u2212';

const errorText = ({ value, error }: { readonly value: string; readonly error: string }): string => (error === 'exact' ? value : `${value} ${error}`);

/** A change with its sign; shares in points. */
const changeText = (change: SwingEnd['change'], unit: string): string => {
  if (change === null) return 'n/a';
  const size = { value: Math.abs(change.value), se: change.se };
  const text = isShare(unit) ? errorText(estimateTo(100 * size.value, 100 * size.se, 2)) : amountText(size, unit);
  return `${change.value < 0 ? minus : '+'}${text}`;
};

const withoutUnit = (text: string, unit: string): string => text.replace(` ${unit}`, '');

/** Every uncertain input: where it was held, what that does, how it goes together with the outcome. */
export const inputTable = (result: SensitivityResult): CellTable => {
  const { figure, outcome, inputs } = result;
  const partial = inputs.some(({ rank }) => rank?.partial != null);
  const correlation = (estimate: { readonly value: number; readonly se: number } | null | undefined): string => (estimate == null ? '' : errorText(estimateTo(estimate.value, estimate.se, 2)));
  return {
    title: 'Inputs',
    columns: ['Input', 'Held at', `Change of ${figure.words}`, 'Rank correlation', ...(partial ? ['given its partners'] : [])],
    rows: inputs.map(({ label, swing, rank }) => [
      label,
      swing === undefined ? '' : `${swing.low.text} \u2192 ${swing.high.text}`,
      swing === undefined ? '' : withoutUnit(`${changeText(swing.low.change, figure.unit)} \u2192 ${changeText(swing.high.change, figure.unit)}`.replaceAll(` ${figure.unit}`, ''), figure.unit),
      correlation(rank),
      ...(partial ? [correlation(rank?.partial)] : []),
    ]),
    note: `Change in ${isShare(figure.unit) ? 'points' : figure.unit}, against the run as it is, in the same futures. Rank correlation (Spearman) with ${outcome.words} over the futures of the run.`,
  };
};

const shareText = ({ value, low, high }: VarianceIndex): string => {
  const text = (share: number): string => percent(Number(Math.max(0, share).toFixed(3)));
  return `${text(value)} (${text(low)} to ${text(high)})`;
};

/** What each factor explains of the variance, with 95 % intervals. */
export const indexTable = (result: SensitivityResult): CellTable => ({
  title: `Where the spread of ${result.outcome.words} comes from`,
  columns: ['Factor', 'Alone', 'With what it does together with others'],
  rows: [
    ...namedFactors(result).map(({ name, first, total }) => [name, shareText(first), shareText(total)]),
    ...(result.indices?.interactions === undefined ? [] : [['Factors acting together', shareText(result.indices.interactions), '']]),
  ],
  note: "Sobol's first and total indices: shares of the variance, with 95% intervals.",
});

/** The alternatives of a decision. */
export const alternativeTable = ({ judged, objective, unit, name }: DecisionResult): CellTable => ({
  title: `Alternatives of ${name.replaceAll('_', ' ')}`,
  columns: ['Alternative', objective, 'Behind the best', 'Best in'],
  rows: (judged?.alternatives ?? []).map((alternative) => [
    alternative.name.replaceAll('_', ' '),
    amountText(alternative.value, unit),
    alternative.name === judged?.best ? 'best' : amountText({ value: Math.abs(alternative.behind.value), se: alternative.behind.se }, unit),
    percent(supported(alternative.best.value, alternative.best.se)),
  ]),
  note: 'All alternatives in the same futures; \u00b1: standard error of the difference.',
});

/** What information before a decision is worth. */
export const worthTable = ({ judged, unit }: DecisionResult): CellTable => {
  const row = (name: string, { value, se, changes }: { readonly value: number; readonly se: number; readonly changes: number }): readonly string[] => [name, value === 0 && se === 0 ? '0' : amountText({ value: value < 0 ? 0 : value, se }, unit), percent(Number(changes.toFixed(3)))];
  return {
    title: 'What knowing it before deciding would be worth',
    columns: ['Known', 'Worth', 'Would change the choice in'],
    rows: judged === undefined ? [] : [...judged.inputs.map((input) => row(input.label, input)), row('All inputs together', judged.everything), row('How the luck falls, too', judged.foresight)],
    note: `In ${unit}; a worth within twice its error is not told from nothing.`,
  };
};

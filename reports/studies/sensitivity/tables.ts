import type { DecisionResult } from '../../../engine/studies/sensitivity/decisionResult.js';
import type { InputSensitivity, SensitivityResult, SwingEnd } from '../../../engine/studies/sensitivity/result.js';
import type { VarianceIndex } from '../../../engine/studies/sensitivity/sobolIndices.js';
import type { CellTable } from '../../cellTable.js';
import { capital } from '../../sentence.js';
import { estimate, estimateTo, percent, scaleFor, supported, type Estimate } from '../../numbers.js';
import { amountText, distanceText, isMoney, isShare } from '../amounts.js';
import { isWorth } from './findings.js';
import { namedFactors } from './factors.js';
import { rangeOf } from './words.js';

const joined = ({ value, error }: Estimate): string => (error === 'exact' ? value : `${value} ${error}`);

/** Beside the others, in their unit, less than this is nothing. */
const leastShown = 0.005;

/** In what the changes of a figure are written. */
interface Scale {
  readonly divisor: number;
  readonly unit: string;
}

const scaleOf = ({ figure: { unit }, inputs }: SensitivityResult): Scale => {
  if (isShare(unit)) return { divisor: 0.01, unit: 'points' };
  if (!isMoney(unit)) return { divisor: 1, unit };
  const { divisor, name } = scaleFor(inputs.flatMap(({ swing }) => [swing?.low.change?.value ?? 0, swing?.high.change?.value ?? 0]));
  return { divisor, unit: `${name} ${unit}`.trim() };
};

/** A change with its sign: `+3,320 ± 80`; the figure is nothing there where it has none. */
const changeText = ({ change }: SwingEnd, { divisor }: Scale, none: string): string => {
  if (change === null) return none;
  const [value, se] = [change.value / divisor, change.se / divisor];
  if (Math.abs(value) < leastShown && se < leastShown) return '0';
  const text = joined(estimate(value, se, 4));
  return value > 0 ? `+${text}` : text;
};

/** Every uncertain input: where it was held, what that does, how it goes together with the outcome. */
export const inputTable = (result: SensitivityResult): CellTable => {
  const { figure, outcome, inputs } = result;
  const scale = scaleOf(result);
  const none = figure.unit === 'months' ? 'never' : 'n/a';
  const ranked = inputs.some(({ rank }) => rank !== null);
  const rankText = ({ rank: found }: InputSensitivity): string => (found === null ? '' : joined(estimateTo(found.value, found.se, 2)));
  return {
    title: 'Inputs at their ends',
    columns: ['Input', 'Between', 'Low end', 'High end', ...(ranked ? ['Rank correlation'] : [])],
    rows: inputs.filter(({ swing, rank }) => swing !== undefined || rank !== null).map((input) => {
      const { label, swing } = input;
      return [label, rangeOf(input), swing === undefined ? '' : changeText(swing.low, scale, none), swing === undefined ? '' : changeText(swing.high, scale, none), ...(ranked ? [rankText(input)] : [])];
    }),
    note: `At an end: change of ${figure.words}${scale.unit === 'ratio' || scale.unit === '' ? '' : `, ${scale.unit}`}, against the plan as it is in the same futures.${ranked ? ` Rank correlation (Spearman) with ${outcome.words} over the futures of the plan.` : ''} \u00b1: standard error.`,
  };
};

const shareText = ({ value, low, high }: VarianceIndex): string => {
  const text = (share: number): string => percent(Number(Math.min(1, Math.max(0, share)).toFixed(share < 0.0995 ? 3 : 2)));
  return `${text(value)} (${text(low)} to ${text(high)})`;
};

/** What each factor explains of the variance, with 95 % intervals. */
export const indexTable = (result: SensitivityResult): CellTable => ({
  title: `Shares of the spread of ${result.outcome.words}`,
  columns: ['Factor', 'Alone', 'Together with others'],
  rows: [
    ...namedFactors(result).map(({ name, first, total }) => [name, shareText(first), shareText(total)]),
    ...(result.indices?.interactions === undefined ? [] : [['What factors do only together', shareText(result.indices.interactions), '']]),
  ],
  note: "Sobol's first and total indices: shares of the variance, with 95% intervals.",
});

/** The alternatives of a decision. */
export const alternativeTable = ({ judged, words, about, unit, name }: DecisionResult): CellTable => ({
  title: `Alternatives of ${name.replaceAll('_', ' ')}`,
  columns: ['Alternative', capital(words), 'Behind the best by', 'None better in'],
  rows: (judged?.alternatives ?? []).map((alternative) => [
    `${alternative.name.replaceAll('_', ' ')}${alternative.name === judged?.best ? ' (best)' : ''}`,
    amountText(alternative.value, unit),
    alternative.name === judged?.best ? '' : distanceText(alternative.behind, unit),
    percent(supported(alternative.best.value, alternative.best.se)),
  ]),
  note: `${about === undefined ? '' : `${about} `}All alternatives in the same futures, so that a difference has a smaller error (\u00b1) than what it is of.`,
});

/** What information before a decision is worth; `expected`: nothing is luck. */
export const worthTable = ({ judged, unit }: DecisionResult, expected: boolean): CellTable => {
  const seen = isWorth(judged ?? { seenFrom: Infinity });
  const row = (name: string, { value, se, changes }: { readonly value: number; readonly se: number; readonly changes: number }): readonly string[] => [
    name,
    value === 0 && se === 0 ? '0' : distanceText({ value: Math.max(0, value), se }, unit),
    seen({ value, se }) ? percent(Number(changes.toFixed(3))) : '',
  ];
  const worthy = judged?.inputs.filter(seen) ?? [];
  return {
    title: 'What knowing it before deciding would be worth',
    columns: ['Known', 'Worth', 'Would change the choice in'],
    rows: judged === undefined ? [] : [...worthy.map((input) => row(input.label, input)), row('All inputs together', judged.everything), ...(expected ? [] : [row('How the luck falls, too', judged.foresight)])],
    note: `\u00b1: standard error.${worthy.length === judged?.inputs.length ? '' : ' Inputs that are not here are worth nothing that can be seen: less than ${judged?.seenFrom.toFixed(1)} times their error.'}`,
  };
};

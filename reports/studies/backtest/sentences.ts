import type { BacktestResult, MeasureBacktest } from '../../../engine/studies/backtest/result.js';
import { list, percentEstimate, plural } from '../../numbers.js';
import { measureTitle } from './words.js';

/** Shares of futures that are as far off as what happened, below which the plan is said to have been surprised, and to have been wrong. */
const rare = 0.1;
const nearlyNever = 0.01;

/** How a measure went, in one word: what the colour of a row and the first sentence are taken from. */
export type Verdict = 'expected' | 'unusual' | 'not foreseen';

export const verdictOf = ({ asFarOff: { value } }: MeasureBacktest): Verdict => (value >= rare ? 'expected' : value >= nearlyNever ? 'unusual' : 'not foreseen');

/** Above or below the median in three steps of four or more; nothing where it is on both sides. */
const side = ({ above, points }: MeasureBacktest): string | undefined => {
  const share = above / points.length;
  return share >= 0.75 ? 'above' : share <= 0.25 ? 'below' : undefined;
};

const all = (number: number, points: number, step: string): string => (number === points ? `all ${plural(points, step)}` : `${number} of ${plural(points, step)}`);

const bias = (measure: MeasureBacktest, step: string): string => {
  const { above, points } = measure;
  const where = side(measure) ?? 'above';
  return `${where} the median in ${all(where === 'above' ? above : points.length - above, points.length, step)}`;
};

const band = ({ inside90: { hits, points }, firstOutside }: MeasureBacktest): string => {
  const range = 'the range of nine futures in ten';
  if (firstOutside === null) return `and never outside ${range}`;
  return points - hits === 1 ? `and outside ${range} once, in ${firstOutside}` : `and outside ${range} in ${hits === 0 ? 'all' : points - hits} of them, first in ${firstOutside}`;
};

/** What is to be said of one measure. */
export const measureSentence = (measure: MeasureBacktest, { scenario: { step } }: Pick<BacktestResult, 'scenario'>): string => {
  const title = measureTitle(measure);
  const { value, error } = percentEstimate(measure.asFarOff.value, measure.asFarOff.se);
  const share = `${value} ${error}`.replace(' exact', '');
  const verdict = verdictOf(measure);
  const how =
    verdict === 'expected'
      ? `${title} went as the plan holds possible: ${share} of its futures are as far off`
      : verdict === 'unusual'
        ? `${title} went as few futures do: only ${share} of them are as far off`
        : `${title} went as the plan did not foresee: ${share} of its futures are as far off`;
  return `${how}; ${bias(measure, step)}, ${band(measure)}.`;
};

/** Whether the plan beat a forecast without a model; nothing where there is none to compare with. */
export const skillSentence = ({ measures }: BacktestResult): string | undefined => {
  const judged = measures.flatMap(({ words, naive }) => (naive === null ? [] : [{ words, skill: naive.skill }]));
  if (judged.length === 0) return undefined;
  const worse = judged.filter(({ skill }) => skill < 0).map(({ words }) => words);
  if (worse.length === 0) return judged.length === 1 ? 'The plan forecast better than a line without a model would have.' : 'The plan forecast every measure better than a line without a model would have.';
  return worse.length === judged.length
    ? 'A line without a model would have forecast better than the plan did.'
    : `The plan forecast ${judged.length - worse.length} of ${judged.length} measures better than a line without a model would have, but not ${list(worse)}.`;
};

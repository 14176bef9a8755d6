import type { BacktestResult } from '../../../engine/studies/backtest/result.js';
import { list, plural } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { inputSentences } from './inputSentences.js';
import { skillSentence, verdictOf } from './sentences.js';
import { spanText } from './words.js';

/** What to read first. */
export const backtestHeadline = (result: BacktestResult): readonly string[] => {
  const { measures } = result;
  const off = [...measures].filter((measure) => verdictOf(measure) !== 'expected').sort((one, other) => one.asFarOff.value - other.asFarOff.value);
  const rest = measures.length - off.length;
  const names = list(off.map(({ words }) => words));
  const first =
    off.length === 0
      ? `${measures.length === 1 ? `${capital(measures[0]?.words ?? '')} went` : `All ${plural(measures.length, 'measure')} went`} as the plan holds possible.`
      : `${capital(names)} went as ${off.some((measure) => verdictOf(measure) === 'unusual') ? 'few' : 'hardly any'} futures of the plan do${rest === 0 ? '' : `; ${rest === 1 ? 'the other measure' : `the other ${rest} measures`} went as it holds possible`}.`;
  const skill = skillSentence(result);
  return [first, ...inputSentences(result), ...(skill === undefined ? [] : [skill])];
};

/** `12 months, 2027-01 to 2027-12, of 36; 10,000 futures, seed plan`. */
export const backtestBasis = ({ measures, scenario, provenance: { trials, seed }, actuals: { file } }: BacktestResult): string => {
  const longest = [...measures].sort((one, other) => other.points.length - one.points.length)[0];
  const judged = longest === undefined ? '' : `${plural(longest.points.length, scenario.step)} of ${file} (${spanText(longest)})`;
  return `${judged} against ${plural(trials, 'future')}, seed ${seed}`;
};

/** What the file of actual figures lacks or has besides; nothing where it is whole. */
export const actualsNotes = ({ measures, scenario: { step }, actuals: { ignored } }: BacktestResult): readonly string[] => [
  ...measures.flatMap(({ words, gaps }) => (gaps === 0 ? [] : [`${capital(words)}: ${plural(gaps, step)} in between without a value, left out.`])),
  ...(measures.some(({ before }) => before > 0) ? [`Values from before the scenario begins are used for the forecast without a model only (${plural(Math.max(...measures.map(({ before }) => before)), step)}).`] : []),
  ...(ignored.length === 0 ? [] : [`Columns that are no measure were left out: ${ignored.join(', ')}.`]),
];

/** What the scores mean, and what they do not. */
export const backtestNotes = ({ inputs, scenario: { step } }: BacktestResult): readonly string[] => [
  `In 50%, in 90%: ${step}s whose value lies within P25 to P75, and P5 to P95, of the futures. If true: the counts that a true plan has nine times in ten, with ${step}s that move together as they do in the futures: one slow start makes many low ${step}s.`,
  'As far off: the share of futures that are no nearer to the middle of all than what happened. Below 10% is unusual, below 1% was not foreseen.',
  'CRPS: how far the forecast was from what happened, in the unit of the measure; for one certain number it is the absolute error. Skill: how much lower it is than that of a line without a model; below zero that line was better.',
  ...(inputs.length === 0 ? [] : ['Moved: in standard deviations of what was believed, after \u00b1 the Monte Carlo error. Inputs are judged from the futures that came near what happened; what lies in brackets is nine tenths of what is believed now.']),
];

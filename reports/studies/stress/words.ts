import type { FigureValue } from '../../../engine/studies/figures/invariantCheck.js';
import type { Compared, Judged, MovedInput, StressResult } from '../../../engine/studies/stress/result.js';
import { count, percent, plural, thousands } from '../../numbers.js';
import { inSentence } from '../../sentence.js';
import { amountText, isShare } from '../amounts.js';

/** `0.85`, `1.2`: a distance to what a reader can tell apart. */
export const distanceOf = (distance: number): string => String(Number(thousands(distance, 2)));

/** A number of a comparison, with its error. */
const valueText = (value: FigureValue, unit: string, { months }: StressResult['scenario']): string =>
  value === 'never' ? `not within ${plural(months, 'month')}` : value === 'none' ? 'no value' : amountText(value, unit);

/** A share that was seen in no trial, or in every one, says of how many. */
const seenText = (compared: Compared, trials: number, scenario: StressResult['scenario']): string => {
  const { value, unit } = compared;
  const text = valueText(value, unit, scenario);
  const same = typeof value !== 'string' && value.se === 0 && (value.value === 0 || value.value === 1);
  return isShare(unit) && same && !scenario.expected ? `${text} of ${plural(trials, 'future')}` : text;
};

/** What is compared, in a table: `8.2% ± 0.3%`; of several comparisons one after the other. */
export const judgedCell = ({ comparisons, trials }: Judged, scenario: StressResult['scenario']): string => comparisons.map((one) => seenText(one, trials, scenario)).join('; ');

/** What is compared, in a sentence: `median months to break-even: 31.2 ± 0.3 months`. */
export const judgedText = ({ comparisons, trials }: Judged, scenario: StressResult['scenario']): string =>
  comparisons.map((one) => `${one.words}: ${seenText(one, trials, scenario)}`).join('; ');

/** `conversion of basic falls from 6.13% to 4.65%`. */
export const movedText = ({ label, kind, from, to, fromText, toText }: MovedInput): string => {
  if (kind === 'month') return `${inSentence(label)} is ${toText} instead of ${fromText}, ${plural(Math.abs(to - from), 'month')} ${to > from ? 'later' : 'earlier'}`;
  return `${inSentence(label)} ${to < from ? 'falls' : 'rises'} from ${fromText} to ${toText}`;
};

/** A chance in words: `14% (about 1 in 7)`. */
export const chanceText = (chance: number): string => (chance < 0.00001 ? 'less than 0.001%' : chance > 0.5 ? percent(chance) : `${percent(chance)} (about 1 in ${count(Number((1 / chance).toPrecision(2)))})`);

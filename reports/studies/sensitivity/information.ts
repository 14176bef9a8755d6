import type { DecisionResult } from '../../../engine/studies/sensitivity/decisionResult.js';
import { nameBars } from '../../charts/nameBars.js';
import { supported } from '../../numbers.js';
import { ink, type VegaLiteSpec } from '../../theme.js';
import { distanceText, isShare } from '../amounts.js';
import { inSentence } from '../../sentence.js';
import { isWorth } from './findings.js';

/** Most inputs that are drawn; the others are worth less. */
const mostBars = 10;

/** What knowing each input before a decision would be worth; undefined where no information is worth anything. */
export const information = ({ name, unit, judged, words }: DecisionResult, expected: boolean): VegaLiteSpec | undefined => {
  if (judged === undefined || judged.foresight.value <= 0) return undefined;
  const title = name.replaceAll('_', ' ');
  const worthy = judged.inputs.filter(isWorth(judged)).slice(0, mostBars);
  const [first] = worthy;
  const finding =
    first === undefined
      ? `No input alone is worth knowing before deciding on ${title}`
      : `Knowing ${inSentence(first.label)} before deciding on ${title} would be worth ${distanceText({ value: supported(first.value, first.se), se: 0 }, unit)}`;
  const bars = [
    ...worthy.map(({ label, value, se }) => ({ name: label, value, se, color: ink.blue })),
    { name: 'All inputs together', value: Math.max(0, judged.everything.value), se: judged.everything.se, color: ink.band },
    ...(expected ? [] : [{ name: 'How the luck falls, too', value: judged.foresight.value, se: judged.foresight.se, color: ink.paleBand }]),
  ];
  return nameBars(
    {
      title: [finding],
      subtitle: [`How much better ${words} would be on average if it were known before the choice${isShare(unit) ? '' : `, ${unit}`}. After \u00b1 and as a line: standard error.`, 'No information can be worth more than the last bar.'],
    },
    bars.map((bar) => ({ ...bar, text: distanceText(bar, unit) })),
  );
};

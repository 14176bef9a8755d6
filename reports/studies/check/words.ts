import type { Move } from '../../../engine/studies/check/result.js';
import type { ComparisonCheck } from '../../../engine/studies/figures/invariantCheck.js';
import { distanceText } from '../amounts.js';
import { signedText } from '../signedText.js';

/** How far a value is from its bound, to the digits that its error supports; the error stands beside the value. */
export const marginSize = ({ margin, unit, value }: ComparisonCheck): string =>
  margin === null || typeof value === 'string' ? '' : distanceText({ value: margin, se: value.se }, unit).replace(/ \u00b1 \S+/, '').replace(/^1 points/, '1 point');

/** `6.8 points`, `\u22120.4M EUR`: how far on the right side of its bound a value is, negative: on the wrong one. */
export const marginText = (comparison: ComparisonCheck): string => `${(comparison.margin ?? 0) < 0 ? '\u2212' : ''}${marginSize(comparison)}`;

/** `+1.2M \u00b1 0.1M EUR`, `\u22120.8 \u00b1 0.3 points, within error`; what was a number and is none has no change. */
export const changeText = ({ change, unit, moved }: Move): string => {
  if (change === null) return moved ? 'another kind of answer' : 'none';
  if (change.value === 0) return 'none';
  return `${signedText(change, unit)}${moved ? '' : ', within error'}`;
};

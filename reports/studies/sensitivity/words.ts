import type { InputSensitivity, SensitivityResult } from '../../../engine/studies/sensitivity/result.js';
import { list } from '../../numbers.js';
import { inSentence } from '../../sentence.js';

/** The label of an input by its path. */
const labelOf = ({ inputs }: SensitivityResult, path: string): string => inputs.find((input) => input.path === path)?.label ?? path;

/** Labels of some inputs, the first with a capital. */
export const labelsOf = (result: SensitivityResult, paths: readonly string[]): string => {
  const [first = '', ...others] = paths.map((path) => labelOf(result, path));
  return list([first, ...others.map(inSentence)]);
};

/** Where the bar of an input begins and ends, in words: `3.4% to 7.0%`; what both end with stands once, `21.3 to 32.9 per 1000`. */
export const rangeOf = ({ swing }: InputSensitivity): string => {
  if (swing === undefined) return '';
  const [, from = '', ending = ''] = /^(\S+?)((?: per |\/).*)?$/.exec(swing.low.text) ?? ['', swing.low.text];
  return `${ending !== '' && swing.high.text.endsWith(ending) ? from : swing.low.text} to ${swing.high.text}`;
};

import type { LoadedScenario } from '../parse.js';
import { numberText } from '../numberText.js';
import { inputsOf, type Input } from './inputs.js';
import { endingOf } from './inputText.js';

/** A section `optimise:` that can be pasted into a scenario: about its first price, else its first number, from half of it to half as much again. */
export const exampleOptimisation = (loaded: LoadedScenario): string => {
  const free = inputsOf(loaded).filter((input) => input.kind === 'known' && input.stated && input.partOf === undefined && rangeOf(input) !== undefined);
  const input = free.find(({ holds }) => holds !== undefined) ?? free[0];
  const over = input === undefined ? 'PATH OF AN INPUT: LOW to HIGH' : `${input.path}: ${rangeOf(input)}`;
  return ['optimise:', `  over: { ${over} }`, '  maximise: mean(npv)', '  subject_to: [ probability(ruin) <= 5% ]'].join('\n');
};

/** undefined: the language does not allow that range there, or it has no round ends. */
const rangeOf = ({ value, low, high, whole, form }: Input): string | undefined => {
  const ends = [value / 2, value * 1.5].map((end) => (whole ? Math.round(end) : Number(end.toPrecision(2))));
  if (form.kind === 'month' || value <= 0 || !ends.every((end) => end >= low && end <= high) || ends[0] === ends[1]) return undefined;
  return `${ends.map((end) => numberText(end, form.percent)).join(' to ')}${endingOf(form)}`;
};

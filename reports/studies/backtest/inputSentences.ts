import type { BacktestResult, InputShift } from '../../../engine/studies/backtest/result.js';
import { list } from '../../numbers.js';
import { inSentence } from '../../sentence.js';
import { placeText, statedRange, statedText } from './words.js';

/** Shift from which an input that did not have to move is said to lean, in standard deviations. */
const leaning = 0.25;

/** What is to be said of an input that the figures tell of. */
const inputSentence = (input: InputShift): string => {
  const { label, stated, place, now: score, verdict } = input;
  if (verdict === 'beyond') return `${label}: it lies further ${score.p50 > 0 ? 'up' : 'down'} than nearly all futures have it, and too few come near what happened to say where. Give it a wider range, or run more trials.`;
  const where = `${placeText(place)} of what was believed`;
  if (stated === null) return `${label}: the actual figures ${verdict === 'moved' ? 'speak for' : 'lean to'} ${where}.`;
  const before = statedText(stated.before.p50, stated.form);
  const now = statedRange(stated.now, stated.form);
  return verdict === 'moved'
    ? `${label}: the actual figures speak for ${now}, ${where}; ${before} was believed.`
    : `${label}: the actual figures lean to ${now}, ${where}; ${before}, which was believed, is still within that range.`;
};

/** Which inputs moved: those that had to, the one that leans most where none had to, and what nothing can be said of. */
export const inputSentences = ({ inputs }: BacktestResult): readonly string[] => {
  if (inputs.length === 0) return ['Nothing in the scenario is uncertain, so that no input can have moved.'];
  const moved = inputs.filter(({ verdict }) => verdict === 'moved' || verdict === 'beyond');
  const [first] = inputs.filter(({ verdict, shift }) => verdict === 'unmoved' && Math.abs(shift.value) >= leaning);
  const told = moved.length > 0 ? moved.map(inputSentence) : first === undefined ? [] : [inputSentence(first)];
  const none = inputs.every(({ verdict }) => verdict === 'untold') ? 'The actual figures say nothing about any uncertain input: add measures that depend on them more directly.' : 'No uncertain input had to move: what was believed fits what happened.';
  return told.length > 0 ? told : [none];
};

/** What cannot be told from such figures; nothing where everything can. */
export const untoldSentence = ({ inputs }: BacktestResult): string | undefined => {
  const untold = inputs.filter(({ verdict }) => verdict === 'untold').map(({ label }) => inSentence(label));
  return untold.length === 0 || untold.length === inputs.length ? undefined : `Such figures hardly depend on ${list(untold)}, so that nothing is said of ${untold.length === 1 ? 'it' : 'them'}.`;
};

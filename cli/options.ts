import { InvalidArgumentError } from 'commander';

/** Most trials of a run. */
export const mostTrials = 10_000_000;

/** Most worker threads of a run. */
export const mostThreads = 1_024;

/** Reads an option that is a whole number; commander puts the option's name before the message. */
export const integerBetween = (least: number, most: number) => (text: string): number => {
  const value = Number(text.replace(/[,_]/g, ''));
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  const write = (number: number): string => number.toLocaleString('en-US');
  throw new InvalidArgumentError(`Expected a whole number from ${write(least)} to ${write(most)}.`);
};

/** Reads an option that is a text of at least one letter. */
export const someText = (text: string): string => {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('Expected a text that is not empty.');
};

/** An option that can be given several times: all its texts in order. */
export const collected = (text: string, before: readonly string[] = []): readonly string[] => [...before, someText(text)];

/** Reads an option that is a number above another. */
export const numberAbove = (least: number) => (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > least) return value;
  throw new InvalidArgumentError(`Expected a number above ${least}.`);
};

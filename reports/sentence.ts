import { estimateTo, thousands } from './numbers.js';

/** Digits of a number whose error is not known. */
const digits = 4;

/** `0.432 \u00b1 0.011` in a sentence; a number without an error to four digits, `0.8412`, and from a thousand on with one decimal. */
export const figure = (value: number, se: number | null): string => {
  if (se === null || se === 0) return Number.isInteger(value) ? thousands(value) : thousands(value, decimalsOf(Math.abs(value))).replace(/\.?0+$/, '');
  const { value: rounded, error } = estimateTo(value, se, 6);
  return `${rounded} ${error}`;
};

/** Decimals of so many digits; one from a thousand on. */
const decimalsOf = (size: number): number => (size < 1000 ? Math.min(10, digits - 1 - Math.floor(Math.log10(size))) : 1);

/** The first letter as a capital, for the begin of a sentence. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** The same in the middle of a sentence: the first letter small, unless the word is an abbreviation. */
export const inSentence = (text: string): string => (/^\p{Lu}(?!\p{Lu})/u.test(text) ? `${text.slice(0, 1).toLowerCase()}${text.slice(1)}` : text);

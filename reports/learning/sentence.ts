import { compact, estimateTo } from '../numbers.js';

/** `0.432 ± 0.011` in a sentence; a number without an error to three digits. */
export const figure = (value: number, se: number | null): string => {
  if (se === null || se === 0) return compact(value);
  const { value: rounded, error } = estimateTo(value, se, 6);
  return `${rounded} ${error}`;
};

/** The first letter as a capital, for the begin of a sentence. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

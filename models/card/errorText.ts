import { countText, figureText } from './figureText.js';

/** Decimals that leave two digits of an error; none for errors of 10 and more. */
const decimalsOf = (error: number): number => Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(error))));

/** `0.848 ± 0.011`: a figure and its standard error, both to the second digit of the error; the figure alone where the error is not known or none. */
export const plusMinus = ({ value, se }: { readonly value: number; readonly se: number | null }): string => {
  if (se === null || !(se > 0)) return figureText(value);
  const decimals = decimalsOf(se);
  if (decimals === 0) return `${countText(value)} ± ${countText(se)}`;
  return `${value.toFixed(decimals)} ± ${se.toFixed(decimals)}`;
};

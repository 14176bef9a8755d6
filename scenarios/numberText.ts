/** Powers of ten that a number's ending stands for, in the order in which they are tried. */
const endings = [
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['B', 9],
] as const;

/** From here on a number is written in thousands, millions or billions where that is shorter. */
const leastShortened = 10_000;

/**
 * A finite number as the language writes it: `119`, `40k`, `1.2M`; a share in per cent, `3.1%`.
 * It has the fewest digits that are read as the same number, so that reading what is written gives it back exactly.
 */
export const numberText = (value: number, percent = false): string => {
  if (percent) return `${shifted(value, 2)}%`;
  if (Math.abs(value) < leastShortened) return shifted(value, 0);
  return endings
    .filter(([, power]) => Math.abs(value) >= 10 ** power)
    .map(([ending, power]) => `${shifted(value, -power)}${ending}`)
    .reduce((best, text) => (text.length <= best.length ? text : best));
};

/** The digits of a number with its point so many places further to the right. */
const shifted = (value: number, places: number): string => {
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const whole = Number(exponent) + places + 1;
  if (Number(digits) === 0) return '0';
  if (whole > 21 || whole < -5) return `${mantissa}e${Number(exponent) + places}`;
  if (whole <= 0) return `${sign}0.${'0'.repeat(-whole)}${digits}`;
  return digits.length <= whole ? `${sign}${digits.padEnd(whole, '0')}` : `${sign}${digits.slice(0, whole)}.${digits.slice(whole)}`;
};

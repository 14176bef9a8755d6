/** `0.58` */
export const figure = (value: number): string => value.toFixed(2);

/** `8.1 %` */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** A value in units of the history, to three digits or more: `1,234`, `0.0123`. */
export const amount = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });

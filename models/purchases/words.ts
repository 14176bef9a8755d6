/** `37.3 %` of a share. */
export const percent = (share: number, decimals = 1): string => `${(100 * share).toFixed(decimals)} %`;

/** `3.69 (standard error 0.11)` */
export const withError = (value: number, error: number, decimals = 2): string => `${value.toFixed(decimals)} (standard error ${error.toFixed(decimals)})`;

/** `1,234` or, of smaller numbers, `12.3`. */
export const amount = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 1 });

const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const large = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `7,043` */
export const countText = (count: number): string => counts.format(count);

/** Four significant digits, `0.8412`, and from a thousand on one decimal, `-9,582.4`. */
export const figureText = (value: number): string => (Math.abs(value) < 1000 ? small : large).format(value);

/** A share in per cent with one decimal, `76.7 %`. */
export const percentText = (share: number): string => `${(100 * share).toFixed(1)} %`;

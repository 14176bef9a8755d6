/**
 * How numbers are written in charts, tables and sentences: `1,234`, `1.2M CNY`, `93%`, as a scenario file writes them.
 * The minus sign is U+2212 everywhere; what must be typed again (the terminal) turns it into a hyphen.
 */

const minus = '\u2212';

/** Below this a rounded number is zero and carries no sign. */
const signed = (value: number, text: string): string => (value < 0 && /[1-9]/.test(text) ? minus + text : text);

/** From here on digits are not grouped but counted. */
const countable = 1e15;

/** `4.84e+41`: three significant digits. */
const scientific = (value: number): string => signed(value, Number(Math.abs(value).toPrecision(3)).toExponential());

/** `1,234.5`: thousands separators and as many decimals as asked; a negative count rounds to tens (-1), hundreds (-2) and so on. */
export const thousands = (value: number, decimals = 0): string => {
  if (Math.abs(value) >= countable) return scientific(value);
  const unit = 10 ** Math.max(0, -decimals);
  const rounded = Math.round(Math.abs(value) / unit) * unit;
  const [whole = '0', part] = (decimals > 0 ? Math.abs(value) : rounded).toFixed(Math.max(0, decimals)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return signed(value, part === undefined ? grouped : `${grouped}.${part}`);
};

const prefixes = [
  { divisor: 1e9, name: 'bn' },
  { divisor: 1e6, name: 'M' },
  { divisor: 1e3, name: 'k' },
] as const;

/** `1.23M`, `40k`, `950`: three significant digits, trailing zeros dropped. */
export const compact = (value: number): string => {
  if (Math.abs(value) >= countable) return scientific(value);
  const size = Number(Math.abs(value).toPrecision(3));
  const prefix = prefixes.find(({ divisor }) => size >= divisor);
  return signed(value, prefix === undefined ? String(size) : `${Number((size / prefix.divisor).toPrecision(3))}${prefix.name}`);
};

/** `1.23M CNY`, `40k CNY`: three significant digits. */
export const money = (value: number, currency: string): string => `${compact(value)} ${currency}`;

/** A number of customers: in full below a million. */
export const count = (value: number): string => (Math.abs(value) < 999_500 ? thousands(value) : compact(value));

/** `93%`, `8.3%`, `0.25%`: never rounds to 0% or 100% what is neither. */
export const percent = (share: number): string => {
  const size = Math.abs(share);
  if (size === 0 || size === 1) return signed(share, `${size * 100}%`);
  const rest = Math.min(size, Math.abs(1 - size));
  const decimals = size > 1 || rest >= 0.0995 ? 0 : rest >= 0.00995 ? 1 : rest >= 0.0005 ? 2 : 3;
  if (rest < 0.00001) return size < 0.5 ? 'less than 0.001%' : 'more than 99.999%';
  return signed(share, `${Number((size * 100).toFixed(decimals))}%`);
};

/**
 * Decimals that a standard error supports: two digits of the error where it starts with 1, else one
 * (so no digit is printed that another seed would change at random). Negative: tens, hundreds.
 */
export const decimalsFor = (error: number): number => {
  const exponent = Math.floor(Math.log10(error));
  return (error / 10 ** exponent < 1.95 ? 1 : 0) - exponent;
};

/** A number without the digits that its standard error does not support; for texts that leave the error out. */
export const supported = (value: number, error: number): number => {
  if (error === 0) return value;
  const unit = 10 ** -decimalsFor(error);
  return unit < 1 ? Math.round(value * Math.round(1 / unit)) / Math.round(1 / unit) : Math.round(value / unit) * unit;
};

/** A unit prefix for a table of numbers: the largest one that leaves the biggest number at least 100. */
export const scaleFor = (values: readonly number[]): { readonly divisor: number; readonly name: string } => {
  const size = Math.max(0, ...values.map(Math.abs));
  return prefixes.find(({ divisor }) => size >= divisor * 100) ?? { divisor: 1, name: '' };
};

/** A number beside its Monte Carlo standard error, both rounded to what the error supports. */
export interface Estimate {
  readonly value: string;
  readonly error: string;
}

/** Rounds a number to what its standard error supports, but to so many decimals at most; an error of zero is `exact`. */
export const estimateTo = (value: number, error: number, most: number): Estimate => {
  if (error === 0) return { value: thousands(value, most), error: 'exact' };
  const decimals = Math.min(decimalsFor(error), most);
  const small = error < 0.5 * 10 ** -decimals;
  return { value: thousands(value, decimals), error: `\u00b1 ${small ? `<${thousands(10 ** -decimals, decimals)}` : thousands(error, decimals)}` };
};

/** Rounds a number to what its standard error supports, but to `significant` digits at most; an error of zero is `exact`, no number is `n/a`. */
export const estimate = (value: number, error: number, significant = 5): Estimate => {
  if (!Number.isFinite(value)) return { value: 'n/a', error: 'exact' };
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1);
  const most = Math.max(0, significant - whole);
  return estimateTo(value, error, error === 0 ? (Number.isInteger(value) ? 0 : Math.min(most, 2)) : most);
};

/** `8.0% ± 0.3%`: a share with its standard error. */
export const percentEstimate = (share: number, error: number): Estimate => {
  if (error === 0) return { value: percent(share), error: 'exact' };
  const decimals = Math.min(3, Math.max(0, decimalsFor(error * 100)));
  return { value: `${thousands(share * 100, decimals)}%`, error: `\u00b1 ${thousands(error * 100, decimals)}%` };
};

/** `12.30M ± 0.05M CNY`, `7,941 ± 4 CNY` in a sentence; an error that is zero, or too small to be seen, leaves the number alone. */
export const moneyEstimate = (value: number, error: number, currency: string): string => {
  const { divisor, name } = prefixes.find((prefix) => Math.abs(value) >= Math.max(1e5, prefix.divisor)) ?? { divisor: 1, name: '' };
  const rounded = estimate(value / divisor, error / divisor, 4);
  if (error === 0 || rounded.error.includes('<')) return money(value, currency);
  return `${rounded.value}${name} ${rounded.error}${name} ${currency}`;
};

/** `1 month`, `36 months`; `plural(2, 'of them', 'of those')` where an `s` does not do. */
export const plural = (number: number, one: string, many = `${one}s`): string => `${count(number)} ${Math.abs(number) === 1 ? one : many}`;

/** `a, b and c`. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;

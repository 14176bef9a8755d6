import type { InputForm, InputShift, MeasureBacktest, Range } from '../../../engine/studies/backtest/result.js';
import { compact, count, moneyEstimate, percent, supported } from '../../numbers.js';
import { capital } from '../../sentence.js';

/** `New customers`, `Revenue`: a measure at the beginning of a row or a sentence. */
export const measureTitle = ({ words }: Pick<MeasureBacktest, 'words'>): string => capital(words);

/** A value of a measure: customers in full, shares in per cent, money and use short. */
export const valueText = (value: number, unit: string): string =>
  unit === 'customers' ? count(value) : unit === 'share' ? percent(value) : compact(value);

/** A score of a measure with its Monte Carlo error and its unit, in a sentence. */
export const scoreText = ({ crps, unit }: Pick<MeasureBacktest, 'crps' | 'unit'>): string => moneyEstimate(crps.value, crps.se, unit);

/** The first and the last step that is judged: `12 months, 2027-01 to 2027-12`. */
export const spanText = ({ points }: MeasureBacktest): string => {
  const [first, last] = [points[0], points[points.length - 1]];
  return first === undefined || last === undefined || first === last ? (first?.label ?? '') : `${first.label} to ${last.label}`;
};

/** A number as the file writes it, to three digits: `4.1%`, `30%/year`, `26.4 per 1000`, `1.2M`. */
export const statedText = (value: number, { percent: inPercent, unit }: InputForm): string =>
  `${inPercent ? `${Number((100 * value).toPrecision(3))}%`.replace('-', '\u2212') : compact(value)}${unit}`;

/** `4.1% (3.2% to 4.9%)`, `28 per 1000 (21 to 36)`: the median and nine tenths of it. */
export const statedRange = ({ p5, p50, p95 }: Range, form: InputForm): string => {
  const bare = { ...form, unit: '' };
  return `${statedText(p50, form)} (${statedText(p5, bare)} to ${statedText(p95, bare)})`;
};

/** `P88`: a place in what was believed; ends are told as such. */
export const placeText = (chance: number): string => {
  const place = Math.round(100 * chance);
  return place < 1 ? 'below P1' : place > 99 ? 'above P99' : `P${place}`;
};

/** How far an input moved: `+1.07 \u00b1 0.03` standard deviations of what was believed. */
export const shiftText = ({ shift: { value, se } }: InputShift): string => {
  const decimals = se >= 0.1 ? 1 : 2;
  const rounded = Math.abs(supported(value, Math.max(se, 1e-3))).toFixed(decimals);
  return `${value < 0 ? '\u2212' : '+'}${rounded} \u00b1 ${Math.max(se, 10 ** -decimals).toFixed(decimals)}`;
};

/** `3 of 12`. */
export const hitsText = ({ hits, points }: MeasureBacktest['inside90']): string => `${hits} of ${points}`;

/** `5 to 12`. */
export const rangeText = ([low, high]: readonly [number, number]): string => `${low} to ${high}`;

/** `51%`, or what there is instead of a skill. */
export const skillText = ({ naive }: MeasureBacktest): string => (naive === null ? 'n/a' : percent(Number(naive.skill.toFixed(3))));

/** What happened in the last step that is judged, beside its forecast. */
export const lastText = ({ points, forecast, unit }: MeasureBacktest): string => {
  const last = points[points.length - 1];
  if (last === undefined) return '';
  const at = (values: readonly number[]): string => valueText(values[last.step] ?? NaN, unit);
  return `${valueText(last.actual, unit)} in ${last.label}, where ${at(forecast.p50)} was the median (P5 ${at(forecast.p5)}, P95 ${at(forecast.p95)})`;
};

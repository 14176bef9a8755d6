import type { Measure, MeasureName, OptionalMeasureName, Summary } from '../engine/summary.js';
import { percent, plural, supported } from './numbers.js';

/**
 * What a summary is made of.
 * `none`: nothing varies, so every number is exact. `single`: one trial of something random, so spread is unknown.
 * `sampled`: many trials, so there are ranges and each number has a Monte Carlo error.
 */
export type Randomness = 'none' | 'single' | 'sampled';

/** A standard deviation below this share of the mean is the rounding of a sum, not chance. */
const rounding = 1e-9;

const varies = ({ sd, mean }: { readonly sd: number; readonly mean: number }): boolean =>
  sd > rounding * Math.max(Math.abs(mean), Number.MIN_VALUE);

const variesSomewhere = (measure: Measure): boolean =>
  measure.sd.some((sd, step) => varies({ sd, mean: measure.mean[step] ?? 0 }));

export const randomnessOf = (summary: Summary): Randomness => {
  if (summary.scenario.trials === 1 && !summary.scenario.expected) return 'single';
  const totals = Object.values(summary.totals).some(varies);
  return totals || Object.values(summary.measures).some(variesSomewhere) ? 'sampled' : 'none';
};

/** A measure by its name; its absence is a fault of whoever made the summary. */
export const measureOf = (summary: Summary, name: MeasureName | OptionalMeasureName): Measure => {
  const measure = summary.measures[name];
  if (measure === undefined) throw new Error(`The summary has no measure named ${name}.`);
  return measure;
};

/** The value at a step; a step outside the horizon is a fault. */
export const at = (values: readonly number[], step: number): number => {
  const value = values[step];
  if (value === undefined) throw new Error(`The summary has no step ${step}.`);
  return value;
};

/** A percentile (or the mean) of a measure at a step, without the digits that its standard error does not support. */
export const readable = (measure: Measure, field: keyof Measure['se'], step: number): number =>
  supported(at(measure[field], step), at(measure.se[field], step));

/** Whether any revenue recurs in any future. */
export const recurs = (summary: Summary): boolean => measureOf(summary, 'mrr').mean.some((value) => value !== 0);

/** Index of the last step. */
export const lastStep = (summary: Summary): number => summary.months.length - 1;

/** `2028-03`, or `2028-03-07` where a step is a week or a day. */
export const stepLabel = (summary: Summary, step: number): string => summary.months[step] ?? '';

/** `in 2028-03`, `in the week of 2028-03-07`, `on 2028-03-07`. */
export const during = (summary: Summary, step: number): string =>
  ({ month: 'in ', week: 'in the week of ', day: 'on ' })[summary.scenario.step] + stepLabel(summary, step);

/** The step in which the n-th month of the horizon ends; months count from 1. */
const stepOfMonth = (summary: Summary, month: number): number => {
  const steps = summary.months.length;
  return Math.min(steps - 1, Math.max(0, Math.ceil((month * steps) / summary.scenario.months) - 1));
};

/** Index of the smallest value, the first of equals. */
export const lowest = (values: readonly number[]): number => values.indexOf(Math.min(...values));

/** `2028-10 (month 22)`: a month of the horizon by its date and its number, which counts from 1 and may have an error behind it. */
export const monthWords = (summary: Summary, month: number, error = ''): string =>
  `${stepLabel(summary, stepOfMonth(summary, month))} (month ${Number(month.toFixed(1))}${error})`;

/** `36 months`. */
export const horizon = (summary: Summary): string => plural(summary.scenario.months, 'month');

/** `5%`: the share of trials beyond value at risk. */
export const tailShare = (summary: Summary): string => percent(Number((1 - summary.risk.level).toPrecision(6)));

/** First step by which the given share of all trials is ruined; undefined: not within the horizon. */
export const ruinedBy = (summary: Summary, share: number): number | undefined => {
  const step = summary.risk.ruin.byMonth.findIndex((probability) => probability >= share);
  return step < 0 || share <= 0 ? undefined : step;
};

/** `, half of them by 2028-07`: when half of all ruins have come; nothing where they all come in one step. */
export const halfRuined = (summary: Summary): string => {
  const { probability } = summary.risk.ruin;
  const half = ruinedBy(summary, probability / 2);
  return half === undefined || half === ruinedBy(summary, probability) ? '' : `, half of them by ${stepLabel(summary, half)}`;
};

/**
 * Share of trials whose total profit is below zero. A trial never breaks even within the horizon
 * exactly when it ends below zero, since its last step counts as a break-even that holds to the end.
 */
export const lossProbability = (summary: Summary): number => summary.risk.breakEven.never;

/** Standard error of a share of the trials, sqrt(p (1 - p) / n). */
export const shareError = (summary: Summary, share: number): number =>
  Math.sqrt((share * (1 - share)) / summary.scenario.trials);

/** What the probability of something never seen stays below with 95 % confidence: 3 / n ("rule of three", Hanley and Lippman-Hand 1983). */
export const boundOfUnseen = (summary: Summary): number => Math.min(1, 3 / summary.scenario.trials);

/** Segments with the largest first, by their mean number of subscribers at the end. */
export const segmentsBySize = (summary: Summary): readonly { readonly name: string; readonly subscribers: Measure }[] =>
  Object.entries(summary.segments)
    .map(([name, { subscribers }]) => ({ name, subscribers }))
    .sort((one, other) => at(other.subscribers.mean, lastStep(summary)) - at(one.subscribers.mean, lastStep(summary)));

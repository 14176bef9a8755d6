import type { MeasureName, OptionalMeasureName, Series, Summary } from '../engine/summary.js';
import { at, measureOf } from './findings.js';

/** A year, a quarter or a month of the horizon. */
export interface Period {
  /** `2027`, `2027 Q1`, `2027-01`. */
  readonly name: string;
  /** Indices of its steps, in order; at least one. */
  readonly steps: readonly number[];
}

/** A sum of means, with the most that its standard error can be: the sum of the steps' errors. */
export interface SumOfMeans {
  readonly value: number;
  readonly errorAtMost: number;
}

/** The calendar name of the period that a step belongs to, by its label. */
export type PeriodName = (label: string) => string;

export const year: PeriodName = (label) => label.slice(0, 4);
export const quarter: PeriodName = (label) => `${year(label)} Q${Math.ceil(Number(label.slice(5, 7)) / 3)}`;
export const month: PeriodName = (label) => label.slice(0, 7);

/** Years for two years and more, quarters for more than half a year, else months: few enough rows to read. */
const nameFor = (months: number): PeriodName => (months >= 24 ? year : months > 6 ? quarter : month);

/** The horizon cut into calendar periods; the first and the last may be shorter than a whole one. */
export const periodsOf = (summary: Summary, nameOf: PeriodName = nameFor(summary.scenario.months)): readonly Period[] => {
  const steps = new Map<string, number[]>();
  summary.months.forEach((label, step) => {
    const name = nameOf(label);
    steps.set(name, [...(steps.get(name) ?? []), step]);
  });
  return [...steps].map(([name, indices]) => ({ name, steps: indices }));
};

/** Means by step and their standard errors. */
export type Means = Pick<Series, 'mean' | 'se'>;

/** What flowed in a period on average: means add up exactly, and errors by no more than their sum. */
export const sumOfMeans = ({ mean, se }: Means, { steps }: Period): SumOfMeans => {
  const sum = (values: readonly number[]): number => steps.reduce((total, step) => total + at(values, step), 0);
  return { value: sum(mean), errorAtMost: sum(se) };
};

/** The means of a measure. */
export const meansOf = (summary: Summary, name: MeasureName | OptionalMeasureName): Means => {
  const { mean, se } = measureOf(summary, name);
  return { mean, se: se.mean };
};

/** What flowed of a measure in a period on average. */
export const flowOf = (summary: Summary, name: MeasureName, period: Period): SumOfMeans => sumOfMeans(meansOf(summary, name), period);

/** The last step of a period, where its stocks (subscribers, cash) are read. */
export const endOf = ({ steps }: Period): number => steps[steps.length - 1] ?? 0;

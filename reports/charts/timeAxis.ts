import type { Summary } from '../../engine/summary.js';
import { plot } from '../theme.js';

/** Months between two labels, from dense to sparse. */
const monthGaps = [1, 2, 3, 6, 12, 24, 60, 120];
/** A label and the space after it, in pixels: dates of months, and longer ones of days. */
const labelWidth = { month: 86, day: 110 } as const;

export interface Tick {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly utc: true;
}

/** `2028-03` and `2028-03-07` as a calendar date in UTC, on every machine the same. */
export const dateOf = (label: string): string => (label.length === 7 ? `${label}-01` : label);

const parts = (label: string): [number, number, number] => {
  const [year = 1, month = 1, day = 1] = dateOf(label).split('-').map(Number);
  return [year, month, day];
};

const monthIndex = (label: string): number => {
  const [year, month] = parts(label);
  return year * 12 + month - 1;
};

/** Labels at whole months, on January where a year or more lies between two. */
const monthTicks = (first: number, last: number, width: number): Tick[] => {
  const gap = monthGaps.find((months) => (last - first) / months < width / labelWidth.month) ?? 120;
  const start = Math.ceil(first / gap) * gap;
  return Array.from({ length: Math.floor((last - start) / gap) + 1 }, (_, index) => start + index * gap).map((month) => ({
    year: Math.floor(month / 12),
    month: (month % 12) + 1,
    date: 1,
    utc: true,
  }));
};

/** Labels at some of the steps, for a horizon of a few weeks or days. */
const dayTicks = (labels: readonly string[], width: number): Tick[] => {
  const gap = Math.ceil(labels.length / Math.floor(width / labelWidth.day));
  return labels
    .filter((_, step) => step % gap === 0)
    .map((label) => {
      const [year, month, date] = parts(label);
      return { year, month, date, utc: true };
    });
};

/** The horizontal axis over some dates, so many pixels wide: few, whole dates, the same in every time zone. */
export const datesAxis = (labels: readonly string[], step: 'month' | 'week' | 'day', width: number = plot.width) => {
  const first = labels[0] ?? '';
  const last = labels[labels.length - 1] ?? '';
  const short = step !== 'month' && monthIndex(last) - monthIndex(first) < 3;
  // A week may begin after the first of its month: the next month's label is the first that fits.
  const start = monthIndex(first) + (dateOf(first).endsWith('-01') ? 0 : 1);
  return {
    field: 'date',
    type: 'temporal' as const,
    scale: { type: 'utc' as const },
    axis: {
      title: null,
      format: short ? '%Y-%m-%d' : '%Y-%m',
      values: short ? dayTicks(labels, width) : monthTicks(start, monthIndex(last), width),
      labelFlush: true,
    },
  };
};

/** The horizontal axis of a chart of a run over time. */
export const timeAxis = (summary: Summary, width: number = plot.width) => datesAxis(summary.months, summary.scenario.step, width);

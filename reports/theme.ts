import type { Config, TopLevelSpec } from 'vega-lite';
import { wrap } from './wrap.js';

/** A complete Vega-Lite chart with its data inside. */
export type VegaLiteSpec = TopLevelSpec;

/** The inks of every chart: text, one blue for what is measured, one red for what is feared. Told apart in grey, too. */
export const ink = {
  text: '#16212b',
  muted: '#5a6875',
  grid: '#e7ebef',
  blue: '#1c5c94',
  band: '#8fb6d9',
  paleBand: '#d3e3f1',
  red: '#b3372b',
  palePaper: '#fbeeec',
  ground: '#f4f7fa',
  paper: '#ffffff',
} as const;

/** Inter where it is installed, else the reader's own sans serif. */
export const fontFamily = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** Plot area of a full-width chart, in pixels. */
export const plot = { width: 660, height: 280 } as const;

/** Longest line of a title and of a subtitle in characters, so that both fit the width of a chart. */
const lineLength = { title: 78, subtitle: 118 } as const;

const config: Config = {
  background: ink.paper,
  font: fontFamily,
  aria: false,
  padding: { left: 2, right: 12, top: 4, bottom: 4 },
  view: { stroke: null },
  title: {
    anchor: 'start',
    frame: 'bounds',
    color: ink.text,
    fontSize: 17,
    fontWeight: 600,
    lineHeight: 22,
    subtitleColor: ink.muted,
    subtitleFontSize: 12,
    subtitleLineHeight: 16,
    subtitlePadding: 6,
    offset: 18,
  },
  axis: {
    labelColor: ink.muted,
    labelFontSize: 12,
    titleColor: ink.muted,
    titleFontSize: 12,
    titleFontWeight: 400,
    gridColor: ink.grid,
    domain: false,
    ticks: false,
    labelPadding: 6,
  },
  axisX: { grid: false, domain: true, domainColor: ink.muted, ticks: true, tickColor: ink.muted, tickSize: 4 },
  text: { font: fontFamily, fontSize: 12, color: ink.text },
};

/** The words above a chart. */
export interface Caption {
  /** The finding, computed from the data, in clauses: on one line where they fit, else a line each. */
  readonly title: readonly string[];
  /** What is drawn and in which unit: a line each. */
  readonly subtitle: readonly string[];
}

/** The part of a specification that all charts share. */
export interface Frame {
  readonly $schema: string;
  readonly description: string;
  readonly config: Config;
  /** Lines of the title, and of the subtitle under it. */
  readonly title: { text: string[]; subtitle: string[] };
}

/** What every chart has in common: its theme, and its caption as title, subtitle and description for screen readers. */
export const frame = ({ title, subtitle }: Caption): Frame => {
  const sentence = title.join('; ');
  const lines = sentence.length <= lineLength.title ? [sentence] : title.map((clause, index) => (index < title.length - 1 ? `${clause};` : clause));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${sentence}. ${subtitle.join(' ')}`,
    config,
    title: {
      text: lines.flatMap((line) => wrap(line, lineLength.title)),
      subtitle: subtitle.flatMap((line) => wrap(line, lineLength.subtitle)),
    },
  };
};

/** Axis labels as the reports write numbers: 1.2M, 40k, 3bn. */
export const compactLabels =
  "abs(datum.value) < 1000 ? format(datum.value, ',~f') : replace(format(datum.value, '~s'), 'G', 'bn')";

/** An axis that ends on a labelled round number, and begins on one or halfway to it. */
export interface RoundAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** A round axis around some values and zero, with about `count` steps; [0, 1] when all are zero. */
export const roundAxis = (values: readonly number[], count = 5): RoundAxis => axisBetween(Math.min(0, ...values), Math.max(0, ...values), count);

/** A round axis close around some values, zero among them or not. */
export const closeAxis = (values: readonly number[], count = 5): RoundAxis => {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low === high ? roundAxis(values, count) : axisBetween(low, high, count);
};

const axisBetween = (low: number, high: number, count: number): RoundAxis => {
  if (low === high) return { domain: [0, 1], ticks: [0, 1] };
  const rough = (high - low) / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 5].find((factor) => factor * magnitude >= rough * 0.75) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Steps below one are divided out, because 3 x 0.1 is not 0.3.
  const place = (index: number): number => (step < 1 ? index / Math.round(1 / step) : index * step);
  // A little below zero does not need a whole step.
  const half = low / step > first + 0.5 ? first + 0.5 : first;
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => place(first + index)).filter((tick) => tick >= place(half));
  return { domain: [place(half), place(last)], ticks };
};

/** Scale and axis of a measure drawn upwards. */
export const upwards = ({ domain, ticks }: RoundAxis, labels: { readonly labelExpr: string } | { readonly format: string } = { labelExpr: compactLabels }) => ({
  scale: { domain: [...domain], nice: false, zero: false },
  axis: { title: null, values: [...ticks], grid: true, labelOverlap: false, ...labels },
});

/** Numbers in a chart's data need no more digits than a screen can show: seven. */
export const drawn = (value: number): number => Number(value.toPrecision(7));

import type { Measure, Summary } from '../../engine/summary.js';
import { at, lastStep, randomnessOf, readable, stepLabel } from '../findings.js';
import { drawn, ink, plot, type VegaLiteSpec } from '../theme.js';
import type { EndLabel } from './endLabels.js';
import { dateOf, timeAxis } from './timeAxis.js';

/** One layer of a layered chart. */
export type Layer = Extract<VegaLiteSpec, { layer: unknown }>['layer'][number];

/** What a reader sees of a fan, in words. */
export const fanLegend = (summary: Summary): string =>
  randomnessOf(summary) === 'sampled'
    ? 'Line: median; dark band: the middle half of all futures (P25 to P75); pale band: nine futures in ten (P5 to P95)'
    : randomnessOf(summary) === 'single'
      ? 'Line: the one future that was drawn'
      : 'Nothing is random, so there is one line';

/** Height of a fan in pixels: a single step needs no room to rise and fall. */
export const heightOf = (summary: Summary): number => (summary.months.length === 1 ? plot.height / 2 : plot.height);

/** One row a step: its date and the percentiles of a measure. A fan's layers draw from it, so it stands once, above them. */
export const fanData = (summary: Summary, measure: Measure) => ({
  values: summary.months.map((label, step) => ({
    date: dateOf(label),
    p5: drawn(measure.p5[step] ?? 0),
    p25: drawn(measure.p25[step] ?? 0),
    p50: drawn(measure.p50[step] ?? 0),
    p75: drawn(measure.p75[step] ?? 0),
    p95: drawn(measure.p95[step] ?? 0),
  })),
});

const percentile = (field: string, axis: object) => ({ field, type: 'quantitative' as const, ...axis });

/**
 * P5-P95 band, P25-P75 band and median line over `fanData`. A single step has no line: it becomes a dot on bars.
 * @param y scale and axis of the measure, shared by all layers
 * @param width of the plot, in pixels
 */
export const fanLayers = (summary: Summary, y: object, width?: number): Layer[] => {
  const x = timeAxis(summary, width);
  const single = summary.months.length === 1;
  const band = (low: string, high: string, color: string, width: number): Layer => ({
    mark: single ? { type: 'rule', color, strokeWidth: width } : { type: 'area', color },
    encoding: { x, y: percentile(low, y), y2: { field: high } },
  });
  const median: Layer = {
    mark: single ? { type: 'point', filled: true, size: 90, opacity: 1, color: ink.blue } : { type: 'line', color: ink.blue, strokeWidth: 2.5 },
    encoding: { x, y: percentile('p50', y) },
  };
  const bands = [band('p5', 'p95', ink.paleBand, 26), band('p25', 'p75', ink.band, 26)];
  return randomnessOf(summary) === 'sampled' ? [...bands, median] : [median];
};

/** The percentiles of a measure at the end, as texts for its fan. */
export const endsOf = (summary: Summary, measure: Measure, say: (value: number) => string): EndLabel[] => {
  const last = lastStep(summary);
  const end = (name: string, field: 'p5' | 'p50' | 'p95'): EndLabel => ({
    text: `${name} ${say(readable(measure, field, last))}`.trim(),
    value: at(measure[field], last),
  });
  return randomnessOf(summary) === 'sampled' ? [end('P95', 'p95'), end('median', 'p50'), end('P5', 'p5')] : [end('', 'p50')];
};

/** Texts at the right end of a fan. */
export const endTexts = (
  summary: Summary,
  labels: readonly EndLabel[],
  y: object,
): Layer => {
  const single = summary.months.length === 1;
  return {
    data: { values: labels.map(({ text, value }) => ({ date: dateOf(stepLabel(summary, lastStep(summary))), text, value: drawn(value) })) },
    mark: { type: 'text', align: 'left', dx: single ? 22 : 8, baseline: 'middle', color: ink.text },
    encoding: { x: timeAxis(summary), y: percentile('value', y), text: { field: 'text', type: 'nominal' } },
  };
};

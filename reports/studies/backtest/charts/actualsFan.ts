import type { BacktestResult, MeasureBacktest } from '../../../../engine/studies/backtest/result.js';
import { spreadLabels } from '../../../charts/endLabels.js';
import type { Layer } from '../../../charts/fan.js';
import { dateOf, datesAxis } from '../../../charts/timeAxis.js';
import { plural } from '../../../numbers.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../../../theme.js';
import { hitsText, measureTitle, valueText } from '../words.js';

/** Steps beyond the last that happened that are drawn, as a share of those that did. */
const outlook = 0.5;

const finding = (measure: MeasureBacktest, step: string): string[] => {
  const { inside90, firstOutside } = measure;
  const within = `${measureTitle(measure)}: within the range of nine futures in ten in ${hitsText(inside90)} ${step}s`;
  return firstOutside === null ? [within] : [within, `outside first in ${firstOutside}`];
};

const quantity = (field: string, y: object) => ({ field, type: 'quantitative' as const, ...y });

const band = (x: object, y: object, low: string, high: string, color: string): Layer => ({
  mark: { type: 'area', color },
  encoding: { x, y: quantity(low, y), y2: { field: high } },
});

/** The forecast of a measure as a fan, and what happened as points on it; red where they lie outside nine futures in ten. */
export const actualsFan = (measure: MeasureBacktest, { scenario: { step } }: Pick<BacktestResult, 'scenario'>): VegaLiteSpec => {
  const { forecast, points, unit } = measure;
  const known = (points[points.length - 1]?.step ?? 0) + 1;
  const shown = Math.min(forecast.labels.length, Math.max(known + Math.ceil(outlook * known), 2));
  const labels = forecast.labels.slice(0, shown);
  const rows = labels.map((label, at) => ({
    date: dateOf(label),
    p5: drawn(forecast.p5[at] ?? 0),
    p25: drawn(forecast.p25[at] ?? 0),
    p50: drawn(forecast.p50[at] ?? 0),
    p75: drawn(forecast.p75[at] ?? 0),
    p95: drawn(forecast.p95[at] ?? 0),
  }));
  const outside = ({ step: at, actual }: (typeof points)[number]): boolean => actual < (forecast.p5[at] ?? 0) || actual > (forecast.p95[at] ?? 0);
  const axis = roundAxis([...rows.flatMap(({ p5, p95 }) => [p5, p95]), ...points.map(({ actual }) => actual)]);
  const y = upwards(axis);
  const x = datesAxis(labels, step);
  const last = rows[rows.length - 1];
  const ends = last === undefined ? [] : [{ name: 'P95', value: last.p95 }, { name: 'median', value: last.p50 }, { name: 'P5', value: last.p5 }];
  const texts = spreadLabels(ends.map(({ name, value }) => ({ text: `${name} ${valueText(value, unit)}`, value })), axis.domain);
  return {
    ...frame({
      title: finding(measure, step),
      subtitle: [
        `${measureTitle(measure)}${measureTitle(measure).toLowerCase().endsWith(unit) ? '' : `, ${unit}`}. Points: what happened in ${plural(points.length, step)}, red where it is outside nine futures in ten.`,
        'Line: median of the forecast; dark band: the middle half of all futures (P25 to P75); pale band: nine futures in ten (P5 to P95).',
      ],
    }),
    width: plot.width,
    height: plot.height,
    data: { values: rows },
    layer: [
      band(x, y, 'p5', 'p95', ink.paleBand),
      band(x, y, 'p25', 'p75', ink.band),
      { mark: { type: 'line', color: ink.blue, strokeWidth: 2.2 }, encoding: { x, y: quantity('p50', y) } },
      {
        data: { values: points.map((point) => ({ date: dateOf(point.label), value: drawn(point.actual), color: outside(point) ? ink.red : ink.text })) },
        mark: { type: 'point', filled: true, size: 55, opacity: 1, stroke: ink.paper, strokeWidth: 1.2 },
        encoding: { x, y: quantity('value', y), color: { field: 'color', type: 'nominal', scale: null } },
      },
      {
        data: { values: texts.map(({ text, value }) => ({ date: last?.date, value: drawn(value), text })) },
        mark: { type: 'text', align: 'left', dx: 8, baseline: 'middle', color: ink.text },
        encoding: { x, y: quantity('value', y), text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
};

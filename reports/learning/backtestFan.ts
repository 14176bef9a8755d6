import type { FanPoint, FitCharts } from '../../models/fit.js';
import { spreadLabels } from '../charts/endLabels.js';
import type { Layer } from '../charts/fan.js';
import { dateOf, datesAxis } from '../charts/timeAxis.js';
import { compact, plural } from '../numbers.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';
import { capital } from '../sentence.js';

type Backtest = NonNullable<FitCharts['backtest']>;

const finding = ({ history, held, ahead }: Backtest): string[] => {
  const actual = new Map(history.map(({ time, value }) => [time, value]));
  const judged = held.filter(({ time }) => actual.has(time));
  const inside = judged.filter(({ time, p5, p95 }) => (actual.get(time) ?? 0) >= p5 && (actual.get(time) ?? 0) <= p95).length;
  const end = ahead[ahead.length - 1];
  const clauses = [
    ...(judged.length === 0 ? [] : [`${inside} of ${judged.length} held-out values lie inside the 90% interval`]),
    ...(end === undefined ? [] : [`the median for ${end.time} is ${compact(end.p50)} (P5 ${compact(end.p5)}, P95 ${compact(end.p95)})`]),
  ];
  return clauses.map((clause, position) => (position === 0 ? capital(clause) : clause));
};

/** Drawn from what follows one another: a line needs the point before it, too. */
const fan = (points: readonly FanPoint[], x: object, y: object, colors: { readonly band: string; readonly line: string }): Layer[] => {
  const data = { values: points.map(({ time, p5, p50, p95 }) => ({ date: dateOf(time), p5: drawn(p5), p50: drawn(p50), p95: drawn(p95) })) };
  const quantity = (field: string) => ({ field, type: 'quantitative' as const, ...y });
  return points.length === 0
    ? []
    : [
        { data, mark: { type: 'area', color: colors.band }, encoding: { x, y: quantity('p5'), y2: { field: 'p95' } } },
        { data, mark: { type: 'line', color: colors.line, strokeWidth: 2.2 }, encoding: { x, y: quantity('p50') } },
      ];
};

/** A stretch of time, named at its top, and shaded where it was held out. */
const ground = (points: readonly FanPoint[], x: object, text: string, shaded: boolean): Layer[] => {
  const [first, last] = [points[0], points[points.length - 1]];
  if (first === undefined || last === undefined) return [];
  const data = { values: [{ date: dateOf(first.time), until: dateOf(last.time), text }] };
  return [
    ...(shaded ? [{ data, mark: { type: 'rect' as const, color: ink.ground, y: 0, y2: { expr: 'height' } }, encoding: { x, x2: { field: 'until' } } }] : []),
    { data, mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 2, y: -4, color: ink.muted }, encoding: { x, text: { field: 'text', type: 'nominal' } } },
  ];
};

/** The history, its last part as it would have been forecast, and what is forecast beyond it. */
export const backtestFan = (backtest: Backtest): VegaLiteSpec => {
  const { what, history, held, ahead } = backtest;
  const times = [...new Set([...history, ...held, ...ahead].map(({ time }) => time))].sort();
  const axis = roundAxis([...history.map(({ value }) => value), ...[...held, ...ahead].flatMap(({ p5, p95 }) => [p5, p95])]);
  const y = upwards(axis);
  const x = datesAxis(times, times.some((time) => time.length > 7) ? 'week' : 'month');
  const end = ahead[ahead.length - 1] ?? held[held.length - 1];
  const labels = end === undefined ? [] : spreadLabels([{ text: `P95 ${compact(end.p95)}`, value: end.p95 }, { text: `median ${compact(end.p50)}`, value: end.p50 }, { text: `P5 ${compact(end.p5)}`, value: end.p5 }], axis.domain);
  return {
    ...frame({
      title: finding(backtest),
      subtitle: [
        `${capital(what)}. Black: history; lines: median forecast; bands: nine futures in ten (P5 to P95).${held.length === 0 ? '' : ` Shaded: ${plural(held.length, 'value')} forecast without having been seen.`}`,
      ],
    }),
    width: plot.width,
    height: plot.height,
    layer: [
      ...ground(held, x, 'held out', true),
      ...ground(ahead, x, 'ahead', false),
      ...fan(held, x, y, { band: ink.paleBand, line: ink.band }),
      ...fan(ahead, x, y, { band: ink.band, line: ink.blue }),
      {
        data: { values: history.map(({ time, value }) => ({ date: dateOf(time), value: drawn(value) })) },
        mark: { type: 'line', color: ink.text, strokeWidth: 1.3 },
        encoding: { x, y: { field: 'value', type: 'quantitative', ...y } },
      },
      {
        data: { values: labels.map(({ text, value }) => ({ date: dateOf(end?.time ?? ''), value: drawn(value), text })) },
        mark: { type: 'text', align: 'left', dx: 8, baseline: 'middle' },
        encoding: { x, y: { field: 'value', type: 'quantitative', ...y }, text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
};

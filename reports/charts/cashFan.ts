import type { Summary } from '../../engine/summary.js';
import { during, lastStep, lowest, measureOf, randomnessOf, readable, stepLabel } from '../findings.js';
import { compact, money, percent } from '../numbers.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';
import { spreadLabels } from './endLabels.js';
import { endsOf, endTexts, fanData, fanLayers, fanLegend, heightOf, type Layer } from './fan.js';
import { haloed } from './haloed.js';
import { dateOf, timeAxis } from './timeAxis.js';

/** How often cash lasts, and where the median path is lowest. */
const finding = (summary: Summary): string[] => {
  const { median, step } = low(summary);
  const { currency } = summary.scenario;
  const when = during(summary, step);
  const amount = money(median, currency);
  if (randomnessOf(summary) !== 'sampled') {
    if (level(summary)) return [`Cash stays at ${amount}`];
    return summary.months.length === 1
      ? [`Cash is ${amount} at the end of ${stepLabel(summary, step)}`]
      : [`Cash ${median < 0 ? 'falls' : 'never falls'} below zero`, `it is lowest ${when}, at ${amount}`];
  }
  const ruin = summary.risk.ruin.probability;
  const how =
    ruin === 0
      ? 'Cash never falls below zero in any future'
      : ruin === 1
        ? 'Cash falls below zero in every future'
        : `Cash stays above zero in ${percent(1 - ruin)} of futures`;
  return [how, step === 0 ? endOfMedian(summary) : `the median is lowest ${when}, at ${amount}`];
};

/** Where the median ends that is never lower than at its beginning. */
const endOfMedian = (summary: Summary): string => {
  const last = lastStep(summary);
  return `the median ends at ${money(readable(measureOf(summary, 'cash'), 'p50', last), summary.scenario.currency)} ${during(summary, last)}`;
};

/** Whether the median never moves. */
const level = (summary: Summary): boolean => new Set(measureOf(summary, 'cash').p50).size === 1 && lastStep(summary) > 0;

const low = (summary: Summary): { median: number; step: number } => {
  const cash = measureOf(summary, 'cash');
  const step = lowest(cash.p50);
  return { median: readable(cash, 'p50', step), step };
};

/** Ruin: everything below zero, shaded. */
const ruinGround = (y: object): Layer => ({
  data: { values: [{}] },
  mark: { type: 'rect', color: ink.palePaper, x: 0, x2: { expr: 'width' }, y2: { expr: 'height' } },
  encoding: { y: { datum: 0, type: 'quantitative', ...y } },
});

const ruinName: Layer = {
  data: { values: [{}] },
  mark: { type: 'text', text: 'below zero: ruin', color: ink.red, align: 'left', baseline: 'bottom', x: 6, y: { expr: 'height - 5' } },
};

/** The lowest point of the median, marked and named; not at either end of the line, where it is no turn. */
const lowestLayers = (summary: Summary, y: object, domain: readonly [number, number]): Layer[] => {
  const { median, step } = low(summary);
  if (step === 0 || step === lastStep(summary)) return [];
  const place = step / lastStep(summary);
  // Below the point, unless the zero line or the edge of the plot is there.
  const pixels = (value: number): number => (value / (domain[1] - domain[0])) * plot.height;
  const onZero = pixels(median) > -6 && pixels(median) < 32;
  const dy = onZero || pixels(median - domain[0]) < 28 ? -15 : 16;
  const align = place < 0.12 ? 'left' : place > 0.88 ? 'right' : 'center';
  const data = { values: [{ date: dateOf(stepLabel(summary, step)), value: drawn(median), text: `lowest ${compact(median)}, ${stepLabel(summary, step)}` }] };
  const encoding = { x: timeAxis(summary), y: { field: 'value', type: 'quantitative' as const, ...y } };
  return [
    { data, mark: { type: 'point', filled: true, size: 60, opacity: 1, color: ink.blue }, encoding },
    ...haloed({ data, mark: { type: 'text', align, dy, fontWeight: 600 }, encoding: { ...encoding, text: { field: 'text', type: 'nominal' } } }),
  ];
};

/** Cash at the end of each step: its whole range, the zero line, and the ground below it that means ruin. */
export const cashFan = (summary: Summary): VegaLiteSpec => {
  const cash = measureOf(summary, 'cash');
  const height = heightOf(summary);
  const axis = roundAxis([...cash.p5, ...cash.p95]);
  const y = upwards(axis);
  const under = axis.domain[0] < 0;
  return {
    ...frame({
      title: finding(summary),
      subtitle: [`Cash at the end of each ${summary.scenario.step}, ${summary.scenario.currency}.`, `${fanLegend(summary)}.`],
    }),
    width: plot.width,
    height,
    data: fanData(summary, cash),
    layer: [
      ...(under ? [ruinGround(y)] : []),
      ...fanLayers(summary, y),
      { data: { values: [{}] }, mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { y: { datum: 0, type: 'quantitative', ...y } } },
      ...(under ? [ruinName] : []),
      ...lowestLayers(summary, y, axis.domain),
      endTexts(summary, spreadLabels(endsOf(summary, cash, compact), axis.domain, height), y),
    ],
  };
};

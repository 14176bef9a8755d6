import { compactLabels, drawn, frame, ink, plot, roundAxis, type Caption, type VegaLiteSpec } from '../theme.js';
import { haloed } from './haloed.js';

/** A bar under a name, its standard error where there is one, and the number beside it. */
export interface NameBar {
  readonly name: string;
  readonly value: number;
  readonly se: number | null;
  readonly text: string;
  readonly color: string;
}

/** Widest name, in pixels; the page's table has longer ones in full. */
const nameWidth = 290;

/** Height of a bar with the space around it, in pixels. */
const row = 30;

/** Bars from zero, one under another, with names at the left and numbers at their ends. */
export const nameBars = (caption: Caption, bars: readonly NameBar[]): VegaLiteSpec => {
  const rows = bars.map(({ name, value, se, text, color }) => ({
    name,
    value: drawn(value),
    low: drawn(value - (se ?? 0)),
    high: drawn(value + (se ?? 0)),
    beside: drawn(Math.max(0, value + (se ?? 0))),
    text,
    color,
  }));
  const { domain, ticks } = roundAxis(rows.flatMap(({ low, high }) => [low, high]));
  // What is hardly below zero needs no step of its own there.
  const lowest = Math.min(0, ...rows.map(({ low }) => low));
  const from = lowest > -0.05 * domain[1] ? lowest : domain[0];
  const y = { field: 'name', type: 'nominal' as const, sort: null, axis: { title: null, domain: false, ticks: false, labelFontSize: 13, labelColor: ink.text, labelLimit: nameWidth } };
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [from, domain[1]], nice: false },
    axis: { title: null, labelExpr: compactLabels, values: ticks.filter((tick) => tick >= from), grid: true, domain: false, ticks: false },
  };
  // Names and bars share the width of a chart; seven pixels are about a letter.
  const names = Math.min(nameWidth, 7 * Math.max(...bars.map(({ name }) => name.length)));
  return {
    ...frame(caption),
    width: plot.width - names,
    height: row * bars.length,
    data: { values: rows },
    layer: [
      { mark: { type: 'bar', height: 18 }, encoding: { x, y, color: { field: 'color', type: 'nominal', scale: null } } },
      {
        data: { values: rows.filter((_, index) => (bars[index]?.se ?? null) !== null) },
        mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
      },
      { mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { x: { datum: 0 } } },
      ...haloed({ data: { values: rows }, mark: { type: 'text', align: 'left', dx: 6 }, encoding: { x: { ...x, field: 'beside' }, y, text: { field: 'text', type: 'nominal' } } }),
    ],
  };
};

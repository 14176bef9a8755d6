import { haloed } from '../charts/haloed.js';
import { drawn, frame, ink, plot, roundAxis, type Caption, type VegaLiteSpec } from '../theme.js';

/** A bar under a name, its standard error where there is one, and the number beside it. */
export interface NameBar {
  readonly name: string;
  readonly value: number;
  readonly se: number | null;
  readonly text: string;
  readonly color: string;
}

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
  const y = { field: 'name', type: 'nominal' as const, sort: null, axis: { title: null, domain: false, ticks: false, labelFontSize: 13, labelColor: ink.text, labelLimit: 220 } };
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [...domain], nice: false },
    axis: { title: null, format: '~g', values: [...ticks], grid: true, domain: false, ticks: false },
  };
  return {
    ...frame(caption),
    width: plot.width - 140,
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

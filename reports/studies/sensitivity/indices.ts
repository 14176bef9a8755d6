import type { SensitivityResult } from '../../../engine/studies/sensitivity/result.js';
import type { VarianceIndex } from '../../../engine/studies/sensitivity/sobolIndices.js';
import { haloed } from '../../charts/haloed.js';
import { percent } from '../../numbers.js';
import { drawn, frame, ink, plot, roundAxis, type VegaLiteSpec } from '../../theme.js';
import { namedFactors } from './factors.js';

/** Widest name, in pixels; the table has longer ones in full. */
const nameWidth = 290;
/** A factor whose total index is below this for sure is only in the table. */
const leastDrawn = 0.01;
/** Height of the two bars of a factor with the space around them, in pixels. */
const row = 36;

/** A share: sampling may take an estimate of one below 0 or above 1. */
const clipped = (share: number): number => Math.min(1, Math.max(0, share));

/** What each factor explains of the variance by itself, and with all that it does together with others; undefined where indices are not known. */
export const indices = (result: SensitivityResult): VegaLiteSpec | undefined => {
  const factors = namedFactors(result).filter(({ kind, total }) => kind === 'luck' || total.high >= leastDrawn);
  const { words } = result.outcome;
  const first = factors.reduce<(typeof factors)[number] | undefined>((most, factor) => (most === undefined || factor.first.value > most.first.value ? factor : most), undefined);
  if (first === undefined) return undefined;
  const bar = (name: string, kind: 'alone' | 'with others', { value, low, high }: VarianceIndex) => ({
    name,
    kind,
    value: drawn(clipped(value)),
    low: drawn(clipped(low)),
    high: drawn(clipped(high)),
    text: percent(clipped(Number(value.toFixed(value < 0.0995 ? 3 : 2)))),
    color: kind === 'alone' ? ink.blue : ink.paleBand,
  });
  const rows = factors.flatMap(({ name, first: alone, total }) => [bar(name, 'alone', alone), bar(name, 'with others', total)]);
  const { domain, ticks } = roundAxis(rows.map(({ high }) => high));
  const y = { field: 'name', type: 'nominal' as const, sort: null, axis: { title: null, domain: false, ticks: false, labelFontSize: 13, labelColor: ink.text, labelLimit: nameWidth } };
  const yOffset = { field: 'kind', type: 'nominal' as const, sort: null };
  const x = { field: 'value', type: 'quantitative' as const, scale: { domain: [...domain], nice: false }, axis: { title: null, format: '~%', values: [...ticks], grid: true, domain: false, ticks: false } };
  const names = Math.min(nameWidth, 7 * Math.max(...factors.map(({ name }) => name.length)));
  return {
    ...frame({
      title: [`${first.name} explains ${first.first.value > 0.5 ? 'most' : 'more than anything else'} of the spread of ${words} by itself: ${percent(clipped(Number(first.first.value.toFixed(2))))}`],
      subtitle: [
        `Share of the variance of ${words}. Dark: what knowing it alone would remove; light: what would be left if all else were known.`,
        'Lines: 95% intervals. The difference between light and dark is what it does together with others.',
      ],
    }),
    width: plot.width - names,
    height: row * factors.length,
    data: { values: rows },
    layer: [
      { mark: { type: 'bar', height: 11 }, encoding: { x, y, yOffset, color: { field: 'color', type: 'nominal', scale: null } } },
      { mark: { type: 'rule', color: ink.text, strokeWidth: 1 }, encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, yOffset } },
      { mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { x: { datum: 0 } } },
      ...haloed({ data: { values: rows }, mark: { type: 'text', align: 'left', dx: 5, fontSize: 11 }, encoding: { x: { ...x, field: 'high' }, y, yOffset, text: { field: 'text', type: 'nominal' } } }),
    ],
  };
};

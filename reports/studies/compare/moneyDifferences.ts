import type { Comparison, Row } from '../../../engine/studies/compare/comparison.js';
import { capital } from '../../sentence.js';
import { compactLabels, drawn, frame, ink, plot, roundAxis, type VegaLiteSpec } from '../../theme.js';
import { distanceText } from '../amounts.js';
import { shortNames } from '../shortNames.js';
import { rowOf, wordsOf } from './rows.js';
import { lineStyles, mostDrawn, shortened } from './series.js';

/** Amounts that a chart can show on one axis, from top to bottom. */
const shown: readonly (readonly [name: string, statistic: Row['statistic'], text: string])[] = [
  ['revenue', 'mean', 'Revenue, mean'],
  ['cost', 'mean', 'Cost, mean'],
  ['profit', 'mean', 'Profit, mean'],
  ['profit', 'p5', 'Profit, P5'],
  ['npv', 'mean', 'NPV, mean'],
  ['cash', 'mean', 'Cash at the end, mean'],
  ['cash', 'p5', 'Cash at the end, P5'],
  ['lowest_cash', 'p5', 'Lowest cash, P5'],
];

/** 95 % of a normal law lie within so many standard errors. */
const interval = 1.96;
/** Height of a row for each variant in it, and around them, in pixels. */
const row = { variant: 13, around: 14 } as const;

/** The differences of amounts of money to the base, as dots with 95 % intervals; undefined where there is none. */
export const moneyDifferences = (comparison: Comparison): VegaLiteSpec | undefined => {
  const names = shortNames(comparison.scenarios.map(({ name }) => name));
  const variants = names.slice(1, mostDrawn);
  const points = shown.flatMap(([name, statistic, text]) =>
    (rowOf(comparison, name, statistic)?.differences ?? []).slice(0, mostDrawn - 1).flatMap((difference, place) => (difference === null ? [] : [{ figure: text, place, ...difference }])),
  );
  if (points.every(({ value }) => value === 0)) return undefined;
  const values = points.map(({ figure, place, value, se }) => ({
    figure,
    variant: shortened(variants[place] ?? '', 34),
    value: drawn(value),
    low: drawn(value - interval * se),
    high: drawn(value + interval * se),
  }));
  const { domain, ticks } = roundAxis(values.flatMap(({ low, high }) => [low, high]), 6);
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [...domain], nice: false },
    axis: { title: null, labelExpr: compactLabels, values: [...ticks], grid: true, domain: false, ticks: false },
  };
  const figures = [...new Set(values.map(({ figure }) => figure))];
  const y = { field: 'figure', type: 'nominal' as const, sort: figures, axis: { title: null, domain: false, ticks: false, labelFontSize: 13, labelColor: ink.text } };
  const labels = variants.map((name) => shortened(name, 34));
  const yOffset = { field: 'variant', type: 'nominal' as const, sort: labels };
  const styles = variants.map((_, place) => lineStyles[place + 1]?.color ?? ink.text);
  const shapes = variants.map((_, place) => lineStyles[place + 1]?.shape ?? 'circle');
  const legend = variants.length < 2 ? null : { orient: 'top' as const, direction: 'horizontal' as const, title: null, labelFontSize: 12, labelColor: ink.text, labelLimit: 260, offset: 10 };
  const color = { field: 'variant', type: 'nominal' as const, scale: { domain: labels, range: styles }, legend };
  return {
    ...frame({
      title: finding(comparison, names),
      subtitle: [`Differences to ${names[0] ?? ''} over the same futures, ${comparison.currency}. Marks: the difference; lines: its 95% interval, where it is wider than the mark.`],
    }),
    width: plot.width - 90,
    height: figures.length * (row.around + row.variant * variants.length),
    data: { values },
    layer: [
      { data: { values: [{}] }, mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { x: { datum: 0, type: 'quantitative' as const, scale: x.scale } } },
      { mark: { type: 'rule', strokeWidth: 1.6 }, encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, yOffset, color } },
      {
        mark: { type: 'point', filled: true, size: 64, opacity: 1 },
        encoding: { x, y, yOffset, color, shape: { field: 'variant', type: 'nominal', scale: { domain: labels, range: shapes }, legend } },
      },
    ],
  };
};

/** What the variant does to mean profit that changes it most. */
const finding = (comparison: Comparison, names: readonly string[]): string[] => {
  const profit = rowOf(comparison, 'profit', 'mean');
  const known = (profit?.differences ?? []).flatMap((difference, place) => (difference === null ? [] : [{ ...difference, name: names[place + 1] ?? '' }]));
  const [most] = known.sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  if (profit === undefined || most === undefined) return [];
  if (most.value === 0) return ['Mean profit is the same everywhere'];
  return [`${capital(most.name)} ${most.value > 0 ? 'raises' : 'lowers'} ${wordsOf(comparison, profit)} by ${distanceText(most, profit.unit)}`];
};

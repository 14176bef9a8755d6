import type { Comparison, Fan } from '../../../engine/studies/compare/comparison.js';
import { spreadLabels, type EndLabel } from '../../charts/endLabels.js';
import type { Layer } from '../../charts/fan.js';
import { dateOf, datesAxis } from '../../charts/timeAxis.js';
import { compact, money, plural } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../../theme.js';
import { shortNames } from '../shortNames.js';
import { randomnessOf } from './rows.js';
import { lineStyles, mostDrawn, shortened } from './series.js';

/** What is drawn over time. */
interface Overlay {
  /** `cash`, in a title. */
  readonly what: string;
  /** What the subtitle says of it: `Cash at the end of each month`. */
  readonly about: string;
  readonly unit: string;
  readonly fans: readonly Fan[];
}

const height = 320;
/** Pixels of a letter of a label, and of what stands beside a plot of full width. */
const letter = 6.6;
const beside = 90;
/** Where a label's piece of line begins and ends beside the plot, in pixels. */
const sample = { from: 6, to: 34 } as const;

const lastOf = (values: readonly number[]): number => values[values.length - 1] ?? 0;

/** Where the medians end. */
const finding = (comparison: Comparison, names: readonly string[], { what, unit, fans }: Overlay): string[] => {
  const ends = fans.map(({ p50 }, place) => ({ name: names[place] ?? '', value: lastOf(p50) })).sort((one, other) => other.value - one.value);
  const [first, last] = [ends[0], ends[ends.length - 1]];
  const end = lastOf(comparison.steps.map((_, step) => step));
  if (first === undefined || last === undefined) return [];
  const where = `${what} in ${comparison.steps[end] ?? ''}`;
  if (first.value === last.value) return [`Median ${where} is ${money(first.value, unit)} everywhere`];
  return [`${capital(first.name)} has the highest median ${where}, ${money(first.value, unit)}`, `${last.name} has the lowest, ${money(last.value, unit)}`];
};

/** P5, median and P95 of each scenario over time; of the base as a band, of the others as lines. */
const overlay = (comparison: Comparison, given: Overlay): VegaLiteSpec | undefined => {
  const { steps, step, scenarios } = comparison;
  if (steps.length < 2 || given.fans.length < 2) return undefined;
  const names = shortNames(scenarios.map(({ name }) => name));
  const fans = given.fans.slice(0, mostDrawn);
  const spread = randomnessOf(comparison) === 'sampled';
  const labels = fans.map(({ p50 }, place) => ({ text: `${shortened(names[place] ?? '')} ${compact(lastOf(p50))}`, value: lastOf(p50) }));
  const width = plot.width - Math.max(0, Math.round(sample.to + letter * Math.max(...labels.map(({ text }) => text.length)) - beside));
  const axis = roundAxis(fans.flatMap(({ p5, p50, p95 }) => (spread ? [...p5, ...p95] : p50)));
  const y = upwards(axis);
  const x = datesAxis(steps, step, width);
  const quantity = (field: string) => ({ field, type: 'quantitative' as const, ...y });
  const layersOf = ({ p5, p50, p95 }: Fan, place: number): Layer[] => {
    const style = lineStyles[place] ?? lineStyles[0];
    if (style === undefined) return [];
    const { color, dash } = style;
    const data = { values: steps.map((label, index) => ({ date: dateOf(label), p5: drawn(p5[index] ?? 0), p50: drawn(p50[index] ?? 0), p95: drawn(p95[index] ?? 0) })) };
    const line = (field: string, strokeWidth: number): Layer => ({ data, mark: { type: 'line', color, strokeWidth, strokeDash: [...dash] }, encoding: { x, y: quantity(field) } });
    const edges: Layer[] = place === 0 ? [{ data, mark: { type: 'area', color: ink.paleBand }, encoding: { x, y: quantity('p5'), y2: { field: 'p95' } } }] : [line('p5', 1.1), line('p95', 1.1)];
    return [...(spread ? edges : []), line('p50', 2.4)];
  };
  const shown = scenarios.length > mostDrawn ? ` The first ${mostDrawn} of ${plural(scenarios.length, 'scenario')}.` : '';
  const legend = spread ? ` Thick lines: medians. Pale band: P5 to P95 of ${names[0] ?? ''}; thin lines: P5 and P95 of the others.` : '';
  return {
    ...frame({ title: finding(comparison, names.slice(0, mostDrawn), { ...given, fans }), subtitle: [`${given.about}, ${given.unit}.${legend}${shown}`] }),
    width,
    height,
    layer: [
      ...fans.flatMap(layersOf),
      { data: { values: [{}] }, mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { y: { datum: 0, type: 'quantitative', ...y } } },
      ...labelLayers(labels, axis.domain, quantity('value')),
    ],
  };
};

/** The name of each scenario behind a piece of its line. */
const labelLayers = (labels: readonly EndLabel[], domain: readonly [number, number], y: object): Layer[] =>
  spreadLabels(labels, domain, height).flatMap(({ text, value }): Layer[] => {
    const { color, dash } = lineStyles[labels.findIndex((label) => label.text === text)] ?? { color: ink.text, dash: [1, 0] };
    const data = { values: [{ text, value: drawn(value) }] };
    return [
      { data, mark: { type: 'rule', color, strokeWidth: 2.4, strokeDash: [...dash], x: { expr: `width + ${sample.from}` }, x2: { expr: `width + ${sample.to}` } }, encoding: { y } },
      { data, mark: { type: 'text', align: 'left', baseline: 'middle', color: ink.text, x: { expr: `width + ${sample.to + 6}` } }, encoding: { y, text: { field: 'text', type: 'nominal' } } },
    ];
  });

export const cashOverlay = (comparison: Comparison): VegaLiteSpec | undefined =>
  overlay(comparison, { what: 'cash', about: `Cash at the end of each ${comparison.step}`, unit: comparison.currency, fans: comparison.fans.cash });

const recurs = ({ fans }: Comparison): boolean => fans.mrr.some(({ p95 }) => p95.some((value) => value !== 0));

/** Monthly recurring revenue; undefined where no revenue recurs. */
export const recurringOverlay = (comparison: Comparison): VegaLiteSpec | undefined =>
  recurs(comparison) ? overlay(comparison, { what: 'MRR', about: 'Monthly recurring revenue', unit: `${comparison.currency} a month`, fans: comparison.fans.mrr }) : undefined;

/** Profit from the start on. */
export const profitOverlay = (comparison: Comparison): VegaLiteSpec | undefined =>
  overlay(comparison, { what: 'profit to date', about: `Profit from the start to the end of each ${comparison.step}`, unit: comparison.currency, fans: comparison.fans.profit });

import type { AttributedFigure, Attribution } from '../../../engine/studies/attribute/attribution.js';
import { haloed } from '../../charts/haloed.js';
import { compact, plural } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { closeAxis, compactLabels, drawn, frame, ink, plot, roundAxis, type VegaLiteSpec } from '../../theme.js';
import { isShare } from '../amounts.js';
import { signedText } from '../signedText.js';
import { errorOf, partsOf, type Part } from './parts.js';
import { sidesOf } from './sides.js';

/** Most changes that have a bar of their own; the rest share one. */
const mostBars = 10;
/** Widest name, in pixels, and the width of one of its letters; height of a bar with the space around it. */
const size = { name: 290, letter: 7, row: 30 } as const;
/** The least part of the largest value that the steps must span for both ends to be drawn as bars from zero. */
const fromZero = 0.2;

interface Step {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Standard error of the step, and of an end's value. */
  readonly se: number | null;
  readonly kind: 'end' | 'up' | 'down';
  readonly text: string;
}

/** From the one figure to the other by way of what each change contributes; undefined where not all of that is known, or nothing moves. */
export const waterfall = (attribution: Attribution, figure: AttributedFigure): VegaLiteSpec | undefined => {
  const { from, to, difference, unit, words } = figure;
  if (from === null || to === null || difference === null || difference.value === 0) return undefined;
  const bars = barsOf(partsOf(attribution, figure));
  if (bars === undefined) return undefined;
  const [first, second] = sidesOf(attribution);
  const scale = isShare(unit) ? 100 : 1;
  const text = (value: number, sign: boolean): string => `${sign && value > 0 ? '+' : ''}${compact(value * scale)}${isShare(unit) ? (sign ? ' points' : '%') : ''}`;
  const steps: Step[] = [{ name: capital(first), from: 0, to: from.value, se: from.se, kind: 'end', text: text(from.value, false) }];
  let level = from.value;
  for (const { name, value, se } of bars) {
    steps.push({ name, from: level, to: level + value, se, kind: value < 0 ? 'down' : 'up', text: text(value, true) });
    level += value;
  }
  steps.push({ name: capital(second), from: 0, to: to.value, se: to.se, kind: 'end', text: text(to.value, false) });
  return {
    ...frame({
      title: [`${capital(words)} moves by ${signedText(difference, unit)}`],
      subtitle: [`What each change contributes, from ${first} to ${second}${unitWords(unit)}. Lines: one standard error either way.`],
    }),
    ...drawnSteps(steps, scale),
  };
};

const unitWords = (unit: string): string => (unit === '' || unit === 'ratio' ? '' : `, ${isShare(unit) ? `%${unit.slice('share'.length)}` : unit}`);

type Bar = { readonly name: string; readonly value: number; readonly se: number | null };

/** The largest, and the sum of the others, whose error nobody has worked out; undefined: not all are known. */
const barsOf = (parts: readonly Part[]): readonly Bar[] | undefined => {
  const known = parts.flatMap((part) => (part.value === null ? [] : [{ name: part.label, value: part.value, se: errorOf(part) }]));
  if (known.length < parts.length) return undefined;
  const named = numbered(known);
  if (named.length <= mostBars + 1) return named;
  const others = named.slice(mostBars);
  return [...named.slice(0, mostBars), { name: plural(others.length, 'other change'), value: others.reduce((sum, { value }) => sum + value, 0), se: null }];
};

/** Names that are the same are numbered: each has a bar. */
const numbered = (bars: readonly Bar[]): readonly Bar[] =>
  bars.map((bar, index) => {
    const place = bars.slice(0, index).filter(({ name }) => name === bar.name).length;
    return place === 0 ? bar : { ...bar, name: `${bar.name} (${place + 1})` };
  });

const inks: Readonly<Record<Step['kind'], string>> = { end: ink.band, up: ink.blue, down: ink.red };

const drawnSteps = (steps: readonly Step[], scale: number) => {
  const levels = steps.map(({ to }) => to * scale);
  const whole = Math.max(...levels) - Math.min(...levels) >= fromZero * Math.max(...levels.map(Math.abs));
  const rows = steps.map(({ name, from, to, se, kind, text }) => ({
    name,
    from: drawn((kind === 'end' && !whole ? to : from) * scale),
    to: drawn(to * scale),
    low: drawn((to - (se ?? 0)) * scale),
    high: drawn((to + (se ?? 0)) * scale),
    beside: drawn(Math.max(kind === 'end' && !whole ? to : from, to + (se ?? 0)) * scale),
    error: se !== null && se > 0,
    end: kind === 'end',
    color: inks[kind],
    text,
  }));
  const values = rows.flatMap(({ from, low, high }) => [from, low, high]);
  const { domain, ticks } = whole ? roundAxis(values) : closeAxis(values);
  const y = { field: 'name', type: 'nominal' as const, sort: null, axis: { title: null, domain: false, ticks: false, labelFontSize: 13, labelColor: ink.text, labelLimit: size.name } };
  const x = {
    field: 'from',
    type: 'quantitative' as const,
    scale: { domain: [...domain], nice: false, zero: false },
    axis: { title: null, labelExpr: compactLabels, values: [...ticks], grid: true, domain: false, ticks: false },
  };
  const color = { field: 'color', type: 'nominal' as const, scale: null };
  const names = Math.min(size.name, size.letter * Math.max(...rows.map(({ name }) => name.length)));
  const zero = domain[0] <= 0 && domain[1] >= 0 ? [{ mark: { type: 'rule' as const, color: ink.text, strokeWidth: 1.2 }, encoding: { x: { datum: 0, type: 'quantitative' as const, scale: x.scale } } }] : [];
  return {
    width: plot.width - names,
    height: size.row * rows.length,
    data: { values: rows },
    layer: [
      { mark: { type: 'bar' as const, height: 18 }, encoding: { x, x2: { field: 'to' }, y, color } },
      ...(whole ? [] : [{ transform: [{ filter: 'datum.end' }], mark: { type: 'point' as const, filled: true, size: 90, opacity: 1, color: ink.text }, encoding: { x, y } }]),
      { transform: [{ filter: 'datum.error' }], mark: { type: 'rule' as const, color: ink.text, strokeWidth: 1.2 }, encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y } },
      ...zero,
      ...haloed({ data: { values: rows }, mark: { type: 'text', align: 'left', dx: 6 }, encoding: { x: { ...x, field: 'beside' }, y, text: { field: 'text', type: 'nominal' } } }),
    ],
  };
};

import type { Summary } from '../../engine/summary.js';
import { at, lastStep, measureOf, randomnessOf, stepLabel } from '../findings.js';
import { compact, money, supported } from '../numbers.js';
import { month, periodsOf, quarter, year, type Period, type PeriodName } from '../periods.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';
import { timeAxis } from './timeAxis.js';

type Movements = NonNullable<Summary['movements']>;
type Movement = keyof Movements;

/** Upwards and downwards, from the zero line outwards. */
const gains: readonly Movement[] = ['new', 'expansion', 'reactivated'];
const losses: readonly Movement[] = ['churned', 'contraction'];

const inks: Readonly<Record<Movement, string>> = { new: ink.blue, expansion: '#5f93bf', reactivated: '#b4cfe5', churned: ink.red, contraction: '#e2a59d' };

/** Share of a period that its bar fills. */
const filled = 0.82;

/** Movements are added up in single precision: less than this share of what moves is rounding. */
const rounding = 1e-4;

const dayMs = 86_400_000;

/** Months, quarters or years: as many bars as can be told apart, and where steps are weeks not some of four and some of five. */
const cutFor = ({ months, step }: Summary['scenario']): { readonly nameOf: PeriodName; readonly months: number; readonly word: string } => {
  if (months <= (step === 'month' ? 36 : 12)) return { nameOf: month, months: 1, word: 'month' };
  return months <= 120 ? { nameOf: quarter, months: 3, word: 'quarter' } : { nameOf: year, months: 12, word: 'year' };
};

/** The calendar days on which a period of whole months begins and ends, in milliseconds. */
const spanOf = (summary: Summary, { steps }: Period, months: number): readonly [number, number] => {
  const [first = 1, second = 1] = stepLabel(summary, steps[0] ?? 0).split('-').map(Number);
  const begins = months * Math.floor((second - 1) / months);
  return [Date.UTC(first, begins, 1), Date.UTC(first, begins + months, 1)];
};

interface Bar {
  readonly name: Movement;
  readonly date: string;
  readonly until: string;
  readonly from: number;
  readonly to: number;
}

const isoDay = (time: number): string => new Date(Math.round(time / dayMs) * dayMs).toISOString().slice(0, 10);

/** The movements that happen in some future. */
const movingIn = ({ movements = {} }: Summary): Movements =>
  Object.fromEntries(Object.entries(movements).filter(([, { total }]) => total.mean > 0));

/** What a movement comes to in some steps; nothing where it never happens. */
const sumIn = (movements: Movements, name: Movement, steps: readonly number[]): number => {
  const series = movements[name];
  return series === undefined ? 0 : steps.reduce((sum, step) => sum + at(series.mean, step), 0);
};

/** The bars of a period, each where the one before it ends. */
const barsOf = (movements: Movements, { steps }: Period, [start, end]: readonly [number, number]): Bar[] => {
  const stacked = (names: readonly Movement[], sign: 1 | -1): Bar[] => {
    let edge = 0;
    return names
      .filter((name) => movements[name] !== undefined)
      .map((name) => {
        const from = edge;
        edge += sign * sumIn(movements, name, steps);
        return { name, date: isoDay(start), until: isoDay(start + filled * (end - start)), from: drawn(from), to: drawn(edge) };
      });
  };
  return [...stacked(gains, 1), ...stacked(losses, -1)];
};

const finding = (summary: Summary, movements: Movements): string[] => {
  const { mean, se } = measureOf(summary, 'mrr');
  const last = lastStep(summary);
  const total = (names: readonly Movement[]): number => names.reduce((sum, name) => sum + (movements[name]?.total.mean ?? 0), 0);
  const [gained, lost] = [total(gains), total(losses)];
  const { currency } = summary.scenario;
  const closing = at(mean, last);
  const opening = closing - gained + lost;
  const from = opening > rounding * (closing + gained + lost) ? `goes from ${compact(opening)}` : 'comes';
  const average = randomnessOf(summary) === 'sampled' ? ' on average' : '';
  return [`MRR ${from} to ${money(supported(closing, at(se.mean, last)), currency)}${average} by ${stepLabel(summary, last)}`, balance(gained, lost, currency)];
};

const balance = (gained: number, lost: number, currency: string): string => {
  if (lost === 0) return 'none of it is lost';
  return gained === 0 ? 'none is won' : `for each ${currency} lost, ${Number((gained / lost).toPrecision(2))} are won`;
};

/** How recurring revenue changes: what is won above the zero line, what is lost below it; undefined where it never does, or within one step. */
export const mrrBridge = (summary: Summary): VegaLiteSpec | undefined => {
  const movements = movingIn(summary);
  if (Object.keys(movements).length === 0 || summary.months.length < 2) return undefined;
  const cut = cutFor(summary.scenario);
  const periods = periodsOf(summary, cut.nameOf).map((period) => ({ period, span: spanOf(summary, period, cut.months) }));
  const bars = periods.flatMap(({ period, span }) => barsOf(movements, period, span));
  const net = periods.map(({ period: { steps }, span: [start, end] }) => {
    const sum = (names: readonly Movement[]): number => names.reduce((total, name) => total + sumIn(movements, name, steps), 0);
    return { date: isoDay(start + (filled / 2) * (end - start)), net: drawn(sum(gains) - sum(losses)) };
  });
  const axis = roundAxis(bars.flatMap(({ from, to }) => [from, to]));
  const shown = [...gains, ...losses].filter((name) => movements[name] !== undefined);
  const x = timeAxis(summary);
  const y = upwards(axis);
  const end = bars[bars.length - 1]?.until;
  const final = net.slice(-1).map((row) => ({ ...row, date: end ?? row.date, text: `net ${compact(row.net)}` }));
  const { currency } = summary.scenario;
  return {
    ...frame({
      title: finding(summary, movements),
      subtitle: [`Monthly recurring revenue won and lost in each ${cut.word}, ${currency}. Line: net of both.${randomnessOf(summary) === 'sampled' ? ' Means over all futures.' : ''}`],
    }),
    width: plot.width,
    height: plot.height,
    layer: [
      {
        data: { values: bars.map((bar) => ({ ...bar })) },
        mark: { type: 'rect' },
        encoding: {
          x,
          x2: { field: 'until' },
          y: { field: 'from', type: 'quantitative', ...y },
          y2: { field: 'to' },
          color: {
            field: 'name',
            type: 'nominal',
            scale: { domain: [...shown], range: shown.map((name) => inks[name]) },
            legend: { orient: 'top', direction: 'horizontal', title: null, symbolType: 'square', labelFontSize: 12, labelColor: ink.text, offset: 10 },
          },
        },
      },
      { data: { values: [{}] }, mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { y: { datum: 0, type: 'quantitative', ...y } } },
      {
        data: { values: net },
        mark: { type: 'line', color: ink.text, strokeWidth: 1.5, point: { filled: true, color: ink.text, size: 16 } },
        encoding: { x, y: { field: 'net', type: 'quantitative', ...y } },
      },
      {
        data: { values: final },
        mark: { type: 'text', align: 'left', dx: 8, baseline: 'middle', color: ink.text },
        encoding: { x, y: { field: 'net', type: 'quantitative', ...y }, text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
};

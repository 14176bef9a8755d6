import type { Summary } from '../../engine/summary.js';
import { horizon, lossProbability, randomnessOf, tailShare } from '../findings.js';
import { compact, list, money, percent, plural, supported } from '../numbers.js';
import { compactLabels, drawn, frame, ink, plot, type VegaLiteSpec } from '../theme.js';
import { haloed } from './haloed.js';
import type { Layer } from './fan.js';
import { profitBar } from './profitBar.js';

/** Which side of break-even a bar stands on; `across` holds both, `beyond` is all that lies past an edge. */
type Side = 'loss' | 'profit' | 'across' | 'beyond';

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly side: Side;
}

const sideOf = (from: number, to: number): Side => (to <= 0 ? 'loss' : from >= 0 ? 'profit' : 'across');

/** The bars between the edges, and one on either side for the trials beyond them, set apart. */
const barsOf = (summary: Summary): readonly Bar[] => {
  const { edges, counts, below, above } = summary.histograms.profit;
  const { trials } = summary.scenario;
  const [first = 0, second = 1] = edges;
  const last = edges[edges.length - 1] ?? 1;
  const width = second - first;
  const apart = Math.max(width, 0.02 * (last - first));
  const bar = (from: number, trialsIn: number, side: Side): Bar => ({
    from: drawn(from),
    to: drawn(from + width),
    share: drawn(trialsIn / trials),
    side,
  });
  return [
    ...(below > 0 ? [bar(first - apart - width / 2, below, 'beyond')] : []),
    ...counts.map((trialsIn, index) => {
      const from = edges[index] ?? 0;
      return bar(from, trialsIn, sideOf(from, edges[index + 1] ?? from + width));
    }),
    ...(above > 0 ? [bar(last + apart - width / 2, above, 'beyond')] : []),
  ];
};

/** A vertical line with its name at the top; names stand in rows, so that close lines keep theirs apart. */
interface Mark {
  readonly value: number;
  readonly text: string;
  readonly color: string;
  readonly dash: readonly number[];
}

/** Height of a row of names, and the room for all of them above the tallest bar, in pixels. */
const row = 19;

const markLayers = ({ value, text, color, dash }: Mark, index: number, domain: readonly [number, number]): Layer[] => {
  const top = index * row;
  const right = (value - domain[0]) / (domain[1] - domain[0]) > 0.6;
  const place = { align: right ? ('right' as const) : ('left' as const), dx: right ? -6 : 6, baseline: 'top' as const, y: top };
  const data = { values: [{ value: drawn(value), text }] };
  const x = { field: 'value', type: 'quantitative' as const };
  const label = { x, text: { field: 'text', type: 'nominal' as const } };
  return [
    { data, mark: { type: 'rule', color, strokeWidth: 1.5, strokeDash: [...dash], y: top, y2: { expr: 'height' } }, encoding: { x } },
    ...haloed({ data, mark: { type: 'text', ...place, color, fontWeight: 600 }, encoding: label }),
  ];
};

const marksOf = (summary: Summary, domain: readonly [number, number]): readonly Mark[] => {
  const { level, var: valueAtRisk, se } = summary.risk;
  const { profit } = summary.totals;
  const inside = (value: number): boolean => value >= domain[0] && value <= domain[1];
  const marks: Mark[] = [
    { value: -valueAtRisk, text: `${tailShare(summary)} end below ${compact(supported(-valueAtRisk, se.var))} (VaR ${percent(level)})`, color: ink.red, dash: [5, 3] },
    { value: 0, text: 'break-even', color: ink.text, dash: [1, 0] },
    { value: profit.mean, text: `expected ${compact(supported(profit.mean, profit.se.mean))}`, color: ink.blue, dash: [1, 0] },
  ];
  return marks.filter(({ value }) => inside(value)).sort((one, other) => one.value - other.value);
};

const colors: Readonly<Record<Side, string>> = { loss: '#d9877c', profit: ink.band, across: '#b9b3bd', beyond: '#c4ccd3' };

/** What lies past the edges of the picture: the grey bars. */
const beyond = ({ histograms, scenario }: Summary): string[] => {
  const { edges, below, above } = histograms.profit;
  const part = (trials: number, side: string, edge = 0): string[] => (trials === 0 ? [] : [`${percent(trials / scenario.trials)} ${side} ${compact(edge)}`]);
  const parts = [...part(below, 'below', edges[0]), ...part(above, 'above', edges[edges.length - 1])];
  return parts.length === 0 ? [] : [`Grey: ${list(parts)}.`];
};

const finding = (summary: Summary): string[] => {
  const loss = lossProbability(summary);
  const { profit } = summary.totals;
  const losing = loss === 0 ? 'no future loses money' : loss === 1 ? 'every future loses money' : `${percent(loss)} of futures lose money`;
  return [`Expected ${profit.mean < 0 ? 'loss' : 'profit'} is ${money(Math.abs(supported(profit.mean, profit.se.mean)), summary.scenario.currency)}`, losing];
};

/** Total profit over the horizon in all futures, with value at risk, break-even and the mean marked. */
export const profitHistogram = (summary: Summary): VegaLiteSpec => {
  if (randomnessOf(summary) !== 'sampled') return profitBar(summary);
  const bars = barsOf(summary);
  const low = bars[0]?.from ?? 0;
  const high = bars[bars.length - 1]?.to ?? 1;
  // Break-even is drawn when it lies near enough not to squeeze the bars.
  const near = 0.4 * (high - low);
  const domain: [number, number] = [low > 0 && low <= near ? 0 : low, high < 0 && -high <= near ? 0 : high];
  const marks = marksOf(summary, domain);
  const tallest = Math.max(...bars.map(({ share }) => share));
  const top = (tallest * plot.height) / (plot.height - marks.length * row - 8);
  const { trials, currency } = summary.scenario;
  const hidden = domain[0] > 0 || domain[1] < 0 ? ['Break-even (zero) lies outside the picture.'] : [];
  const width = compact((bars[1]?.to ?? 1) - (bars[1]?.from ?? 0));
  return {
    ...frame({
      title: finding(summary),
      subtitle: [
        `Total profit over ${horizon(summary)}, ${currency}. Height: share of ${plural(trials, 'future')} in each bar of ${width}; red: losses.`,
        ...beyond(summary),
        ...hidden,
      ],
    }),
    width: plot.width,
    height: plot.height,
    layer: [
      {
        data: { values: bars.map((bar) => ({ ...bar })) },
        mark: { type: 'rect', stroke: ink.paper, strokeWidth: 1 },
        encoding: {
          x: { field: 'from', type: 'quantitative', scale: { domain, nice: false, zero: false }, axis: { title: null, labelExpr: compactLabels, tickCount: 8 } },
          x2: { field: 'to' },
          y: { field: 'share', type: 'quantitative', scale: { domain: [0, drawn(top)], nice: false }, axis: { title: null, format: '.0%', tickCount: 4 } },
          y2: { datum: 0 },
          color: { field: 'side', type: 'nominal', scale: { domain: Object.keys(colors), range: Object.values(colors) }, legend: null },
        },
      },
      ...marks.flatMap((mark, index) => markLayers(mark, index, domain)),
    ],
  };
};

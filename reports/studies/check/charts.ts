import type { CheckResult } from '../../../engine/studies/check/result.js';
import type { ComparisonCheck, InvariantCheck } from '../../../engine/studies/figures/invariantCheck.js';
import { closeAxis, compactLabels, drawn, frame, ink, plot, type VegaLiteSpec } from '../../theme.js';
import { isShare } from '../amounts.js';
import { checkHeadline } from './findings.js';
import { valueText } from '../figureText.js';
import { verdictText } from '../verdictText.js';

/** Most comparisons that are drawn; the table has all. */
const mostRows = 12;

/** Height of the strip of one comparison, in pixels. */
const strip = 34;

/** Standard errors of nineteen runs in twenty. */
const reach = 1.96;

const colors: Readonly<Record<InvariantCheck['verdict'], string>> = { holds: ink.blue, broken: ink.red, undecided: ink.muted };

/** `0.6%`, `15%`: as many decimals as a tick has. */
const percentLabels = "format(datum.value * 100, '~f') + '%'";

interface Row {
  readonly title: string;
  readonly comparison: ComparisonCheck;
}

const rowsOf = ({ files }: CheckResult): readonly Row[] =>
  files.flatMap(({ file, invariants, scenario }) =>
    invariants.flatMap(({ comparisons, trials }) =>
      comparisons.flatMap((comparison) =>
        comparison.margin === null ? [] : [{ title: `${files.length > 1 ? `${file}: ` : ''}${comparison.text}: ${valueText(comparison, trials, scenario.expected)}, ${verdictText(comparison)}`, comparison }],
      ),
    ),
  );

/** One comparison on an axis of its own: where it may lie is pale, the bound is a line. */
const stripOf = ({ title, comparison: { value, bound, atMost, unit, verdict } }: Row): object => {
  if (typeof value === 'string' || typeof bound === 'string') return {};
  const least = isShare(unit) && value.value >= 0 ? 0 : -Infinity;
  const [low, high] = [Math.max(least, value.value - reach * value.se), value.value + reach * value.se];
  const { domain, ticks } = closeAxis(isShare(unit) ? [0, low, high, bound.value] : [low, high, bound.value, Math.min(value.value, bound.value, 0)], 6);
  const [from, to] = domain;
  // The bound stands clear of the end of its axis.
  const room = 0.08 * (to - from);
  const shown = [bound.value - from < room ? from - room : from, to - bound.value < room ? to + room : to];
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: shown, nice: false, zero: false },
    axis: { title: null, values: ticks, grid: false, ...(isShare(unit) ? { labelExpr: percentLabels } : { labelExpr: compactLabels }) },
  });
  const color = colors[verdict];
  return {
    title: { text: title, anchor: 'start', frame: 'group', fontSize: 13, fontWeight: 600, offset: 6 },
    width: plot.width,
    height: strip,
    layer: [
      { data: { values: [{ from: drawn(atMost ? shown[0] : bound.value), to: drawn(atMost ? bound.value : shown[1]) }] }, mark: { type: 'bar', height: strip, color: ink.paleBand }, encoding: { x: x('from'), x2: { field: 'to' } } },
      { data: { values: [{ bound: drawn(bound.value) }] }, mark: { type: 'rule', color: ink.text, strokeWidth: 2 }, encoding: { x: x('bound') } },
      { data: { values: [{ low: drawn(low), high: drawn(high) }] }, mark: { type: 'bar', height: 5, color }, encoding: { x: x('low'), x2: { field: 'high' } } },
      { data: { values: [{ value: drawn(value.value) }] }, mark: { type: 'point', filled: true, size: 90, opacity: 1, color, stroke: ink.paper, strokeWidth: 1.5 }, encoding: { x: x('value') } },
    ],
  };
};

/** `margins`: where every number stands against its bound; none where there is nothing to draw. */
export const checkCharts = (result: CheckResult): Readonly<Record<string, VegaLiteSpec>> => {
  const rows = rowsOf(result);
  if (rows.length === 0) return {};
  const left = rows.length - mostRows;
  const spec = {
    ...frame({
      title: [checkHeadline(result)],
      subtitle: [
        `Pale: where the number may lie. Line: its bound. Point: the number, red where it is broken, grey where undecided; bar: its Monte Carlo error, 95%.${left > 0 ? ` The table has ${left} more.` : ''}`,
      ],
    }),
    vconcat: rows.slice(0, mostRows).map(stripOf),
    spacing: 14,
  };
  return { margins: spec as VegaLiteSpec };
};

import type { Summary } from '../../engine/summary.js';
import { horizon, randomnessOf } from '../findings.js';
import { compact, money } from '../numbers.js';
import { compactLabels, drawn, frame, ink, plot, roundAxis, type VegaLiteSpec } from '../theme.js';

/** Where there is one profit and no distribution: revenue, cost and what is left of them, as bars from zero. */
export const profitBar = (summary: Summary): VegaLiteSpec => {
  const { totals, scenario } = summary;
  const { revenue, cost, profit } = totals;
  const left = profit.mean < 0 ? 'loss' : 'profit';
  const rows = [
    { name: 'revenue', value: drawn(revenue.mean), color: ink.band },
    { name: 'cost', value: drawn(cost.mean), color: ink.paleBand },
    { name: left, value: drawn(profit.mean), color: profit.mean < 0 ? ink.red : ink.blue },
  ].map((row) => ({ ...row, text: compact(row.value), beside: Math.max(0, row.value) }));
  const y = { field: 'name', type: 'nominal' as const, sort: null, axis: { title: null, domain: false, labelFontSize: 13, labelColor: ink.text } };
  const { domain, ticks } = roundAxis(rows.map(({ value }) => value));
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [...domain], nice: false },
    axis: { title: null, labelExpr: compactLabels, values: [...ticks], grid: true, domain: false, ticks: false },
  };
  const certain = randomnessOf(summary) === 'none' ? 'Nothing is random: the numbers are exact' : 'One future was drawn: others may differ';
  return {
    ...frame({
      title: [`${left === 'loss' ? 'Loss' : 'Profit'} over ${horizon(summary)} is ${money(Math.abs(profit.mean), scenario.currency)}`],
      subtitle: [`Totals, ${scenario.currency}. ${certain}.`],
    }),
    width: plot.width,
    height: 150,
    data: { values: rows },
    layer: [
      { mark: { type: 'bar', height: 28 }, encoding: { x, y, color: { field: 'color', type: 'nominal', scale: null } } },
      { mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { x: { datum: 0 } } },
      { mark: { type: 'text', align: 'left', dx: 6, fontWeight: 600 }, encoding: { x: { ...x, field: 'beside' }, y, text: { field: 'text', type: 'nominal' } } },
    ],
  };
};

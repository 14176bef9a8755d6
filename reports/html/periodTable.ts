import type { Measure, MeasureName, Summary } from '../../engine/summary.js';
import { at, measureOf, randomnessOf, readable, recurs, shareError } from '../findings.js';
import { compact, count, estimate, percentEstimate } from '../numbers.js';
import { endOf, flowOf, periodsOf, type Period } from '../periods.js';
import { escapeHtml } from './escape.js';
import { heading, number, table } from './table.js';

const flows = [
  { title: 'New', name: 'new' },
  { title: 'Won back', name: 'reactivated' },
  { title: 'Churned', name: 'churned' },
] as const;

/** `1.44M (\u22120.6M to 3.5M)`: the median of a stock and its range. */
const stock = (measure: Measure, step: number, say: (value: number) => string, sampled: boolean): string => {
  const low = say(readable(measure, 'p5', step));
  const high = say(readable(measure, 'p95', step));
  const range = sampled ? ` <span class="error">${low} to ${high}</span>` : '';
  return `<td>${say(readable(measure, 'p50', step))}${range}</td>`;
};

/** Who comes and goes in each year, quarter or month, what stands at its end, and how often cash has run out. */
export const periodTable = (summary: Summary): string => {
  const sampled = randomnessOf(summary) === 'sampled';
  const { currency } = summary.scenario;
  const shown = flows.filter(({ name }) => measureOf(summary, name).mean.some((value) => value !== 0));
  const stocks: readonly { readonly title: string; readonly unit: string; readonly name: MeasureName; readonly say: (value: number) => string }[] = [
    { title: 'Subscribers', unit: 'at the end', name: 'subscribers', say: count },
    ...(recurs(summary) ? [{ title: 'MRR', unit: `at the end, ${currency}`, name: 'mrr', say: compact } as const] : []),
    { title: 'Cash', unit: `at the end, ${currency}`, name: 'cash', say: compact },
  ];
  const flow = (name: MeasureName, period: Period): string => {
    const { value, errorAtMost } = flowOf(summary, name, period);
    return number(estimate(value, errorAtMost));
  };
  const ruined = (period: Period): string => {
    const share = at(summary.risk.ruin.byMonth, endOf(period));
    return number(percentEstimate(share, sampled ? shareError(summary, share) : 0));
  };
  const titles = ['Period', ...shown.map(({ title }) => title), ...stocks.map(({ title, unit }) => heading(title, escapeHtml(unit))), heading('Ruined', 'so far')];
  const rows = periodsOf(summary).map((period) => {
    const cells = [
      ...shown.map(({ name }) => flow(name, period)),
      ...stocks.map(({ name, say }) => stock(measureOf(summary, name), endOf(period), say, sampled)),
      ruined(period),
    ];
    return `<tr><th scope="row">${period.name}</th>${cells.join('')}</tr>`;
  });
  const caption = sampled
    ? 'Means of who comes and goes (after \u00b1: the most that their standard error can be); medians of what stands at the end, with P5 to P95.'
    : 'Who comes and goes in each period, and what stands at its end.';
  return table('periods', caption, titles, rows);
};

import type { Measure, MeasureName, Summary } from '../../engine/summary.js';
import { at, measureOf, randomnessOf, readable, shareError } from '../findings.js';
import { compact, count, estimate, percentEstimate, scaleFor, type Estimate } from '../numbers.js';
import { endOf, flowOf, periodsOf, type Period } from '../periods.js';
import { provenance } from '../provenance.js';
import { riskLines } from '../riskLines.js';
import { columnTitles, rangeColumns, rangeGroups } from '../riskTable.js';
import { escapeHtml } from './escape.js';

const head = (titles: readonly string[]): string =>
  `<thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>`;

const table = (className: string, caption: string, titles: readonly string[], rows: readonly string[]): string =>
  `<div class="scroll"><table class="${className}"><caption>${caption}</caption>${head(titles)}<tbody>${rows.join('')}</tbody></table></div>`;

const number = ({ value, error }: Estimate): string =>
  `<td${value.startsWith('\u2212') ? ' class="loss"' : ''}>${value}${error === 'exact' ? '' : ` <span class="error">${escapeHtml(error)}</span>`}</td>`;

/** P5, P50, P95 and mean of the totals and of the end, a standard error beside every number. */
export const rangeTable = (summary: Summary): string => {
  const randomness = randomnessOf(summary);
  const sampled = randomness === 'sampled';
  const columns = sampled ? rangeColumns : (['mean'] as const);
  const titles = sampled ? rangeColumns.map((column) => columnTitles[column]) : ['Value'];
  const rows = rangeGroups(summary).flatMap((group) => [
    `<tr><th class="group" scope="rowgroup" colspan="${titles.length + 1}">${escapeHtml(group.title)}</th></tr>`,
    ...group.rows.map(
      ({ name, unit, cells }) =>
        `<tr><th scope="row">${name} <span class="unit">${escapeHtml(unit)}</span></th>${columns.map((column) => number(cells[column])).join('')}</tr>`,
    ),
  ]);
  const caption = sampled
    ? 'Mean and percentiles over all futures: in 5% of them a number is below P5, in half below P50, in 95% below P95. After \u00b1: Monte Carlo standard error, how far the number would move with another seed.'
    : randomness === 'single'
      ? 'One future was drawn: these are its numbers, and say nothing about others.'
      : 'Nothing is random here: the numbers are exact.';
  return table('ranges', caption, ['', ...titles], rows);
};

const wordRows = (rows: readonly { readonly name: string; readonly text: string }[]): string =>
  rows.map(({ name, text }) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(text)}</td></tr>`).join('');

/** Ruin, runway, break-even and value at risk in words. */
export const riskTable = (summary: Summary): string =>
  `<table class="words"><caption>Risks over the horizon</caption><tbody>${wordRows(riskLines(summary))}</tbody></table>`;

/** What ran, on what, from which seed. */
export const provenanceTable = (summary: Summary): string =>
  `<table class="words hash"><caption>With these, the same numbers come out again</caption><tbody>${wordRows(provenance(summary))}</tbody></table>`;

const flows = [
  { title: 'New', name: 'new' },
  { title: 'Churned', name: 'churned' },
  { title: 'Revenue', name: 'revenue' },
  { title: 'Cost', name: 'cost' },
  { title: 'Profit', name: 'profit' },
] as const;

const isMoney = (name: MeasureName): boolean => name !== 'new' && name !== 'churned';

/** `1.44M (−0.6M to 3.5M)`: the median of a stock and its range. */
const stock = (measure: Measure, step: number, say: (value: number) => string, sampled: boolean): string => {
  const low = say(readable(measure, 'p5', step));
  const high = say(readable(measure, 'p95', step));
  const range = sampled ? ` <span class="error">${low} to ${high}</span>` : '';
  return `<td>${say(readable(measure, 'p50', step))}${range}</td>`;
};

/** Flows, stocks and ruin by year, quarter or month. */
export const periodTable = (summary: Summary): string => {
  const periods = periodsOf(summary);
  const sampled = randomnessOf(summary) === 'sampled';
  const { currency } = summary.scenario;
  const flow = (name: MeasureName, period: Period) => flowOf(summary, name, period);
  const scale = scaleFor(periods.flatMap((period) => flows.filter(({ name }) => isMoney(name)).map(({ name }) => flow(name, period).value)));
  const cell = (name: MeasureName, period: Period): string => {
    const { value, errorAtMost } = flow(name, period);
    const divisor = isMoney(name) ? scale.divisor : 1;
    return number(estimate(value / divisor, errorAtMost / divisor));
  };
  const ruined = (period: Period): string => {
    const share = at(summary.risk.ruin.byMonth, endOf(period));
    return number(percentEstimate(share, sampled ? shareError(summary, share) : 0));
  };
  const unit = `${scale.name} ${currency}`.trim();
  const titles = [
    'Period',
    ...flows.map(({ title, name }) => (isMoney(name) ? `${title}<br><span class="unit">${escapeHtml(unit)}</span>` : title)),
    'Subscribers<br><span class="unit">at the end</span>',
    `Cash<br><span class="unit">at the end, ${escapeHtml(currency)}</span>`,
    'Ruined<br><span class="unit">so far</span>',
  ];
  const rows = periods.map((period) => {
    const end = endOf(period);
    const cells = [
      ...flows.map(({ name }) => cell(name, period)),
      stock(measureOf(summary, 'subscribers'), end, count, sampled),
      stock(measureOf(summary, 'cash'), end, compact, sampled),
      ruined(period),
    ];
    return `<tr><th scope="row">${period.name}</th>${cells.join('')}</tr>`;
  });
  const caption = sampled
    ? 'Means of what flows (after \u00b1: the most that their standard error can be); medians of what stands at the end, with P5 to P95.'
    : 'What flows in each period, and what stands at its end.';
  return table('periods', caption, titles, rows);
};

import type { Measure, MeasureName, Summary } from '../../engine/summary.js';
import { at, measureOf, randomnessOf, readable, shareError } from '../findings.js';
import { compact, count, estimate, percentEstimate, scaleFor } from '../numbers.js';
import { endOf, flowOf, periodsOf, type Period, type SumOfMeans } from '../periods.js';
import { amountEstimate, profitAndLoss, type StatementRow } from '../profitAndLoss.js';
import { provenance } from '../provenance.js';
import { riskLines } from '../riskLines.js';
import { columnTitles, rangeColumns, rangeGroups, type RangeColumn, type RangeRow } from '../riskTable.js';
import { economicsByPart, unitEconomics } from '../unitEconomics.js';
import { escapeHtml } from './escape.js';
import { groupedRows, number, table } from './table.js';

/** The share of what is not known as a number and as a bar, whose rest is luck. */
const knowledgeCell = ({ knowledge }: RangeRow): string => {
  if (knowledge === undefined) return '<td></td>';
  const { share, value, error } = knowledge;
  const width = (100 * share).toFixed(1);
  return `<td>${value} <span class="error">${error}</span> <span class="share"><span style="width: ${width}%"></span></span></td>`;
};

/** Mean, P5, P50 and P95 of the totals and of the end, a standard error beside every number, and how much of a spread is knowledge. */
export const rangeTable = (summary: Summary): string => {
  const randomness = randomnessOf(summary);
  const sampled = randomness === 'sampled';
  const groups = rangeGroups(summary);
  const split = sampled && groups.some(({ rows }) => rows.some(({ knowledge }) => knowledge !== undefined));
  const columns: readonly RangeColumn[] = sampled ? rangeColumns : ['mean'];
  const titles = sampled ? rangeColumns.map((column) => columnTitles[column]) : ['Value'];
  const caption = sampled
    ? 'Mean and percentiles over all futures: in 5% of them a number is below P5, in half below P50, in 95% below P95. After \u00b1: Monte Carlo standard error, how far the number would move with another seed.'
    : randomness === 'single'
      ? 'One future was drawn: these are its numbers, and say nothing about others.'
      : 'Nothing is random here: the numbers are exact.';
  const knowledge = 'Not known<br><span class="unit">share of variance</span>';
  const more = ' Not known (dark): how much of the variance comes from what we do not know and could learn; the rest (pale) is luck.';
  return split
    ? table('ranges', `${caption}${more}`, ['', ...titles, knowledge], groupedRows(groups, columns, knowledgeCell, 1))
    : table('ranges', caption, ['', ...titles], groupedRows(groups, columns));
};

/** What a customer costs, stays and brings, with ranges; empty where no revenue recurs. */
export const economicsTable = (summary: Summary): string => {
  const groups = [...unitEconomics(summary), ...economicsByPart(summary)];
  if (groups.length === 0) return '';
  const sampled = randomnessOf(summary) === 'sampled';
  const titles = sampled ? rangeColumns.map((column) => columnTitles[column]) : ['Value'];
  const caption = 'At the end of the horizon. MRR: monthly recurring revenue; ARPA: average revenue per account; CAC: cost of acquiring a customer; LTV: lifetime value. A share of futures in small print: the others have no value, such as a payback where nothing is earned.';
  return table('ranges', caption, ['', ...titles], groupedRows(groups, sampled ? rangeColumns : ['mean']));
};

/** The profit and loss account. */
export const statementTable = (summary: Summary): string => {
  const statement = profitAndLoss(summary);
  const sampled = randomnessOf(summary) === 'sampled';
  const cell = (amount: SumOfMeans, kind: StatementRow['kind']): string => {
    const { value, error } = amountEstimate(amount, statement);
    return number({ value, error: kind === 'total' ? error : 'exact' });
  };
  const rows = statement.rows.map(
    ({ name, kind, amounts }) => `<tr class="${kind}"><th scope="row">${escapeHtml(name)}</th>${amounts.map((amount) => cell(amount, kind)).join('')}</tr>`,
  );
  const caption = `${escapeHtml(statement.unit)}. ${sampled ? 'Means over all futures, without the digits that their error does not support; after \u00b1: the most that the standard error of a total can be.' : 'The numbers of the one future that there is.'}`;
  return table('statement periods', caption, ['', ...statement.columns], rows);
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

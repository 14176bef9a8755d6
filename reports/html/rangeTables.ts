import type { Summary } from '../../engine/summary.js';
import { economicsNotes } from '../economicsNotes.js';
import { horizon, randomnessOf } from '../findings.js';
import { percent } from '../numbers.js';
import { columnTitles, lineGroups, rangeColumns, rangeGroups, type RangeColumn, type RangeGroup, type RangeRow } from '../riskTable.js';
import { economicsByPart, unitEconomics } from '../unitEconomics.js';
import { groupedRows, heading, table } from './table.js';

/** A column after the numbers, where any row has something in it. */
interface Extra {
  readonly title: string;
  readonly cell: (row: RangeRow) => string;
  readonly has: (row: RangeRow) => boolean;
}

/** The share of what is not known as a number and as a bar, whose rest is luck. */
const knowledge: Extra = {
  title: heading('Not known', 'share of variance'),
  has: (row) => row.knowledge !== undefined,
  cell: ({ knowledge: known }) => {
    if (known === undefined) return '<td class="extra"></td>';
    const width = (100 * known.share).toFixed(1);
    return `<td class="extra">${known.value} <span class="error">${known.error}</span> <span class="share"><span style="width: ${width}%"></span></span></td>`;
  },
};

const counted: Extra = {
  title: heading('Futures', 'with a value'),
  has: (row) => row.counted !== undefined,
  cell: ({ counted: share }) => `<td class="extra">${share === undefined ? '' : percent(share)}</td>`,
};

/** Ranges where futures differ, else the only value there is; the extra column where a row has something in it. */
const rangesOf = (summary: Summary, caption: string, groups: readonly RangeGroup[], extra: Extra): string => {
  const sampled = randomnessOf(summary) === 'sampled';
  const columns: readonly RangeColumn[] = sampled ? rangeColumns : ['mean'];
  const titles = sampled ? rangeColumns.map((column) => columnTitles[column]) : ['Value'];
  const wide = sampled && groups.some(({ rows }) => rows.some(extra.has));
  return table(
    wide ? 'ranges wide' : sampled ? 'ranges' : 'values',
    caption,
    ['', ...titles, ...(wide ? [extra.title] : [])],
    wide ? groupedRows(groups, columns, extra.cell, 1) : groupedRows(groups, columns),
  );
};

const rangeCaption = (summary: Summary): string => {
  const randomness = randomnessOf(summary);
  if (randomness === 'none') return 'Nothing is random here: the numbers are exact.';
  if (randomness === 'single') return 'One future was drawn: these are its numbers, and say nothing about others.';
  return (
    'Mean and percentiles over all futures: in 5% of them a number is below P5, in half below P50, in 95% below P95. After \u00b1: Monte Carlo standard error, how far the number would move with another seed.' +
    (summary.totals.profit.knowledge === null ? '' : ' Not known (dark): how much of the variance comes from what we do not know and could learn; the rest (pale) is luck.')
  );
};

/** Mean, P5, P50 and P95 of the totals and of the end, a standard error beside every number, and how much of a spread is knowledge. */
export const rangeTable = (summary: Summary): string => rangesOf(summary, rangeCaption(summary), rangeGroups(summary), knowledge);

/** The range of every line of revenue and cost over the horizon; empty where there is one only, and where nothing varies. */
export const lineTable = (summary: Summary): string => {
  const groups = lineGroups(summary);
  return groups.length === 0 || randomnessOf(summary) !== 'sampled' ? '' : rangesOf(summary, `What revenue and cost over ${horizon(summary)} are made of.`, groups, knowledge);
};

const abbreviations = {
  MRR: 'monthly recurring revenue',
  ARPA: 'average revenue per account',
  CAC: 'cost of acquiring a customer',
  LTV: 'lifetime value',
} as const;

/** What the abbreviations among some names mean. */
const meanings = (names: readonly string[]): string => {
  const used = Object.entries(abbreviations).filter(([short]) => names.some((name) => name.split(' ').includes(short)));
  return used.length === 0 ? '' : `${used.map(([short, long]) => `${short}: ${long}`).join('; ')}.`;
};

/** What a customer costs, stays and brings, with ranges; empty where nobody pays. */
export const economicsTable = (summary: Summary): string => {
  const groups = [...unitEconomics(summary), ...economicsByPart(summary)];
  if (groups.length === 0) return '';
  const names = groups.flatMap(({ title, rows }) => [title, ...rows.map(({ name }) => name)]);
  return rangesOf(summary, `${meanings(names)} ${economicsNotes(groups)}`.trim(), groups, counted);
};

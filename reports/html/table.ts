import type { Estimate } from '../numbers.js';
import type { RangeColumn, RangeGroup, RangeRow } from '../riskTable.js';
import { escapeHtml } from './escape.js';

const head = (titles: readonly string[], attributes: readonly string[]): string =>
  `<thead><tr>${titles.map((title, column) => `<th scope="col"${attributes[column] ?? ''}>${title}</th>`).join('')}</tr></thead>`;

/** A title of a column with a small line under it; both are HTML. */
export const heading = (title: string, under: string): string => `${title}<br><span class="unit">${under}</span>`;

/**
 * A table that scrolls by itself where it is wider than the page.
 * @param attributes further attributes of the titles, each with a space before it
 */
export const table = (className: string, caption: string, titles: readonly string[], rows: readonly string[], attributes: readonly string[] = []): string =>
  `<div class="scroll"><table class="${className}"><caption>${caption}</caption>${head(titles, attributes)}<tbody>${rows.join('')}</tbody></table></div>`;

/** Tables below one another; an empty one is not there. */
export const below = (...tables: readonly string[]): string => tables.filter((text) => text !== '').join('\n<br>\n');

/** A cell with a number and its error; red below zero. */
export const number = ({ value, error }: Estimate): string =>
  `<td${value.startsWith('\u2212') ? ' class="loss"' : ''}>${value}${error === 'exact' ? '' : ` <span class="error">${escapeHtml(error)}</span>`}</td>`;

/** A small muted text after another; nothing for none. */
const aside = (text: string | undefined): string => (text === undefined || text === '' ? '' : ` <span class="unit">${escapeHtml(text)}</span>`);

/**
 * Rows under the titles of their groups.
 * @param more what stands in a row after its numbers; it takes `extra` columns
 */
export const groupedRows = (groups: readonly RangeGroup[], columns: readonly RangeColumn[], more: (row: RangeRow) => string = () => '', extra = 0): string[] =>
  groups.flatMap(({ title, rows }) => [
    `<tr><th class="group" scope="rowgroup" colspan="${columns.length + 1 + extra}">${escapeHtml(title)}</th></tr>`,
    ...rows.map((row) => {
      const after = [row.unit, row.note].filter((text) => text !== undefined && text !== '').join(', ');
      return `<tr><th scope="row">${escapeHtml(row.name)}${aside(after)}</th>${columns.map((column) => number(row.cells[column])).join('')}${more(row)}</tr>`;
    }),
  ]);

import type { CellTable } from '../cellTable.js';
import { cellTexts } from '../cells.js';
import { escapeHtml } from './escape.js';
import { table } from './table.js';

/** A table of words and numbers. */
export const cellTable = (given: CellTable): string => {
  const { rows, numeric } = cellTexts(given);
  const text = (column: number): string => (numeric[column] === false ? ' class="text"' : '');
  const caption = `<strong>${escapeHtml(given.title)}.</strong>${given.note === undefined ? '' : ` ${escapeHtml(given.note)}`}`;
  return table(
    'fit',
    caption,
    given.columns.map(escapeHtml),
    rows.map(([name = '', ...cells]) => `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((cell, index) => `<td${text(index + 1)}>${escapeHtml(cell)}</td>`).join('')}</tr>`),
    given.columns.map((_, column) => text(column)),
  );
};

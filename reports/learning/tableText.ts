import picocolors from 'picocolors';
import type { FitTable } from '../../models/fit.js';
import { bareTable } from '../bareTable.js';
import { terminalWidth, visible } from '../terminalText.js';
import { wrap } from '../wrap.js';
import { cellTexts } from './cells.js';

type Paint = ReturnType<typeof picocolors.createColors>;

/** Columns of the terminal between two columns of a table. */
const gap = 2;

/** Narrowest that a column of words is made. */
const narrowest = 12;

/** Widths of columns that fit the terminal together: the widest of words give way. Undefined: all fit as they are. */
const fitted = (natural: readonly number[], numeric: readonly boolean[]): readonly number[] | undefined => {
  const widths = natural.map((width) => width + gap);
  let over = widths.reduce((sum, width) => sum + width, 0) - terminalWidth;
  if (over <= 0) return undefined;
  while (over > 0) {
    const widest = widths.reduce((best, width, index) => (!(numeric[index] ?? false) && width > (widths[best] ?? 0) ? index : best), numeric.indexOf(false));
    const width = widths[widest] ?? 0;
    if (widest < 0 || width <= narrowest) return widths;
    widths[widest] = width - 1;
    over -= 1;
  }
  return widths;
};

/** A table of a fit for a terminal: its title, its columns, its note; at most as wide as the terminal where its numbers leave room. */
export const tableText = (table: FitTable, paint: Paint): string[] => {
  const { rows, numeric } = cellTexts(table);
  const heads = table.columns.map(visible);
  const shown = rows.map((row) => row.map(visible));
  const natural = heads.map((head, column) => Math.max(...[head, ...shown.map((row) => row[column] ?? '')].map((text) => [...text].length)));
  const drawn = bareTable(numeric.map((isNumber) => (isNumber ? 'right' : 'left')), gap, fitted(natural, numeric));
  if (heads.some((head) => head !== '')) drawn.push(heads.map((head) => paint.dim(head)));
  for (const row of shown) drawn.push(row);
  return [paint.bold(visible(table.title)), ...drawn.toString().split('\n'), ...(table.note === undefined ? [] : wrap(visible(table.note), terminalWidth).map((line) => paint.dim(line)))];
};

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

/** A column of a table: its title, its texts, whether they are numbers. */
interface Column {
  readonly head: string;
  readonly cells: readonly string[];
  readonly numeric: boolean;
}

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => [...text].length));

/** The least width in which every word stands whole, and every number too; words are not spread over more lines than they need. */
const least = ({ head, cells, numeric }: Column): number => Math.max(longest(head.split(' ')), numeric ? longest(cells) : Math.max(narrowest, longest(cells.flatMap((text) => text.split(' ')))));

/** Widths of columns, the gap included, that fit the terminal together: the widest gives way first. Undefined: all fit as they are. */
const fitted = (columns: readonly Column[]): readonly number[] | undefined => {
  const widths = columns.map(({ head, cells }) => longest([head, ...cells]) + gap);
  const floors = columns.map((column) => least(column) + gap);
  let over = widths.reduce((sum, width) => sum + width, 0) - terminalWidth;
  if (over <= 0) return undefined;
  for (; over > 0; over--) {
    const spare = widths.map((width, index) => (width > (floors[index] ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
};

/** A table of a fit for a terminal: its title, its columns, its note; at most as wide as the terminal where its numbers leave room. */
export const tableText = (table: FitTable, paint: Paint): string[] => {
  const { rows, numeric } = cellTexts(table);
  const shown = rows.map((row) => row.map(visible));
  const columns = table.columns.map((head, column): Column => ({ head: visible(head), cells: shown.map((row) => row[column] ?? ''), numeric: numeric[column] ?? false }));
  const drawn = bareTable(columns.map(({ numeric: isNumber }) => (isNumber ? 'right' : 'left')), gap, fitted(columns));
  if (columns.some(({ head }) => head !== '')) drawn.push(columns.map(({ head }) => paint.dim(head)));
  for (const row of shown) drawn.push(row);
  return [paint.bold(visible(table.title)), ...drawn.toString().split('\n'), ...(table.note === undefined ? [] : wrap(visible(table.note), terminalWidth).map((line) => paint.dim(line)))];
};

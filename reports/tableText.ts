import picocolors from 'picocolors';
import type { CellTable } from './cellTable.js';
import { bareTable } from './bareTable.js';
import { columnsOf, terminalWidth, visible } from './terminalText.js';
import { wrap } from './wrap.js';
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

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(columnsOf));

/** The least width in which every word stands whole, and every number too; words are not spread over more lines than they need. */
const least = ({ head, cells, numeric }: Column): number => Math.max(longest(head.split(' ')), numeric ? longest(cells) : Math.max(narrowest, longest(cells.flatMap((text) => text.split(' ')))));

/** The least width in which only the title is broken. */
const leastUnbroken = ({ head, cells }: Column): number => longest([...head.split(' '), ...cells]);

/** Takes from the widest column that has something to give until all fit, or none has. */
const shrunk = (widths: readonly number[], floors: readonly number[]): readonly number[] => {
  const shrinking = [...widths];
  for (let over = shrinking.reduce((sum, width) => sum + width, 0) - terminalWidth; over > 0; over--) {
    const spare = shrinking.map((width, index) => (width > (floors[index] ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) break;
    shrinking[widest] = (shrinking[widest] ?? 0) - 1;
  }
  return shrinking;
};

/** Widths of columns, the gap included, that fit the terminal together: titles are broken first, then words. Undefined: all fit as they are. */
const fitted = (columns: readonly Column[]): readonly number[] | undefined => {
  const natural = columns.map(({ head, cells }) => longest([head, ...cells]) + gap);
  if (natural.reduce((sum, width) => sum + width, 0) <= terminalWidth) return undefined;
  const withTitlesBroken = shrunk(natural, columns.map((column) => leastUnbroken(column) + gap));
  return shrunk(withTitlesBroken, columns.map((column) => least(column) + gap));
};

/** Columns that fit the terminal beside the first one, which names the rows; as many such parts as it takes. */
const partsOf = ([names, ...others]: readonly Column[]): readonly (readonly Column[])[] => {
  if (names === undefined) return [];
  const room = terminalWidth - least(names) - gap;
  const parts: Column[][] = [[]];
  let used = 0;
  for (const column of others) {
    const width = least(column) + gap;
    if (used > 0 && used + width > room) {
      parts.push([]);
      used = 0;
    }
    parts[parts.length - 1]?.push(column);
    used += width;
  }
  return parts.map((part) => [names, ...part]);
};

const drawnPart = (columns: readonly Column[], paint: Paint): string[] => {
  const drawn = bareTable(columns.map(({ numeric }) => (numeric ? 'right' : 'left')), gap, fitted(columns));
  if (columns.some(({ head }) => head !== '')) drawn.push(columns.map(({ head }) => paint.dim(head)));
  (columns[0]?.cells ?? []).forEach((_, row) => drawn.push(columns.map(({ cells }) => cells[row] ?? '')));
  return drawn.toString().split('\n');
};

/** A table for a terminal: its title, its columns, its note; one with too many columns in parts below one another. */
export const tableText = (table: CellTable, paint: Paint): string[] => {
  const { rows, numeric } = cellTexts(table);
  const shown = rows.map((row) => row.map(visible));
  const columns = table.columns.map((head, column): Column => ({ head: visible(head), cells: shown.map((row) => row[column] ?? ''), numeric: numeric[column] ?? false }));
  return [
    paint.bold(visible(table.title)),
    ...partsOf(columns).flatMap((part, index) => [...(index > 0 ? [''] : []), ...drawnPart(part, paint)]),
    ...(table.note === undefined ? [] : wrap(visible(table.note), terminalWidth).map((line) => paint.dim(line))),
  ];
};

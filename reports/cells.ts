import type { CellTable } from './cellTable.js';
import { thousands } from './numbers.js';

/** A table as texts, and which of its columns hold numbers. */
export interface CellTexts {
  readonly rows: readonly (readonly string[])[];
  readonly numeric: readonly boolean[];
}

/** Most decimals of a number. */
const mostDecimals = 6;

const magnitude = (value: number): number => Math.floor(Math.log10(value));

/** Decimals of a column of numbers: four digits of the largest, one more where the smallest would have less than two; none where all are whole. */
const decimalsOf = (values: readonly number[]): number => {
  const sizes = values.map(Math.abs).filter((size) => size > 0 && Number.isFinite(size));
  if (sizes.length === 0 || values.every(Number.isInteger)) return 0;
  const ofLargest = Math.max(0, 3 - magnitude(Math.max(...sizes)));
  const ofSmallest = 1 - magnitude(Math.min(...sizes));
  return Math.min(mostDecimals, ofSmallest > ofLargest ? ofLargest + 1 : ofLargest);
};

const looksNumeric = (text: string): boolean => text === '' || /^[-+\u2212<]?[\d.]/.test(text);

/** The cells of a table as they are read: numbers of a column with as many decimals as they need, texts as they are. */
export const cellTexts = ({ columns, rows }: CellTable): CellTexts => {
  const cells = columns.map((_, column) => rows.map((row) => row[column] ?? ''));
  const texts = cells.map((column) => {
    const decimals = decimalsOf(column.filter((cell) => typeof cell === 'number'));
    return column.map((cell) => (typeof cell === 'string' ? cell : Number.isFinite(cell) ? thousands(cell, decimals) : 'n/a'));
  });
  return {
    rows: rows.map((_, row) => texts.map((column) => column[row] ?? '')),
    numeric: texts.map((column, index) => index > 0 && column.some((text) => text !== '') && column.every(looksNumeric)),
  };
};

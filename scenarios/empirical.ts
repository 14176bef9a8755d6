import { CsvError, parse } from 'csv-parse/sync';
import * as E from 'fp-ts/lib/Either.js';
import type { Fault } from './diagnostic.js';
import { didYouMean } from './hints.js';
import { parseNumber } from './number.js';
import { makeSource } from './source.js';
import type { Place, Source } from './source.js';

/** A fault, with `place` when it stands in the data file itself. */
export type DataFault = Fault & { readonly place?: Place };

/** A row of a CSV file and its line, from 1. */
interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * The observations in one column of a CSV text, sorted; numbers as the language writes them (`0.03`, `3%`, `40k`).
 * The first row is a heading when the column is asked for by name or does not begin with a number. Empty cells are left out.
 * Errors: no such column, a column not chosen among several, a cell that is no number, no observations.
 */
export const readObservations = (file: string, text: string, column: string | undefined): E.Either<DataFault, readonly number[]> => {
  const source = makeSource(file, text);
  const rows = readRows(source);
  if (E.isLeft(rows)) return rows;
  const [first] = rows.right;
  if (first === undefined) return E.left({ expected: 'observations', place: { source, offset: 0 } });
  const index = columnIndex(first.cells, column);
  if (index === undefined) return E.left(columnFault(file, first.cells, column));
  const headed = column !== undefined && !isPosition(column) ? true : E.isLeft(parseNumber(first.cells[index] ?? ''));
  const values: number[] = [];
  for (const { cells, line } of headed ? rows.right.slice(1) : rows.right) {
    const cell = (cells[index] ?? '').trim();
    if (cell === '') continue;
    const value = parseNumber(cell);
    if (E.isLeft(value)) return E.left({ ...value.left, place: atLine(source, line) });
    values.push(value.right);
  }
  if (values.length === 0) return E.left({ expected: `a number in column ${column ?? 1} of ${file}` });
  return E.right(values.sort((a, b) => a - b));
};

const isPosition = (column: string): boolean => /^\d+$/.test(column);

const columnIndex = (cells: readonly string[], column: string | undefined): number | undefined => {
  const names = cells.map((cell) => cell.trim());
  if (column === undefined) return cells.length === 1 ? 0 : undefined;
  const named = names.indexOf(column);
  if (named >= 0) return named;
  return isPosition(column) && Number(column) >= 1 && Number(column) <= cells.length ? Number(column) - 1 : undefined;
};

const columnFault = (file: string, cells: readonly string[], column: string | undefined): DataFault => {
  const names = cells.map((cell) => cell.trim());
  if (column === undefined)
    return { expected: `the name of a column of ${file}`, hint: `write empirical(${file}, ${names[0]}); columns: ${names.join(', ')}` };
  return { expected: `a column of ${file}`, found: column, hint: didYouMean(column, names) };
};

const atLine = (source: Source, line: number): Place => ({ source, offset: source.lineStarts[Math.min(line, source.lineStarts.length) - 1] });

const readRows = (source: Source): E.Either<DataFault, readonly Row[]> => {
  try {
    const rows: Row[] = [];
    parse(source.text, {
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells, { lines }) => {
        rows.push({ cells, line: lines });
        return null;
      },
    });
    return E.right(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    return E.left({ expected: 'CSV that can be read', found: error.message, place: atLine(source, line) });
  }
};

import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { Cell } from './cell.js';
import type { HeaderReader } from './columns.js';
import { BadQuotes } from './csvRecords.js';
import { guessDelimiter } from './delimiter.js';
import { fileFault } from './fileFault.js';
import { headerNames } from './header.js';
import { noRows } from './noRows.js';
import { readStart } from './textBytes.js';
import { isWorkbook, openSheet } from './workbook.js';

/**
 * The names of the columns of a CSV file or of the first sheet of a workbook, as `readColumns` will find them; blank ones as ``.
 * Left: the file cannot be read, or has no header.
 */
export const readHeader: HeaderReader = (path) =>
  pipe(
    TE.tryCatch(
      async () => headerNames(isWorkbook(path) ? firstRow((await openSheet(path)).rows) : firstRecord(await readStart(path))),
      (error): readonly Diagnostic[] => [fileFault(path, error)],
    ),
    TE.filterOrElse(
      (names: readonly string[]) => names.length > 0,
      (): readonly Diagnostic[] => [noRows(path, [])],
    ),
  );

const firstRow = (rows: readonly (readonly Cell[])[]): readonly Cell[] => rows.find((cells) => cells.some((cell) => cell !== null)) ?? [];

const firstRecord = (start: string): readonly string[] => {
  const delimiter = guessDelimiter(start);
  try {
    const [cells = []] = parse(start, { delimiter, to: 1, skip_empty_lines: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
    return delimiter === ' ' ? cells.filter((cell) => cell !== '') : cells;
  } catch (error) {
    throw error instanceof CsvError ? new BadQuotes(1, error.code) : error;
  }
};

import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic, Fault } from '../../scenarios/diagnostic.js';
import type { BuiltColumn } from './columnBuilder.js';
import type { Categories, ColumnReader, DataColumns } from './columns.js';
import { readRecords } from './csvRecords.js';
import { guessDelimiter } from './delimiter.js';
import type { Delimiter } from './delimiter.js';
import { withRest } from './faultList.js';
import { fileFault } from './fileFault.js';
import { noRows } from './noRows.js';
import { cellFinder } from './rowText.js';
import { tableReader } from './tableReader.js';
import type { ReadTable, TableReader } from './tableReader.js';
import { readStart } from './textBytes.js';
import { isWorkbook, openSheet } from './workbook.js';

/**
 * Reads columns of a CSV file (commas, semicolons, tabs or spaces, plain or .gz, UTF-8 with or without a byte order mark) or of the first
 * sheet of an .xlsx file. A CSV file is streamed: besides the columns nothing of it stays in memory.
 * Left: every mistake in the file, the first 20 one by one; a row is left out only for a blank cell that may be, and is counted.
 */
export const readColumns: ColumnReader = (path, wanted) =>
  pipe(
    TE.tryCatch(
      async () => {
        if (isWorkbook(path)) return readWorkbook(path, tableReader(wanted, undefined));
        const delimiter = guessDelimiter(await readStart(path));
        return readCsv(path, delimiter, tableReader(wanted, delimiter));
      },
      (error): readonly Diagnostic[] => [fileFault(path, error)],
    ),
    TE.flatMapEither(({ reader, delimiter, sha256 }) => finish(path, reader, delimiter, sha256)),
  );

interface Read {
  readonly reader: TableReader;
  readonly delimiter: Delimiter | undefined;
  readonly sha256: string;
}

const readCsv = async (path: string, delimiter: Delimiter, reader: TableReader): Promise<Read> => ({
  reader,
  delimiter,
  sha256: await readRecords(path, delimiter, reader.take),
});

const readWorkbook = async (path: string, reader: TableReader): Promise<Read> => {
  const { rows, sha256 } = await openSheet(path);
  rows.forEach((cells, row) => {
    if (cells.some((cell) => cell !== null)) reader.take(cells, row + 1);
  });
  return { reader, delimiter: undefined, sha256 };
};

const finish = (
  path: string,
  { faults, result }: TableReader,
  delimiter: Delimiter | undefined,
  sha256: string,
): E.Either<readonly Diagnostic[], DataColumns> => {
  if (faults.count() > 0) {
    const place = placeFinder(path, delimiter);
    const first = faults.first().map(({ line, field, name, fault }) => diagnoseAt(path, place(line, field), name, fault));
    return E.left(withRest(first, faults.count()));
  }
  const table = result();
  return table.rows === 0 ? E.left([noRows(path, table.names)]) : E.right(dataColumns(path, table, delimiter, sha256));
};

/** Where a cell stands, for messages: in a workbook, its row and its column. */
const placeFinder = (path: string, delimiter: Delimiter | undefined): ReturnType<typeof cellFinder> =>
  delimiter === undefined ? (line, field) => ({ line, column: Math.max(field, 0) + 1 }) : cellFinder(path, delimiter);

const dataColumns = (path: string, table: ReadTable, delimiter: Delimiter | undefined, sha256: string): DataColumns => ({
  file: path,
  sha256,
  rows: table.rows,
  used: table.lines.length,
  dropped: table.dropped,
  ...byType(table.columns),
  lines: table.lines,
  faultAt: (row, role, fault: Fault) => {
    const field = table.fieldOf.get(role) ?? -1;
    return diagnoseAt(path, placeFinder(path, delimiter)(table.lines[row] ?? 1, field), table.names[field] ?? '', fault);
  },
});

const byType = (columns: ReadonlyMap<string, BuiltColumn>): Pick<DataColumns, 'numbers' | 'categories' | 'texts' | 'times' | 'flags'> => {
  const numbers = new Map<string, Float64Array>();
  const categories = new Map<string, Categories>();
  const texts = new Map<string, readonly string[]>();
  const times = new Map<string, Float64Array>();
  const flags = new Map<string, Uint8Array>();
  for (const [role, column] of columns) {
    if (column.type === 'number') numbers.set(role, column.values);
    else if (column.type === 'category') categories.set(role, column.values);
    else if (column.type === 'text') texts.set(role, column.values);
    else if (column.type === 'time') times.set(role, column.values);
    else flags.set(role, column.values);
  }
  return { numbers, categories, texts, times, flags };
};

import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';

/**
 * How the cells of a column are read.
 * `number`: a number; `category`: a word of some, kept as codes; `text`: any text; `time`: a date, a month or a date with a time;
 * `flag`: yes or no, true or false, 1 or 0.
 */
export type ColumnType = 'number' | 'category' | 'text' | 'time' | 'flag';

/** A column that a fit wants of a file. */
export interface WantedColumn {
  /** The part that it plays: `user`, `rating`, `churned`. */
  readonly role: string;
  readonly name: string;
  readonly type: ColumnType;
  /** What a blank cell means: the row is left out and counted, the file is wrong, or it is kept: the empty word, NaN for a number (not of times and flags). */
  readonly blank: 'drop' | 'wrong' | 'keep';
}

/** Words of a column as numbers: `levels[codes[row]]` is the word of a row. */
export interface Categories {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

/** The columns of a file that were asked for, of the rows that are used, by role. */
export interface DataColumns {
  readonly file: string;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** Rows in the file. */
  readonly rows: number;
  /** Rows that are used: the length of every column. */
  readonly used: number;
  readonly dropped: readonly { readonly reason: string; readonly rows: number }[];
  readonly numbers: ReadonlyMap<string, Float64Array>;
  readonly categories: ReadonlyMap<string, Categories>;
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds since 1970, UTC. */
  readonly times: ReadonlyMap<string, Float64Array>;
  readonly flags: ReadonlyMap<string, Uint8Array>;
  /** Line of every used row in the file (the row of the sheet, for a workbook), for messages. */
  readonly lines: Int32Array;
  /** A fault at a cell of a used row. */
  readonly faultAt: (row: number, role: string, fault: { readonly expected: string; readonly found?: string; readonly hint?: string }) => Diagnostic;
}

/** Reads columns of a CSV file (comma, semicolon, tab or spaces, plain or .gz) or of the first sheet of an XLSX file. */
export type ColumnReader = (path: string, wanted: readonly WantedColumn[]) => TaskEither<readonly Diagnostic[], DataColumns>;

/** The names of a file's columns, in their order. */
export type HeaderReader = (path: string) => TaskEither<readonly Diagnostic[], readonly string[]>;

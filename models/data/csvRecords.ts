import { CsvError, parse } from 'csv-parse';
import type { Delimiter } from './delimiter.js';
import { pumpText } from './textBytes.js';

/** Told the cells of every row and the line at which the row begins (from 1). */
export type RecordTaker = (cells: readonly string[], line: number) => void;

/** A row whose quotes do not fit. */
export class BadQuotes extends Error {
  constructor(
    readonly line: number,
    readonly code: string,
  ) {
    super(`quotes of line ${line}`);
  }
}

const lineBreaks = (cells: readonly string[]): number => cells.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/**
 * Reads a CSV file row by row without keeping any; lines with nothing on them are no rows.
 * @returns SHA-256 of the file's bytes, in hexadecimal
 * @throws BadQuotes, NotUtf8, and what reading and unpacking throw
 */
export const readRecords = async (path: string, delimiter: Delimiter, take: RecordTaker): Promise<string> => {
  let next = 1;
  let counted = 0;
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (cells: readonly string[], { lines }) => {
      const line = next;
      // The parser counts a CRLF inside quotes twice.
      next += 1 + (lines - counted > 1 ? lineBreaks(cells) : 0);
      counted = lines;
      const kept = delimiter === ' ' ? cells.filter((cell) => cell !== '') : cells;
      if (kept.length > 1 || (kept.length === 1 && kept[0] !== '')) take(kept, line);
      return null;
    },
  });
  parser.resume();
  try {
    return await pumpText(path, parser);
  } catch (error) {
    if (error instanceof CsvError) throw new BadQuotes(next, error.code);
    throw error;
  }
};

import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic, Fault } from '../../scenarios/diagnostic.js';
import { unreadable } from '../../scenarios/unreadable.js';
import { BadQuotes } from './csvRecords.js';
import { NotUtf8 } from './textBytes.js';
import { isWorkbook } from './workbook.js';

const quoteFaults: Readonly<Record<string, Fault>> = {
  CSV_QUOTE_NOT_CLOSED: {
    expected: 'a quote that closes the cell',
    found: 'the end of the file',
    hint: 'a quote in this row is opened and never closed',
  },
  INVALID_OPENING_QUOTE: {
    expected: 'quotes around a whole cell',
    found: 'a quote inside a cell',
    hint: 'put the whole cell in quotes and double the quotes inside it: "12"" record"',
  },
  CSV_INVALID_CLOSING_QUOTE: {
    expected: 'the end of the cell after its closing quote',
    found: 'more text',
    hint: 'double the quotes inside a cell: "12"" record"',
  },
};

/** Why a file of data could not be read at all. */
export const fileFault = (path: string, error: unknown): Diagnostic => {
  const at = (line: number, fault: Fault): Diagnostic => diagnoseAt(path, { line, column: 1 }, '', fault);
  if (error instanceof NotUtf8) return at(error.line, { expected: 'text in UTF-8', found: 'other bytes', hint: 'save the file as CSV UTF-8' });
  if (error instanceof BadQuotes) return at(error.line, quoteFaults[error.code] ?? { expected: 'cells as CSV files have them', found: error.code });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_'))
    return at(1, { expected: 'a whole gzip file', found: unreadable(error), hint: 'pack the file again, or unpack it and name the .csv' });
  if (isWorkbook(path) && !/^E[A-Z]+$/.test(code))
    return at(1, { expected: 'an .xlsx workbook', found: unreadable(error), hint: 'save the sheet as .xlsx or as .csv' });
  return at(1, { expected: 'a file of data that can be read', found: unreadable(error), hint: 'give the path of a .csv, .csv.gz or .xlsx file' });
};

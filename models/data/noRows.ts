import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';

/** A file of data without any. */
export const noRows = (path: string, header: readonly string[]): Diagnostic =>
  diagnoseAt(path, { line: 1, column: 1 }, '', {
    expected: 'rows of data below a header',
    found: header.length === 0 ? 'an empty file' : 'a header and nothing below it',
    hint: 'the first row names the columns, the rows of data stand below it',
  });

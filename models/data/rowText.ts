import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Position } from '../../scenarios/source.js';
import type { Delimiter } from './delimiter.js';

/** Most bytes of a row in which a cell is looked for. */
const longestRow = 1 << 16;

/** Offset of the first character of a cell in a row's text; undefined: the row has no such cell. */
const cellOffset = (row: string, delimiter: Delimiter, field: number): number | undefined => {
  const skipBlanks = (at: number): number => {
    while (row[at] === ' ') at++;
    return at;
  };
  let at = skipBlanks(0);
  for (let passed = 0; passed < field; passed++) {
    for (let quoted = false; quoted || row[at] !== delimiter; at++) {
      if (row[at] === '"') quoted = !quoted;
      if (row[at] === undefined || (!quoted && /[\r\n]/.test(row[at]))) return undefined;
    }
    at = skipBlanks(at + 1);
  }
  return at;
};

/**
 * Finds cells in a CSV file by the line of their row (from 1) and their place in it (from 0; -1 is the start of the row). The file is
 * read once more, as a whole, when the finder is made; it serves messages only. A file that cannot be read any more gives column 1.
 */
export const cellFinder = (
  path: string,
  delimiter: Delimiter,
): ((line: number, field: number) => Omit<Position, 'sourceLine'> & Partial<Position>) => {
  const bytes = readBytes(path);
  return (line, field) => {
    const start = bytes === undefined ? undefined : lineStart(bytes, line);
    if (bytes === undefined || start === undefined) return { line, column: 1 };
    const row = bytes
      .subarray(start, start + longestRow)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    const offset = (field < 0 ? undefined : cellOffset(row, delimiter, field)) ?? 0;
    const before = row.slice(0, offset).split(/\r\n|\n|\r/);
    const column = (before.at(-1)?.length ?? 0) + 1;
    const sourceLine = row.slice(offset - column + 1).split(/\r\n|\n|\r/)[0];
    return { line: line + before.length - 1, column, sourceLine };
  };
};

const readBytes = (path: string): Buffer | undefined => {
  try {
    const bytes = readFileSync(path);
    return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch {
    return undefined;
  }
};

/** Offset of a line; lines end with LF, CRLF, or in old files a CR alone. */
const lineStart = (bytes: Buffer, line: number): number | undefined => {
  const end = bytes.includes(0x0a) ? 0x0a : 0x0d;
  let start = 0;
  for (let passed = 1; passed < line; passed++) {
    const at = bytes.indexOf(end, start);
    if (at < 0) return undefined;
    start = at + 1;
  }
  return start;
};

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import type { Cell } from './cell.js';

/** Whether a file is read as a workbook. */
export const isWorkbook = (path: string): boolean => /\.xlsx?$/i.test(path);

/** The first sheet of a workbook: its rows, without blank cells at their ends, and SHA-256 of the file's bytes in hexadecimal. */
export interface Sheet {
  readonly rows: readonly (readonly Cell[])[];
  readonly sha256: string;
}

/** Reads the first sheet of an .xlsx file. Throws what reading the file and the workbook throws. */
export const openSheet = async (path: string): Promise<Sheet> => {
  const bytes = await readFile(path);
  const rows = await readSheet(bytes);
  return { rows: rows.map((cells) => cells.map(toCell)), sha256: createHash('sha256').update(bytes).digest('hex') };
};

/** The library's types call a date a class of dates. */
const toCell = (cell: unknown): Cell =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date ? cell : null;

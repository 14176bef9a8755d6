import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { ColumnType, DataColumns, WantedColumn } from '../../../models/data/columns.js';
import { readColumns } from '../../../models/data/readColumns.js';
import { formatDiagnostic } from '../../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../../scenarios/diagnostic.js';
import { temporaryFolder } from '../../support/temporary.js';

const folder = temporaryFolder();

/** Writes a file into a folder that goes when the tests end. */
export const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** A column that is wanted under its own name. */
export const want = (name: string, type: ColumnType, blank: 'drop' | 'wrong' = 'wrong'): WantedColumn => ({ role: name, name, type, blank });

/** A diagnostic as text, with the folder of the file left out. */
export const told = (diagnostic: Diagnostic): string =>
  formatDiagnostic({ ...diagnostic, file: diagnostic.file.replace(/^.*\//, '') }, { color: false, frame: false });

/** The mistakes that a reading gives, as texts. */
export const mistakes = async (path: string, ...wanted: readonly WantedColumn[]): Promise<readonly string[]> => {
  const read = await readColumns(path, wanted)();
  return E.isLeft(read) ? read.left.map(told) : [];
};

/** The columns that a reading must give. */
export const mustRead = async (path: string, ...wanted: readonly WantedColumn[]): Promise<DataColumns> => {
  const read = await readColumns(path, wanted)();
  if (E.isRight(read)) return read.right;
  throw new Error(read.left.map(told).join('\n'));
};

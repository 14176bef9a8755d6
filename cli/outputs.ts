import { resolve } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Failure } from './failure.js';
import { checkFolderOf, makeFolder, writeWhole } from './files.js';
import type { Io } from './io.js';

/** Where reports go when nothing else is said. */
export const defaultFolder = 'bellwether-report';

/** Where a command writes, as it was typed. */
export interface OutputFlags {
  readonly out?: string;
  readonly json?: string;
}

/** The folder of the reports; undefined: none is written, because stdout is for a program. */
export const reportFolder = ({ out, json }: OutputFlags): string | undefined => out ?? (json === '-' ? undefined : defaultFolder);

/** Finds out before long work that its results could not be written. */
export const prepareOutputs = (folder: string | undefined, { json }: OutputFlags): TE.TaskEither<Failure, void> =>
  pipe(
    folder === undefined ? TE.right(undefined) : makeFolder(folder),
    TE.chain(() => (json === undefined || json === '-' ? TE.right(undefined) : checkFolderOf(resolve(json)))),
  );

/** Writes a result as JSON where that is asked for: to a file, or to stdout. */
export const writeJson = (result: unknown, { json }: OutputFlags, io: Io): TE.TaskEither<Failure, void> => {
  if (json === undefined) return TE.right(undefined);
  const text = `${JSON.stringify(result, null, 2)}\n`;
  return json === '-' ? TE.fromIO(() => io.out.write(text)) : writeWhole(json, text);
};

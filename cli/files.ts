import { constants } from 'node:fs';
import { access, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Failure, writeFailure } from './failure.js';

/** Writes a whole file or nothing: under a temporary name beside it, then renamed into place. */
export const writeWhole = (path: string, text: string): TE.TaskEither<Failure, void> =>
  TE.tryCatch(
    async () => {
      const temporary = `${path}.${process.pid}.tmp`;
      try {
        await writeFile(temporary, text);
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    (error) => writeFailure(path, error),
  );

/** Makes a folder and those above it; there already is fine. */
export const makeFolder = (path: string): TE.TaskEither<Failure, void> =>
  TE.tryCatch(
    async () => {
      await mkdir(path, { recursive: true });
    },
    (error) => writeFailure(path, error),
  );

/** Checks, before a long run, that the folder of a file to be written is there, and no folder in the file's place. */
export const checkFolderOf = (path: string): TE.TaskEither<Failure, void> =>
  TE.tryCatch(
    async () => {
      await access(dirname(path), constants.W_OK);
      const there = await stat(path).catch(() => undefined);
      if (there?.isDirectory() === true) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    },
    (error) => writeFailure(path, error),
  );

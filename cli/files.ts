import { constants } from 'node:fs';
import { access, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Failure, writeFailure } from './failure.js';

/** What a file is to hold. */
export interface FileContent {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const refuseFolder = async (path: string): Promise<void> => {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory() === true) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
};

/** Writes all of some files or none: each under a temporary name beside its own, and only then all are renamed into place. */
export const writeTogether = (files: readonly FileContent[]): TE.TaskEither<Failure, void> => {
  const temporary = (path: string): string => `${path}.${process.pid}.tmp`;
  const forEach = (act: (file: FileContent) => Promise<void>): TE.TaskEither<Failure, unknown> =>
    TE.traverseSeqArray((file: FileContent) =>
      TE.tryCatch(
        () => act(file),
        (error) => writeFailure(file.path, error),
      ),
    )(files);
  const clear = TE.fromTask(async () => {
    for (const { path } of files) await rm(temporary(path), { force: true }).catch(() => undefined);
  });
  return pipe(
    forEach(async ({ path, content }) => {
      await refuseFolder(path);
      await writeFile(temporary(path), content);
    }),
    TE.chain(() => forEach(({ path }) => rename(temporary(path), path))),
    TE.map(() => undefined),
    TE.orElse((failure) =>
      pipe(
        clear,
        TE.chain(() => TE.left(failure)),
      ),
    ),
  );
};

/** Writes a whole file or nothing. */
export const writeWhole = (path: string, text: string): TE.TaskEither<Failure, void> => writeTogether([{ path, content: text }]);

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
      if (!(await stat(dirname(path))).isDirectory()) throw Object.assign(new Error('a part of the path is a file'), { code: 'ENOTDIR' });
      await access(dirname(path), constants.W_OK);
      await refuseFolder(path);
    },
    (error) => writeFailure(path, error),
  );

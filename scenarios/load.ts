import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Diagnostic } from './diagnostic.js';
import { trainingsOf, type Trainings } from './drivers/trainings.js';
import type { FileHasher } from './drivers/readModels.js';
import type { FileReader } from './extend.js';
import { parseDraft, parseScenario } from './parse.js';
import { unreadable } from './unreadable.js';
import type { LoadedScenario } from './parse.js';

export type { LoadedScenario } from './parse.js';

/**
 * Reads a scenario file, the files it extends and its data files.
 * Left: every mistake in them, in file order; a file that cannot be read is one.
 */
export const loadScenario = (path: string): TE.TaskEither<Diagnostic[], LoadedScenario> => TE.fromIOEither(() => load(path));

const load = (path: string): E.Either<Diagnostic[], LoadedScenario> =>
  pipe(
    readMain(path),
    E.chain((text) => parseScenario(text, path, readText, hashFile)),
  );

/**
 * Reads what a scenario file has trained; its models need not be there yet.
 * Left: every mistake in the file and those it extends.
 */
export const loadTrainings = (path: string): TE.TaskEither<Diagnostic[], Trainings> =>
  TE.fromIOEither(() =>
    pipe(
      readMain(path),
      E.chain((text) => parseDraft(text, path, readText)),
      E.map(({ draft }) => trainingsOf(draft)),
    ),
  );

const readMain = (path: string): E.Either<Diagnostic[], string> =>
  pipe(
    readText(path),
    E.mapLeft((found): Diagnostic[] => [{ file: path, line: 1, column: 1, path: '', message: 'a scenario file that can be read', found }]),
  );

export const readText: FileReader = (path) => {
  try {
    return E.right(readFileSync(path, 'utf8'));
  } catch (error) {
    return E.left(`${path} (${unreadable(error)})`);
  }
};

const hashFile: FileHasher = (path) => {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
};

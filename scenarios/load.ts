import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Diagnostic } from './diagnostic.js';
import type { FileReader } from './extend.js';
import { parseScenario } from './parse.js';
import { unreadable } from './unreadable.js';
import type { LoadedScenario } from './parse.js';

export type { LoadedScenario } from './parse.js';

/**
 * Reads a scenario file, the files it extends and its data files.
 * Left: every mistake in them, in file order; a file that cannot be read is one.
 */
export const loadScenario = (path: string): TE.TaskEither<Diagnostic[], LoadedScenario> => TE.fromIOEither(() => load(path));

const load = (path: string): E.Either<Diagnostic[], LoadedScenario> => {
  const text = readText(path);
  if (E.isLeft(text)) return E.left([{ file: path, line: 1, column: 1, path: '', message: 'a scenario file that can be read', found: text.left }]);
  return parseScenario(text.right, path, readText);
};

const readText: FileReader = (path) => {
  try {
    return E.right(readFileSync(path, 'utf8'));
  } catch (error) {
    return E.left(`${path} (${unreadable(error)})`);
  }
};

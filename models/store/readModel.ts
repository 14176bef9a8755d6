import { readFile } from 'node:fs/promises';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import { parseModel } from '../../scenarios/parseModel.js';
import type { StoredModel } from '../../scenarios/storedModel.js';
import { unreadable } from '../../scenarios/unreadable.js';

/** Reads a stored model from its file. Left: that it cannot be read, that it is something else, or what is wrong in it. */
export const readModel = (path: string): TE.TaskEither<Diagnostic[], StoredModel> =>
  pipe(
    TE.tryCatch(
      () => readFile(path, 'utf8'),
      (error): Diagnostic[] => [{ file: path, line: 1, column: 1, path: '', message: 'the file of a stored model', found: `nothing that can be read: ${unreadable(error)}` }],
    ),
    TE.chainEitherK((text) => parseModel(text, path)),
  );

import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { FitKind } from '../../scenarios/trainingRules.js';
import { columnsFor, type RoleColumns } from './columnsFor.js';
import { readHeader } from './readHeader.js';

/** The columns of a file that play the parts of a kind of fit: as stated, else by their names. Left: as `readHeader` and `columnsFor`. */
export const columnsOf = (kind: FitKind, file: string, stated: RoleColumns): TE.TaskEither<readonly Diagnostic[], RoleColumns> =>
  pipe(
    readHeader(file),
    TE.chainEitherK((header) => columnsFor(kind, file, header, stated)),
  );

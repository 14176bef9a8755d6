import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { StoredModel } from '../../scenarios/storedModel.js';
import type { FitKind } from '../../scenarios/trainingRules.js';
import type { Api } from '../api.js';
import { exitCodes, type Failure, faultOf, userError } from '../failure.js';
import type { Io } from '../io.js';
import { showDiagnostics } from '../loadAll.js';

const ofKind = (kind: FitKind, path: string, model: StoredModel): TE.TaskEither<Failure, StoredModel> =>
  model.kind === kind ? TE.right(model) : TE.left(userError(`${path} is a ${model.kind} model: use \`bellwether fit ${model.kind} ${path} --describe\``));

const readModel = (path: string, api: Api, io: Io): TE.TaskEither<Failure, StoredModel> =>
  pipe(
    api.readModel(path),
    TE.mapLeft((wrong) => {
      showDiagnostics([wrong], api, io);
      return { exitCode: exitCodes.user, message: '' };
    }),
  );

/** Shows what a stored model will do to agents. */
export const describeModel = (kind: FitKind, path: string, api: Api, io: Io): TE.TaskEither<Failure, void> =>
  pipe(
    readModel(path, api, io),
    TE.chain((model) => ofKind(kind, path, model)),
    TE.chain((model) =>
      TE.tryCatch(async () => {
        const { describe } = await import('../../models/describe/describe.js');
        const { describeText } = await import('../../reports/learning/text.js');
        io.out.write(`${describeText(model.card, describe(model), { color: io.out.color })}\n`);
      }, faultOf),
    ),
  );

import { dirname } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { LearningBackend } from '../../models/backend/learningBackends.js';
import type { Training, Trainings } from '../../scenarios/drivers/trainings.js';
import { modelEnding } from '../../scenarios/drivers/storedFile.js';
import type { Api } from '../api.js';
import { exitCodes, type Failure, faultOf, userError } from '../failure.js';
import { makeFolder } from '../files.js';
import { type FittedFiles, fitToFiles } from '../fitToFiles.js';
import type { Io } from '../io.js';
import { showDiagnostics } from '../loadAll.js';
import { describeModel } from './describe.js';

/** The options of `train` as they were typed. */
export interface TrainFlags {
  readonly backend?: LearningBackend;
  readonly describe?: boolean;
}

const loadTrainings = (file: string, api: Api, io: Io): TE.TaskEither<Failure, Trainings> =>
  pipe(
    api.loadTrainings(file),
    TE.mapLeft((wrong): Failure => {
      showDiagnostics([wrong], api, io);
      return { exitCode: exitCodes.user, message: '' };
    }),
    TE.filterOrElse(
      ({ trainings }) => trainings.length > 0,
      () => userError(`${file}: nothing to train: no driver has a train section\nSee \`drivers\` in docs/language.md, or \`bellwether fit --help\` for a model without a scenario.`),
    ),
  );

/** Trains one driver, and says what came of it and where it is. */
const trainOne = ({ kind, data, model, columns, settings, members, licence, smallestCell }: Training, { seed, until }: Trainings, flags: TrainFlags, api: Api, io: Io): TE.TaskEither<Failure, void> =>
  pipe(
    makeFolder(dirname(model)),
    TE.chain(() =>
      fitToFiles(
        {
          kind,
          data,
          columns,
          settings,
          backend: flags.backend,
          context: { seed: `${seed} ${kind}`, members, date: io.today(), licence, smallestCell, epsilon: null, until },
          stem: model.slice(0, -modelEnding.length),
        },
        api,
        io,
      ),
    ),
    TE.chainFirst((fitted) => showFindings(fitted, io)),
    TE.chain(({ stopped }) =>
      stopped
        ? TE.left({ exitCode: exitCodes.cancelled, message: `training of ${kind} was stopped: what is written are the best weights until then; later drivers were not trained` })
        : TE.right(undefined),
    ),
  );

const showFindings = ({ fit, files }: FittedFiles, io: Io): TE.TaskEither<Failure, void> =>
  TE.tryCatch(async () => {
    const { findingsText } = await import('../../reports/learning/text.js');
    io.out.write(`${findingsText(fit, { color: io.out.color })}\n`);
    io.out.write(`Model       ${files.model ?? ''}\nReport      ${files.page}\n\n`);
  }, faultOf);

/** Trains every driver of a scenario that says how, in the order of the language; or shows what their stored models do to agents. */
export const train = (file: string, flags: TrainFlags, api: Api, io: Io): TE.TaskEither<Failure, void> =>
  pipe(
    loadTrainings(file, api, io),
    TE.chain((all) =>
      pipe(
        all.trainings,
        TE.traverseSeqArray((training) =>
          flags.describe === true ? describeModel(training.kind, training.model, api, io) : trainOne(training, all, flags, api, io),
        ),
      ),
    ),
    TE.chainIOK(() => () => {
      if (flags.describe !== true) io.out.write(`Run it      bellwether run ${file}\n`);
    }),
  );

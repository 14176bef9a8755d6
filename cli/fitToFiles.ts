import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Learning } from '../models/backend/learning.js';
import type { LearningBackend } from '../models/backend/learningBackends.js';
import type { TrainingContext } from '../models/context.js';
import type { Fit } from '../models/fit.js';
import type { FitKind } from '../scenarios/trainingRules.js';
import { completeSettings, type Settings } from '../scenarios/trainingSetting.js';
import type { Api, StatedColumns } from './api.js';
import { exitCodes, type Failure, faultOf } from './failure.js';
import type { Io } from './io.js';
import { showDiagnostics } from './loadAll.js';
import { progressOf } from './progress.js';
import { type FitFiles, writeFit } from './writeFit.js';

/** What is to be fitted, to which data, and where the result goes. */
export interface FitOrder {
  readonly kind: FitKind;
  /** File of the data. */
  readonly data: string;
  /** Columns as the user states them; those left out are found by their names. */
  readonly columns: StatedColumns;
  /** Settings as the user states them, each within its range; those left out are as the rules have them. */
  readonly settings: Settings;
  /** A backend asked for by name; undefined: the best that works. */
  readonly backend: LearningBackend | undefined;
  /** Everything else that training needs; its progress is shown as a bar on stderr. */
  readonly context: Omit<TrainingContext, 'onProgress' | 'signal'>;
  /** Path of the files without their endings: `bellwether-models/customers.churn`; its folder is there. */
  readonly stem: string;
}

/** A fit, the files that hold it, and whether Ctrl-C ended its training early. */
export interface FittedFiles {
  readonly fit: Fit;
  readonly files: FitFiles;
  readonly stopped: boolean;
}

const isUnavailable = (error: unknown): error is Error => error instanceof Error && 'kind' in error && error.kind === 'unavailable';

const failureOf = (error: unknown): Failure =>
  isUnavailable(error)
    ? { exitCode: exitCodes.machine, message: `${error.message}\nSee \`bellwether backends\` for what learns here, or leave --backend out.` }
    : faultOf(error);

/** What a card says of a training that Ctrl-C ended. */
const stoppedEarly = 'Training was stopped before its end: these are the best weights until then, and more training may give better ones.';

const markStopped = (fit: Fit): Fit => {
  const card = { ...fit.card, limits: [...fit.card.limits, stoppedEarly] };
  return {
    ...fit,
    card,
    model: fit.model === undefined ? undefined : { ...fit.model, card },
  };
};

/** Finds the columns and trains; mistakes of the data are printed as those of a scenario are. */
const train = ({ kind, data, columns, settings, backend, context }: FitOrder, api: Api, io: Io): TE.TaskEither<Failure, Fit> => {
  const progress = progressOf(kind, io);
  const whole: TrainingContext = { ...context, signal: io.signal, onProgress: (what, done, total) => progress.report(done, total, what) };
  const open = (): Promise<Learning> => api.openLearning(backend);
  const fitted = pipe(
    // A backend asked for by name is there, or nothing begins.
    TE.tryCatch(async () => (backend === undefined ? undefined : await open()), failureOf),
    TE.chainW(() => api.columnsOf(kind, data, columns)),
    TE.chainW((found) =>
      pipe(
        TE.tryCatch(async () => (await api.trainer(kind)).fit({ data, columns: found, settings: completeSettings(kind, settings) }, whole, open)(), failureOf),
        TE.chainEitherKW((result) => result),
      ),
    ),
  );
  return async () => {
    const result = await fitted();
    progress.end();
    if (E.isRight(result)) return result;
    if ('exitCode' in result.left) return E.left(result.left);
    if (io.signal.aborted) return E.left({ exitCode: exitCodes.cancelled, message: `${data}: stopped before there was anything to keep` });
    showDiagnostics([result.left], api, io);
    return E.left({ exitCode: exitCodes.user, message: '' });
  };
};

/**
 * Trains one model of a file and writes it, its card, its page and its charts, all or none of them.
 * Ctrl-C ends training and keeps the best weights so far; the card then says so.
 */
export const fitToFiles = (order: FitOrder, api: Api, io: Io): TE.TaskEither<Failure, FittedFiles> =>
  pipe(
    train(order, api, io),
    TE.map((fit) => ({ fit: io.signal.aborted ? markStopped(fit) : fit, stopped: io.signal.aborted })),
    TE.chain(({ fit, stopped }) =>
      pipe(
        writeFit(order.kind, fit, order.stem, api),
        TE.map((files) => ({ fit, files, stopped })),
      ),
    ),
  );

import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Diagnostic } from '../scenarios/diagnostic.js';
import { trainingRules, type FitKind } from '../scenarios/trainingRules.js';
import { completeSettings, type Settings } from '../scenarios/trainingSetting.js';
import type { LearningBackend } from './backend/learningBackends.js';
import type { TrainingContext } from './context.js';
import { columnsOf } from './data/columnsOf.js';
import type { Fit } from './fit.js';
import { trainers } from './trainers.js';

/** How a model is learned; what is left out is as `bellwether fit` has it. */
export interface LearnOptions extends Partial<Omit<TrainingContext, 'date'>> {
  /** Names of columns by role; those left out are found by their names. */
  readonly columns?: Readonly<Record<string, string | readonly string[]>>;
  /** Settings of the kind's rules; each must be within its range. */
  readonly settings?: Settings;
  /** TensorFlow.js backend by name; left out: the best that trains correctly here. */
  readonly backend?: LearningBackend;
}

/** Why nothing was learned: what is wrong with the data, all of it; or the backend that was asked for is not there. */
export type LearnError = { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] } | { readonly kind: 'failed'; readonly message: string };

/**
 * Learns a model of a kind from a CSV or XLSX file: its card, its report, the stored model (`modelText` writes it) and its weights.
 * Nothing is written; TensorFlow.js is loaded when it is needed and not before.
 */
export const learn = (kind: FitKind, data: string, { columns = {}, settings = {}, backend, ...context }: LearnOptions = {}): TE.TaskEither<LearnError, Fit> => {
  const whole: TrainingContext = {
    seed: data,
    members: trainingRules[kind].members,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    date: new Date().toISOString().slice(0, 10),
    licence: null,
    smallestCell: 10,
    until: null,
    epsilon: null,
    ...context,
  };
  const invalid = (diagnostics: readonly Diagnostic[]): LearnError => ({ kind: 'invalid', diagnostics });
  const failed = (error: unknown): LearnError => ({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  return pipe(
    columnsOf(kind, data, columns),
    TE.mapLeft(invalid),
    TE.chain((found) =>
      pipe(
        TE.tryCatch(async () => {
          const trainer = await trainers[kind]();
          const open = async () => (await import('./backend/openLearning.js')).openLearning(backend);
          return trainer.fit({ data, columns: found, settings: completeSettings(kind, settings) }, whole, open)();
        }, failed),
        TE.chainEitherKW((result) => result),
        TE.mapLeft((wrong) => ('kind' in wrong ? wrong : invalid(wrong))),
      ),
    ),
  );
};

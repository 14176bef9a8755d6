import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../error.js';
import { withRunner, type StudyOptions } from './runner.js';
import type { StudyTools } from './studyTools.js';

/** How a study is run: on what, when it is to stop, and from what it goes on. */
export type StudyTerms = StudyOptions & Omit<StudyTools, 'runner'>;

/** A study as a task that opens a runner of its own, and closes it. Left: what the study throws. */
export const asTask =
  <Subject, Asked, Result>(study: (subject: Subject, asked: Asked, tools: StudyTools) => Promise<Result>) =>
  (subject: Subject, asked: Asked, { journal, onProgress, ...options }: StudyTerms = {}): TaskEither<EngineError, Result> =>
    withRunner(options, (runner) => study(subject, asked, { runner, journal, onProgress }));

import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Api } from './api.js';
import type { Failure } from './failure.js';
import type { Io } from './io.js';
import { addAttribute } from './studies/attribute.js';
import { addBacktest } from './studies/backtest.js';
import { addCheck } from './studies/check.js';
import { addCompare } from './studies/compare.js';
import { addOptimise } from './studies/optimise.js';
import { addSensitivity } from './studies/sensitivity.js';

/** What a study needs to add its command: `run` gives the action of a command that ends with an exit code. */
export interface StudyProgram {
  readonly api: Api;
  readonly io: Io;
  readonly run: (work: () => Promise<TaskEither<Failure, number>>) => Promise<void>;
}

/** Adds the command of a study to the program. */
export type AddStudy = (program: Command, study: StudyProgram) => void;

/** The commands of the studies, in the order in which help shows them. */
const studies: readonly AddStudy[] = [addCompare, addAttribute, addSensitivity, addOptimise, addCheck, addBacktest];

/** Adds the commands of the studies; `done` is told how one ended. */
export const addStudies = (program: Command, api: Api, io: Io, done: (exitCode: number) => void, say: (failure: Failure) => number): void => {
  const run: StudyProgram['run'] = async (work) => {
    const result = await (await work())();
    done(E.isLeft(result) ? say(result.left) : result.right);
  };
  for (const add of studies) add(program, { api, io, run });
};

import * as E from 'fp-ts/lib/Either.js';
import type { Task } from 'fp-ts/lib/Task.js';
import type { Diagnostic } from '../scenarios/diagnostic.js';
import type { LoadedScenario } from '../scenarios/load.js';
import type { Api } from './api.js';
import { exitCodes, type Failure } from './failure.js';
import type { Io } from './io.js';

/** A file that was read and found good. */
export interface LoadedFile extends LoadedScenario {
  readonly file: string;
}

/** Every file with what came of it, in the order given. */
export interface Loading {
  readonly file: string;
  readonly result: E.Either<readonly Diagnostic[], LoadedScenario>;
}

/** Reads every file, however many of them are wrong. */
export const readAll = (files: readonly string[], api: Api): Task<readonly Loading[]> => async () => {
  const loadings: Loading[] = [];
  for (const file of files) loadings.push({ file, result: await api.loadScenario(file)() });
  return loadings;
};

const mistakes = (number: number, files: number): string =>
  `${number} ${number === 1 ? 'mistake' : 'mistakes'} in ${files} ${files === 1 ? 'file' : 'files'}`;

/** Prints the diagnostics of some files on stderr, each file's as a list of its own; nothing, when there is none. */
export const showDiagnostics = (wrong: readonly (readonly Diagnostic[])[], api: Api, io: Io): void => {
  for (const diagnostic of wrong.flat()) io.err.write(`${api.formatDiagnostic(diagnostic, { color: io.err.color, frame: true })}\n`);
  if (wrong.length > 0) io.err.write(`${mistakes(wrong.flat().length, wrong.length)}\n`);
};

/** Prints every diagnostic of every file on stderr; nothing, when there is none. */
export const showMistakes = (loadings: readonly Loading[], api: Api, io: Io): void =>
  showDiagnostics(loadings.flatMap(({ result }) => (E.isLeft(result) ? [result.left] : [])), api, io);

/** All files, or none: one mistake anywhere, and every mistake everywhere is shown. */
export const loadAll = (files: readonly string[], api: Api, io: Io) => async (): Promise<E.Either<Failure, readonly LoadedFile[]>> => {
  const loadings = await readAll(files, api)();
  const good = loadings.flatMap(({ file, result }) => (E.isRight(result) ? [{ file, ...result.right }] : []));
  if (good.length === loadings.length) return E.right(good);
  showMistakes(loadings, api, io);
  return E.left({ exitCode: exitCodes.user, message: '' });
};

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Baseline } from '../../engine/studies/check/baseline/baseline.js';
import { readBaseline } from '../../engine/studies/check/baseline/readBaseline.js';
import { checkPlans } from '../../engine/studies/check/check.js';
import type { CheckResult, FileMistakes } from '../../engine/studies/check/result.js';
import { checkDocument } from '../../reports/studies/check/document.js';
import { checkJUnit } from '../../reports/studies/check/junit.js';
import { checkMarkdown } from '../../reports/studies/check/markdown.js';
import { unreadable } from '../../scenarios/unreadable.js';
import type { Api } from '../api.js';
import { exitCodes, type Failure, userError } from '../failure.js';
import { checkFolderOf, writeWhole } from '../files.js';
import type { Io } from '../io.js';
import { type Loading, readAll, showMistakes } from '../loadAll.js';
import { overriding } from '../overriding.js';
import { runStudy } from '../runStudy.js';
import type { StudyFlags } from '../studyOptions.js';
import { reportName } from '../writeReport.js';

export interface CheckFlags extends StudyFlags {
  readonly baseline?: string;
  readonly markdown?: string;
  readonly junit?: string;
  readonly mostTrials: number;
  readonly strict?: boolean;
}

/** Files and options that contradict one another. */
const contradiction = (files: readonly string[], { markdown, json, junit }: CheckFlags): Failure | undefined => {
  if (markdown === '-' && json === '-') return userError('--markdown - and --json - both write to stdout: give one of them a FILE');
  if (junit === '-') return userError('--junit: expected a FILE, got -');
  const twice = files.find((file, place) => files.indexOf(file) < place);
  return twice === undefined ? undefined : userError(`${twice}: expected each file once, got it twice`);
};

const baselineOf = ({ baseline }: CheckFlags): TE.TaskEither<Failure, Baseline | undefined> =>
  baseline === undefined
    ? TE.right(undefined)
    : pipe(
        TE.tryCatch(() => readFile(baseline, 'utf8'), (error) => userError(`--baseline ${baseline}: ${unreadable(error)}`)),
        TE.chainEitherK((text) => pipe(readBaseline(text), E.mapLeft((expected) => userError(`--baseline ${baseline}: ${expected}`)))),
      );

/** Finds out before long work that its results could not be written. */
const prepare = ({ markdown, junit }: CheckFlags): TE.TaskEither<Failure, unknown> =>
  pipe(
    [markdown, junit].filter((path) => path !== undefined && path !== '-').map((path) => resolve(path as string)),
    TE.traverseSeqArray(checkFolderOf),
  );

const mistakesOf = (loadings: readonly Loading[], api: Api): readonly FileMistakes[] =>
  loadings.flatMap(({ file, result }) => (E.isLeft(result) ? [{ file, messages: result.left.map((diagnostic) => api.formatDiagnostic(diagnostic, { color: false, frame: false })) }] : []));

/** Mistakes first: then what was checked is not all that was asked. */
const exitCodeOf = ({ files, mistakes, strict }: CheckResult): number => {
  const failing = (verdict: string): boolean => verdict === 'broken' || (strict && verdict === 'undecided');
  if (mistakes.length > 0) return exitCodes.user;
  return files.some(({ invariants }) => invariants.some(({ verdict }) => failing(verdict))) ? exitCodes.broken : exitCodes.fine;
};

const writeAlso = (result: CheckResult, { markdown, junit }: CheckFlags, io: Io): TE.TaskEither<Failure, void> =>
  pipe(
    markdown === undefined ? TE.right(undefined) : markdown === '-' ? TE.fromIO(() => io.out.write(checkMarkdown(result))) : writeWhole(markdown, checkMarkdown(result)),
    TE.chain(() => (junit === undefined ? TE.right(undefined) : writeWhole(junit, checkJUnit(result)))),
  );

/** Judges the invariants of files; those that cannot be read are told, and the others are judged all the same. */
export const check = (files: readonly string[], flags: CheckFlags, api: Api, io: Io): TE.TaskEither<Failure, number> => {
  const wrong = contradiction(files, flags);
  if (wrong !== undefined) return TE.left(wrong);
  return pipe(
    prepare(flags),
    TE.chain(() => baselineOf(flags)),
    TE.bindTo('baseline'),
    TE.bind('loadings', () => TE.fromTask(readAll(files, api))),
    TE.chainFirst(({ loadings }) => TE.fromIO(() => showMistakes(loadings, api, io))),
    TE.chain(({ baseline, loadings }) => {
      const plans = loadings.flatMap(({ file, result }) => (E.isRight(result) ? [overriding({ file, ...result.right }, flags)] : []));
      const { mostTrials, strict = false } = flags;
      return runStudy(
        {
          study: 'check',
          name: files.length === 1 ? reportName(files[0] ?? '') : 'plans',
          file: files[0] ?? '',
          work: (tools) =>
            checkPlans(plans, { mostTrials, strict, mistakes: mistakesOf(loadings, api), ...(baseline === undefined ? {} : { baseline }) }, tools),
          document: checkDocument,
          charts: async (result) => (await import('../../reports/studies/check/charts.js')).checkCharts(result),
          also: (result) => writeAlso(result, flags, io),
          exitCode: exitCodeOf,
        },
        flags,
        flags.markdown === '-' ? { ...io, out: io.err } : io,
      );
    }),
  );
};

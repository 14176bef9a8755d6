import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { journalOf, readJournal, type Journal } from '../engine/studies/journal.js';
import { withRunner } from '../engine/studies/runner.js';
import type { StudyTools } from '../engine/studies/studyTools.js';
import { unreadable } from '../scenarios/unreadable.js';
import type { VegaLiteSpec } from '../reports/theme.js';
import { defaultFolder } from './commands/run.js';
import { engineFailure, exitCodes, type Failure, faultOf, userError } from './failure.js';
import { checkFolderOf, makeFolder, writeTogether, writeWhole, type FileContent } from './files.js';
import type { Io } from './io.js';
import type { LoadedFile } from './loadAll.js';
import { progressOf } from './progress.js';
import type { StudyFlags } from './studyOptions.js';

/** A study as a command runs it: what it works out, and how that is shown. */
export interface StudyCommand<Result extends { readonly complete: boolean }> {
  /** Its name on the command line, and in the names of the files that it writes. */
  readonly study: string;
  /** What its files begin with. */
  readonly name: string;
  /** The file that messages name. */
  readonly file: string;
  /** Where it was stopped, it gives what it knows, with `complete` false. */
  readonly work: (tools: Required<StudyTools>) => Promise<Result>;
  readonly terminal: (result: Result, options: { readonly color: boolean }) => string;
  /** Vega is loaded here and not before. */
  readonly show: (result: Result) => Promise<StudyPictures>;
  /** What else is written, after the report and the JSON. */
  readonly also?: (result: Result) => TE.TaskEither<Failure, void>;
  /** How the command ends when the study is complete; 0 where absent. */
  readonly exitCode?: (result: Result) => number;
}

/** A study's charts by name, and its page around them. */
export interface StudyPictures {
  readonly charts: Readonly<Record<string, VegaLiteSpec>>;
  /** @param svgs the charts, drawn */
  readonly page: (svgs: Readonly<Record<string, string>>) => string;
}

/** Scenario files with the trials and the seed that the flags state. */
export const overriding = (loaded: LoadedFile, { trials, seed }: StudyFlags): LoadedFile => ({
  ...loaded,
  scenario: { ...loaded.scenario, ...(trials === undefined ? {} : { trials }), ...(seed === undefined ? {} : { seed }) },
});

/** The folder of the report; undefined: none is written, because stdout is for a program. */
const folderOf = ({ out, json }: StudyFlags): string | undefined => out ?? (json === '-' ? undefined : defaultFolder);

/** Finds out before long work that its results could not be written. */
const prepare = (flags: StudyFlags): TE.TaskEither<Failure, void> => {
  const folder = folderOf(flags);
  return pipe(
    folder === undefined ? TE.right(undefined) : makeFolder(folder),
    TE.chain(() => (flags.json === undefined || flags.json === '-' ? TE.right(undefined) : checkFolderOf(resolve(flags.json)))),
  );
};

const journalFor = (study: string, { resume }: StudyFlags): TE.TaskEither<Failure, Journal> => {
  if (resume === undefined) return TE.right(journalOf());
  return pipe(
    TE.tryCatch(() => readFile(resume, 'utf8'), (error) => userError(`--resume ${resume}: ${unreadable(error)}`)),
    TE.chain((text) => TE.fromEither(E.fromNullable(userError(`--resume ${resume}: expected the file that a stopped \`bellwether ${study}\` left`))(readJournal(text, study)))),
  );
};

const drawn = async <Result extends { readonly complete: boolean }>(command: StudyCommand<Result>, result: Result, folder: string): Promise<readonly FileContent[]> => {
  const { toSvgs } = await import('../reports/svg.js');
  const { charts, page } = await command.show(result);
  const svgs = (await toSvgs(charts)) as Readonly<Record<string, string>>;
  const stem = join(folder, `${command.name}.${command.study}`);
  return [
    { path: `${stem}.json`, content: `${JSON.stringify(result, null, 2)}\n` },
    ...Object.entries(charts).map(([chart, spec]) => ({ path: `${stem}.${chart}.vl.json`, content: `${JSON.stringify(spec, null, 2)}\n` })),
    ...Object.entries(svgs).map(([chart, content]) => ({ path: `${stem}.${chart}.svg`, content })),
    { path: `${stem}.html`, content: page(svgs) },
  ];
};

const report = <Result extends { readonly complete: boolean }>(command: StudyCommand<Result>, result: Result, flags: StudyFlags, io: Io): TE.TaskEither<Failure, void> => {
  const folder = folderOf(flags);
  if (folder === undefined) return TE.right(undefined);
  const say = flags.json === '-' ? io.err : io.out;
  return pipe(
    TE.tryCatch(() => drawn(command, result, folder), faultOf),
    TE.chain(writeTogether),
    TE.map(() => say.write(`Report      ${join(folder, `${command.name}.${command.study}.html`)}\n`)),
  );
};

const writeJson = (result: unknown, { json }: StudyFlags, io: Io): TE.TaskEither<Failure, void> => {
  if (json === undefined) return TE.right(undefined);
  const text = `${JSON.stringify(result, null, 2)}\n`;
  return json === '-' ? TE.fromIO(() => io.out.write(text)) : writeWhole(json, text);
};

/** What is left of a study that was stopped, for `--resume`. */
const leaveJournal = (command: { readonly study: string; readonly name: string }, journal: Journal, flags: StudyFlags, io: Io): TE.TaskEither<Failure, void> => {
  const path = join(folderOf(flags) ?? '.', `${command.name}.${command.study}.resume.json`);
  return pipe(
    writeWhole(path, journal.text(command.study)),
    TE.map(() => io.err.write(`Stopped. What was simulated is in ${path}; --resume ${path} goes on from there.\n`)),
  );
};

/** Runs a study, shows it at once, then writes its report and JSON; gives the exit code. */
export const runStudy = <Result extends { readonly complete: boolean }>(command: StudyCommand<Result>, flags: StudyFlags, io: Io): TE.TaskEither<Failure, number> =>
  pipe(
    prepare(flags),
    TE.chain(() => journalFor(command.study, flags)),
    TE.chain((journal) =>
      pipe(
        studied(command, flags, journal, io),
        TE.chainFirst((result) => (flags.json === '-' ? TE.right(undefined) : TE.fromIO(() => io.out.write(`${command.terminal(result, { color: io.out.color })}\n`)))),
        TE.chainFirst((result) => (result.complete ? TE.right(undefined) : leaveJournal(command, journal, flags, io))),
        TE.chainFirst((result) => report(command, result, flags, io)),
        TE.chainFirst((result) => writeJson(result, flags, io)),
        TE.chainFirst((result) => command.also?.(result) ?? TE.right(undefined)),
        TE.map((result) => (result.complete ? (command.exitCode?.(result) ?? exitCodes.fine) : exitCodes.cancelled)),
      ),
    ),
  );

const studied = <Result extends { readonly complete: boolean }>(command: StudyCommand<Result>, flags: StudyFlags, journal: Journal, io: Io): TE.TaskEither<Failure, Result> =>
  async () => {
    const { backend, threads } = flags;
    const progress = progressOf(command.name, io);
    const options = { backend, ...(threads === undefined ? {} : { threads }), signal: io.signal };
    const result = await withRunner(options, (runner) => command.work({ runner, journal, onProgress: progress.report }))();
    progress.end();
    return pipe(
      result,
      E.mapLeft((error) => engineFailure(command.file, error)),
    );
  };

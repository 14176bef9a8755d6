import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { journalOf, readJournal, type Journal } from '../engine/studies/journal.js';
import { withRunner } from '../engine/studies/runner.js';
import type { StudyTools } from '../engine/studies/studyTools.js';
import { unreadable } from '../scenarios/unreadable.js';
import type { StudyDocument } from '../reports/studies/studyDocument.js';
import { studyText } from '../reports/studies/studyText.js';
import type { VegaLiteSpec } from '../reports/theme.js';
import { engineFailure, exitCodes, type Failure, faultOf, userError } from './failure.js';
import { writeTogether, writeWhole, type FileContent } from './files.js';
import type { Io } from './io.js';
import { prepareOutputs, reportFolder, writeJson } from './outputs.js';
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
  /** What it says, on the terminal and on its page. */
  readonly document: (result: Result) => StudyDocument;
  /** Its charts by name; what draws them is loaded here and not before. */
  readonly charts: (result: Result) => Promise<Readonly<Record<string, VegaLiteSpec>>>;
  /** What else is written, after the report and the JSON. */
  readonly also?: (result: Result) => TE.TaskEither<Failure, void>;
  /** How the command ends when the study is complete; 0 where absent. */
  readonly exitCode?: (result: Result) => number;
}

const journalFor = (study: string, { resume }: StudyFlags): TE.TaskEither<Failure, Journal> => {
  if (resume === undefined) return TE.right(journalOf());
  return pipe(
    TE.tryCatch(() => readFile(resume, 'utf8'), (error) => userError(`--resume ${resume}: ${unreadable(error)}`)),
    TE.chain((text) => TE.fromEither(E.fromNullable(userError(`--resume ${resume}: expected the file that a stopped \`bellwether ${study}\` left`))(readJournal(text, study)))),
  );
};

const drawn = async <Result extends { readonly complete: boolean }>(command: StudyCommand<Result>, result: Result, folder: string): Promise<readonly FileContent[]> => {
  const { toSvgs } = await import('../reports/svg.js');
  const { studyPage } = await import('../reports/studies/studyPage.js');
  const charts = await command.charts(result);
  const svgs = (await toSvgs(charts)) as Readonly<Record<string, string>>;
  const stem = join(folder, `${command.name}.${command.study}`);
  return [
    { path: `${stem}.json`, content: `${JSON.stringify(result, null, 2)}\n` },
    ...Object.entries(charts).map(([chart, spec]) => ({ path: `${stem}.${chart}.vl.json`, content: `${JSON.stringify(spec, null, 2)}\n` })),
    ...Object.entries(svgs).map(([chart, content]) => ({ path: `${stem}.${chart}.svg`, content })),
    { path: `${stem}.html`, content: studyPage(command.document(result), svgs) },
  ];
};

const report = <Result extends { readonly complete: boolean }>(command: StudyCommand<Result>, result: Result, flags: StudyFlags, io: Io): TE.TaskEither<Failure, void> => {
  const folder = reportFolder(flags);
  if (folder === undefined) return TE.right(undefined);
  const say = flags.json === '-' ? io.err : io.out;
  return pipe(
    TE.tryCatch(() => drawn(command, result, folder), faultOf),
    TE.chain(writeTogether),
    TE.map(() => say.write(`Report      ${join(folder, `${command.name}.${command.study}.html`)}\n`)),
  );
};

/** What is left of a study that was stopped, for `--resume`. */
const leaveJournal = (command: { readonly study: string; readonly name: string }, journal: Journal, flags: StudyFlags, io: Io): TE.TaskEither<Failure, void> => {
  const path = join(reportFolder(flags) ?? '.', `${command.name}.${command.study}.resume.json`);
  return pipe(
    writeWhole(path, journal.text(command.study)),
    TE.map(() => io.err.write(`Stopped. What was simulated is in ${path}; --resume ${path} goes on from there.\n`)),
  );
};

/** Runs a study, shows it at once, then writes its report and JSON; gives the exit code. */
export const runStudy = <Result extends { readonly complete: boolean }>(command: StudyCommand<Result>, flags: StudyFlags, io: Io): TE.TaskEither<Failure, number> =>
  pipe(
    prepareOutputs(reportFolder(flags), flags),
    TE.chain(() => journalFor(command.study, flags)),
    TE.chain((journal) =>
      pipe(
        studied(command, flags, journal, io),
        TE.chainFirst((result) => (flags.json === '-' ? TE.right(undefined) : TE.fromIO(() => io.out.write(`${studyText(command.document(result), { color: io.out.color })}\n`)))),
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

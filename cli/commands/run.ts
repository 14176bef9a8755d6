import { basename } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Summary } from '../../engine/summary.js';
import type { Api } from '../api.js';
import { engineFailure, type Failure, faultOf, userError } from '../failure.js';
import type { Io } from '../io.js';
import { loadAll, type LoadedFile } from '../loadAll.js';
import { prepareOutputs, reportFolder, writeJson } from '../outputs.js';
import { overriding } from '../overriding.js';
import { progressOf } from '../progress.js';
import type { SimulationFlags } from '../simulationOptions.js';
import { reportName, writeReport } from '../writeReport.js';
import { emit, type EmitForm } from './emit.js';

/** The options of `run` as they were typed. */
export interface RunFlags extends SimulationFlags {
  readonly emit?: EmitForm;
  readonly open?: boolean;
}

/** The folder of the reports; undefined: none is written, because something else is printed. */
const folderOf = (flags: RunFlags): string | undefined => (flags.emit === undefined ? reportFolder(flags) : undefined);

/** Options and files that contradict one another. */
const contradiction = (files: readonly string[], flags: RunFlags): Failure | undefined => {
  if (flags.emit !== undefined && files.length > 1) return userError('--emit prints one form of one file: name one FILE');
  if (flags.emit !== undefined && (flags.json !== undefined || flags.out !== undefined || flags.open === true)) {
    return userError('--emit prints one form and nothing else: leave --json, --out and --open out');
  }
  if (flags.open === true && folderOf(flags) === undefined) return userError('--open needs a report: add --out DIR, or leave --json - out');
  const names = files.map(reportName);
  const twice = folderOf(flags) === undefined ? -1 : names.findIndex((name, index) => names.indexOf(name) < index);
  if (twice < 0) return undefined;
  return userError(`${files[names.indexOf(names[twice] ?? '')] ?? ''} and ${files[twice] ?? ''} would write the same report: run them one by one, each with its own --out`);
};

const simulate = ({ file, scenario }: LoadedFile, flags: RunFlags, api: Api, io: Io): TE.TaskEither<Failure, Summary> => {
  const options = { backend: flags.backend, ...(flags.threads === undefined ? {} : { threads: flags.threads }), signal: io.signal };
  return async () => {
    const progress = progressOf(basename(file), io);
    const result = await api.run(scenario, { ...options, onProgress: progress.report })();
    progress.end();
    return pipe(TE.fromEither(result), TE.mapLeft((error) => engineFailure(file, error)))();
  };
};

const showTable = (summary: Summary, io: Io): TE.TaskEither<Failure, void> =>
  TE.tryCatch(async () => {
    const { terminalTable } = await import('../../reports/terminal.js');
    io.out.write(`${terminalTable(summary, { color: io.out.color })}\n`);
  }, faultOf);

const openReport = (path: string, io: Io): TE.TaskEither<Failure, void> =>
  TE.fromTask(async () => {
    const trouble = await io.open(path);
    if (trouble !== undefined) io.err.write(`${path} could not be opened: ${trouble}\n`);
  });

/** The report of one run, when one is wanted; its path on stdout where a person or a log reads it. */
const report = (loaded: LoadedFile, summary: Summary, flags: RunFlags, io: Io): TE.TaskEither<Failure, void> => {
  const folder = folderOf(flags);
  if (folder === undefined) return TE.right(undefined);
  const say = flags.json === '-' ? io.err : io.out;
  return pipe(
    writeReport(loaded, summary, folder),
    TE.chainFirst((path) => TE.fromIO(() => say.write(`Report      ${path}\n`))),
    TE.chain((path) => (flags.open === true ? openReport(path, io) : TE.right(undefined))),
  );
};

/** One file: run, its table at once, and only then its charts. */
const runOne = (loaded: LoadedFile, flags: RunFlags, api: Api, io: Io): TE.TaskEither<Failure, Summary> =>
  pipe(
    simulate(loaded, flags, api, io),
    TE.chainFirst((summary) => (flags.json === '-' ? TE.right(undefined) : showTable(summary, io))),
    TE.chainFirst((summary) => report(loaded, summary, flags, io)),
  );

/** Runs every file in turn; a table, a report and JSON of each, as the flags ask. */
export const run = (files: readonly string[], flags: RunFlags, api: Api, io: Io): TE.TaskEither<Failure, void> => {
  const wrong = contradiction(files, flags);
  if (wrong !== undefined) return TE.left(wrong);
  const { emit: form } = flags;
  return pipe(
    loadAll(files, api, io),
    TE.map((all) => all.map((loaded) => overriding(loaded, flags))),
    TE.chainFirst(() => prepareOutputs(folderOf(flags), flags)),
    TE.chain((all) =>
      form === undefined
        ? pipe(
            all,
            TE.traverseSeqArray((loaded) => runOne(loaded, flags, api, io)),
            // One file's summary as it is, several as a list in the order of the files.
            TE.chain((summaries) => writeJson(summaries.length === 1 ? summaries[0] : summaries, flags, io)),
          )
        : pipe(
            all,
            TE.traverseSeqArray((loaded) => emit(form, loaded, api, simulate(loaded, flags, api, io))),
            TE.map((texts) => texts.forEach((text) => io.out.write(`${text.trimEnd()}\n`))),
          ),
    ),
  );
};

import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { replayStress } from '../../engine/studies/stress/replay.js';
import type { StressResult } from '../../engine/studies/stress/result.js';
import { stress } from '../../engine/studies/stress/stress.js';
import { stressDocument } from '../../reports/studies/stress/document.js';
import { replayText } from '../../reports/studies/stress/replayText.js';
import { exitCodes, type Failure } from '../failure.js';
import { loadAll, type LoadedFile } from '../loadAll.js';
import { overriding } from '../overriding.js';
import { runStudy } from '../runStudy.js';
import type { StudyFlags } from '../studyOptions.js';
import type { StudyProgram } from '../studyProgram.js';
import { reportName } from '../writeReport.js';

/** The options of `stress` as they were typed. */
export interface StressFlags extends StudyFlags {
  readonly radius?: number;
  readonly replay?: string;
}

/** A word of a command line as a shell reads it whole. */
const quoted = (text: string): string => (/^[\w./@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** A plan that breaks what it says itself, without any shock. */
const isBroken = ({ requirements }: StressResult): boolean => requirements.some(({ outcome }) => outcome === 'broken');

const searched = (loaded: LoadedFile, flags: StressFlags, { io }: StudyProgram): TE.TaskEither<Failure, number> => {
  const seed = flags.seed === undefined ? '' : ` --seed ${quoted(flags.seed)}`;
  const command = (path: string): string => `bellwether stress ${quoted(loaded.file)}${seed} --replay ${quoted(path)}`;
  return runStudy(
    {
      study: 'stress',
      name: reportName(loaded.file),
      file: loaded.file,
      work: (tools) => stress(loaded, { trials: flags.trials, radius: flags.radius }, tools),
      document: (result) => stressDocument(result, command),
      charts: async (result) => (await import('../../reports/studies/stress/charts.js')).stressCharts(result),
      exitCode: (result) => (isBroken(result) ? exitCodes.broken : exitCodes.fine),
    },
    flags,
    io,
  );
};

const replayed = (loaded: LoadedFile, path: string, flags: StressFlags, { io }: StudyProgram): TE.TaskEither<Failure, number> =>
  runStudy(
    {
      study: 'stress-replay',
      name: reportName(loaded.file),
      file: loaded.file,
      work: (tools) => replayStress(loaded, path, tools),
      document: replayText,
      charts: async () => ({}),
    },
    flags,
    io,
  );

/** The smallest shock that breaks a plan, or one shock again: in the terminal, as a page with charts, and as JSON where that is asked for. */
export const stressOfFile = (file: string, flags: StressFlags, study: StudyProgram): TE.TaskEither<Failure, number> =>
  pipe(
    loadAll([file], study.api, study.io),
    TE.chain(([loaded]) => {
      const asked = overriding(loaded, { ...flags, trials: undefined });
      return flags.replay === undefined ? searched(asked, flags, study) : replayed(asked, flags.replay, flags, study);
    }),
  );

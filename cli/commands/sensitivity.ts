import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { sensitivity } from '../../engine/studies/sensitivity/sensitivity.js';
import { sensitivityDocument } from '../../reports/studies/sensitivity/document.js';
import type { Failure } from '../failure.js';
import { loadAll, type LoadedFile } from '../loadAll.js';
import { overriding } from '../overriding.js';
import { runStudy } from '../runStudy.js';
import type { StudyFlags } from '../studyOptions.js';
import type { StudyProgram } from '../studyProgram.js';
import { reportName } from '../writeReport.js';

/** The options of `sensitivity` as they were typed. */
export interface SensitivityFlags extends StudyFlags {
  readonly figure: string;
  readonly inputs?: string;
}

const studied = (loaded: LoadedFile, { figure, inputs, ...flags }: SensitivityFlags, { io }: StudyProgram): TE.TaskEither<Failure, number> =>
  runStudy(
    {
      study: 'sensitivity',
      name: reportName(loaded.file),
      file: loaded.file,
      work: (tools) => sensitivity(loaded, { figure, trials: flags.trials, inputs: inputs?.split(',').map((path) => path.trim()) }, tools),
      document: sensitivityDocument,
      charts: async (result) => (await import('../../reports/studies/sensitivity/charts.js')).sensitivityCharts(result),
    },
    flags,
    io,
  );

/** What a figure of a scenario depends on: in the terminal, as a page with charts, and as JSON where that is asked for. */
export const sensitivityOfFile = (file: string, flags: SensitivityFlags, study: StudyProgram): TE.TaskEither<Failure, number> =>
  pipe(
    loadAll([file], study.api, study.io),
    TE.chain(([loaded]) => studied(overriding(loaded, { ...flags, trials: undefined }), flags, study)),
  );

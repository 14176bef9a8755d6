import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { optimise } from '../../engine/studies/optimise/optimise.js';
import { optimisationDocument } from '../../reports/studies/optimise/document.js';
import type { Failure } from '../failure.js';
import { loadAll, type LoadedFile } from '../loadAll.js';
import { overriding } from '../overriding.js';
import { runStudy } from '../runStudy.js';
import type { StudyFlags } from '../studyOptions.js';
import type { StudyProgram } from '../studyProgram.js';
import { reportName } from '../writeReport.js';

/** The options of `optimise` as they were typed. */
export interface OptimiseFlags extends StudyFlags {
  readonly evaluations?: number;
}

const optimised = (loaded: LoadedFile, { evaluations, ...flags }: OptimiseFlags, { io }: StudyProgram): TE.TaskEither<Failure, number> => {
  const asked = { ...(evaluations === undefined ? {} : { evaluations }), ...(flags.trials === undefined ? {} : { trials: flags.trials }) };
  return runStudy(
    {
      study: 'optimise',
      name: reportName(loaded.file),
      file: loaded.file,
      work: (tools) => optimise(loaded, asked, tools),
      document: optimisationDocument,
      charts: async (result) => (await import('../../reports/studies/optimise/charts.js')).optimisationCharts(result),
    },
    flags,
    io,
  );
};

/** The best setting of the inputs that a scenario leaves free: in the terminal, as a page with charts, and as JSON where that is asked for. */
export const optimiseFile = (file: string, flags: OptimiseFlags, study: StudyProgram): TE.TaskEither<Failure, number> =>
  pipe(
    loadAll([file], study.api, study.io),
    TE.chain(([loaded]) => optimised(overriding(loaded, flags), flags, study)),
  );

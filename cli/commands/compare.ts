import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { compare as compareScenarios } from '../../engine/studies/compare/compare.js';
import { comparisonDocument } from '../../reports/studies/compare/document.js';
import type { Api } from '../api.js';
import { userError, type Failure } from '../failure.js';
import type { Io } from '../io.js';
import { loadAll } from '../loadAll.js';
import { runStudy } from '../runStudy.js';
import type { StudyFlags } from '../studyOptions.js';
import { reportName } from '../writeReport.js';

/** Compares scenario files with the first of them; its report is named after that one. */
export const compare = (files: readonly string[], flags: StudyFlags, api: Api, io: Io): TE.TaskEither<Failure, number> => {
  const [base] = files;
  if (base === undefined || files.length < 2) return TE.left(userError(`compare: expected two or more scenario files, got ${files.length}: name what ${base ?? 'it'} is to be compared with`));
  return pipe(
    loadAll(files, api, io),
    TE.chain((loaded) =>
      runStudy(
        {
          study: 'compare',
          name: reportName(base),
          file: base,
          work: (tools) => compareScenarios(loaded, flags, tools),
          document: comparisonDocument,
          charts: async (result) => (await import('../../reports/studies/compare/charts.js')).comparisonCharts(result),
        },
        flags,
        io,
      ),
    ),
  );
};

import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { attribute as attributeScenarios } from '../../engine/studies/attribute/attribute.js';
import { attributionDocument } from '../../reports/studies/attribute/document.js';
import type { Api } from '../api.js';
import type { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { loadAll, type LoadedFile } from '../loadAll.js';
import { runStudy } from '../runStudy.js';
import type { StudyFlags } from '../studyOptions.js';
import { reportName } from '../writeReport.js';

/** The options of `attribute`, as they were typed. */
export interface AttributeFlags extends StudyFlags {
  readonly figure?: readonly string[];
}

/** Splits the difference between two scenario files over their changes; its report is named after both. */
export const attribute = ([first, second]: readonly [string, string], flags: AttributeFlags, api: Api, io: Io): TE.TaskEither<Failure, number> =>
  pipe(
    loadAll([first, second], api, io),
    TE.chain((loaded) =>
      runStudy(
        {
          study: 'attribute',
          name: reportName(second),
          file: second,
          work: (tools) => {
            const { figure, trials, seed } = flags;
            const asked = { ...(figure === undefined ? {} : { figures: figure }), ...(trials === undefined ? {} : { trials }), ...(seed === undefined ? {} : { seed }) };
            return attributeScenarios(loaded as readonly [LoadedFile, LoadedFile], asked, tools);
          },
          document: attributionDocument,
          charts: async (result) => (await import('../../reports/studies/attribute/charts.js')).attributionCharts(result),
        },
        flags,
        io,
      ),
    ),
  );

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { backtest as backtestOf } from '../../engine/studies/backtest/backtest.js';
import { storyOf } from '../../engine/studies/backtest/story.js';
import type { Actuals } from '../../models/data/actuals.js';
import { readActuals } from '../../models/data/readActuals.js';
import { backtestDocument } from '../../reports/studies/backtest/document.js';
import type { Api } from '../api.js';
import { exitCodes, type Failure, userError } from '../failure.js';
import type { Io } from '../io.js';
import { loadAll, type LoadedFile, showDiagnostics } from '../loadAll.js';
import { overriding } from '../overriding.js';
import { runStudy } from '../runStudy.js';
import { assignmentsOf, unquoted } from '../splitOption.js';
import type { StudyFlags } from '../studyOptions.js';
import { reportName } from '../writeReport.js';

export interface BacktestFlags extends StudyFlags {
  readonly actuals: string;
  readonly columns: readonly string[];
}

/** Names of columns by measure, or by `month`. */
const statedColumns = (texts: readonly string[]): E.Either<Failure, Readonly<Record<string, string>>> => {
  const parts = texts.flatMap(assignmentsOf);
  const wrong = parts.find(({ assignment }) => assignment === undefined);
  if (wrong !== undefined) return E.left(userError(`--columns ${wrong.text}: expected measure=NAME, such as revenue=Umsatz`));
  const stated = parts.flatMap(({ assignment }) => (assignment === undefined ? [] : [[assignment.name, unquoted(assignment.value)] as const]));
  const twice = stated.find(([name], index) => stated.findIndex(([other]) => other === name) < index);
  return twice === undefined ? E.right(Object.fromEntries(stated)) : E.left(userError(`--columns: expected ${twice[0]} once, got it twice`));
};

const readActualsOf = ({ scenario }: LoadedFile, flags: BacktestFlags, api: Api, io: Io): TE.TaskEither<Failure, Actuals> =>
  pipe(
    TE.fromEither(statedColumns(flags.columns)),
    TE.chain((stated) =>
      pipe(
        readActuals(flags.actuals, storyOf(scenario), stated),
        TE.mapLeft((diagnostics): Failure => {
          showDiagnostics([diagnostics], api, io);
          return { exitCode: exitCodes.user, message: '' };
        }),
      ),
    ),
  );

/** Judges the forecast of a scenario file by what happened. */
export const backtest = (file: string, flags: BacktestFlags, api: Api, io: Io): TE.TaskEither<Failure, number> =>
  pipe(
    loadAll([file], api, io),
    TE.map(([loaded]) => overriding(loaded, flags)),
    TE.bindTo('loaded'),
    TE.bind('actuals', ({ loaded }) => readActualsOf(loaded, flags, api, io)),
    TE.chain(({ loaded, actuals }) =>
      runStudy(
        {
          study: 'backtest',
          name: reportName(file),
          file,
          work: (tools) => backtestOf(loaded, actuals, tools),
          document: backtestDocument,
          charts: async (result) => (await import('../../reports/studies/backtest/charts.js')).backtestCharts(result),
        },
        flags,
        io,
      ),
    ),
  );

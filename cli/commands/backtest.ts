import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Actuals } from '../../models/data/actuals.js';
import { exitCodes, type Failure, userError } from '../failure.js';
import { loadAll, type LoadedFile, showDiagnostics } from '../loadAll.js';
import { someText } from '../options.js';
import { overriding, runStudy } from '../runStudy.js';
import { assignmentsOf, unquoted } from '../splitOption.js';
import { type StudyFlags, withStudyOptions } from '../studyOptions.js';
import type { AddStudy, StudyProgram } from '../studyProgram.js';
import { reportName } from '../writeReport.js';

interface BacktestFlags extends StudyFlags {
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

const readActualsOf = ({ scenario }: LoadedFile, flags: BacktestFlags, { api, io }: StudyProgram): TE.TaskEither<Failure, Actuals> =>
  pipe(
    TE.fromEither(statedColumns(flags.columns)),
    TE.chain((stated) =>
      pipe(
        TE.fromTask(async () => {
          const { readActuals } = await import('../../models/data/readActuals.js');
          const { storyOf } = await import('../../engine/studies/backtest/story.js');
          return readActuals(flags.actuals, storyOf(scenario), stated);
        }),
        TE.flatten,
        TE.mapLeft((diagnostics): Failure => {
          showDiagnostics([diagnostics], api, io);
          return { exitCode: exitCodes.user, message: '' };
        }),
      ),
    ),
  );

const backtestFile = (file: string, flags: BacktestFlags, program: StudyProgram): TE.TaskEither<Failure, number> =>
  pipe(
    loadAll([file], program.api, program.io),
    TE.map(([loaded]) => overriding(loaded as LoadedFile, flags)),
    TE.bindTo('loaded'),
    TE.bind('actuals', ({ loaded }) => readActualsOf(loaded, flags, program)),
    TE.chain(({ loaded, actuals }) =>
      pipe(
        TE.fromTask(async () => {
          const { backtest } = await import('../../engine/studies/backtest/backtest.js');
          const { backtestDocument } = await import('../../reports/studies/backtest/document.js');
          const { studyText } = await import('../../reports/studies/studyText.js');
          return runStudy(
            {
              study: 'backtest',
              name: reportName(file),
              file,
              work: ({ runner }) => backtest(loaded, actuals, runner),
              terminal: (result, options) => studyText(backtestDocument(result), options),
              show: async (result) => {
                const { backtestCharts } = await import('../../reports/studies/backtest/charts.js');
                const { studyPage } = await import('../../reports/studies/studyPage.js');
                return { charts: backtestCharts(result), page: (svgs) => studyPage(backtestDocument(result), svgs) };
              },
            },
            flags,
            program.io,
          );
        }),
        TE.flatten,
      ),
    ),
  );

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

/** Adds `backtest` to the program. */
export const addBacktest: AddStudy = (program: Command, study) => {
  const command = program
    .command('backtest')
    .description('how a past forecast did: what happened against what was forecast, and which input moved')
    .argument('<FILE>', 'the scenario file of the forecast')
    .addOption(new Option('--actuals <DATA>', 'CSV or XLSX file of what happened: a column of months, and columns named after measures').argParser(someText).makeOptionMandatory())
    .addOption(new Option('--columns <measure=name,...>', 'which column holds which measure, or the month; names with a comma in double quotes').argParser(collected).default([], 'by their names'));
  withStudyOptions(command, { resumable: false }).action((file: string, flags: BacktestFlags) => study.run(async () => backtestFile(file, flags, study)));
};

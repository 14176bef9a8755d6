import { Option } from 'commander';
import type { BacktestFlags } from '../commands/backtest.js';
import { collected, someText } from '../options.js';
import { withStudyOptions } from '../studyOptions.js';
import type { AddStudy } from '../studyProgram.js';

/** Adds `backtest` to the program. */
export const addBacktest: AddStudy = (program, study) => {
  const command = program
    .command('backtest')
    .description('how a past forecast did: what happened against what was forecast, and which input moved')
    .argument('<FILE>', 'the scenario file of the forecast')
    .addOption(new Option('--actuals <DATA>', 'CSV or XLSX file of what happened: a column of months, and columns named after measures').argParser(someText).makeOptionMandatory())
    .addOption(new Option('--columns <measure=name,...>', 'which column holds which measure, or the month; names with a comma in double quotes').argParser(collected).default([], 'by their names'));
  withStudyOptions(command, { resumable: false }).action((file: string, flags: BacktestFlags) =>
    study.run(async () => (await import('../commands/backtest.js')).backtest(file, flags, study.api, study.io)),
  );
};

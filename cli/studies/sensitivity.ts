import { Option } from 'commander';
import type { SensitivityFlags } from '../commands/sensitivity.js';
import { someText } from '../options.js';
import { withStudyOptions } from '../studyOptions.js';
import type { AddStudy } from '../studyProgram.js';

/** Adds `sensitivity` to the program. */
export const addSensitivity: AddStudy = (program, study) => {
  const command = program
    .command('sensitivity')
    .description('what a figure of the plan depends on: each uncertain input at its P10 and P90, knowledge against luck, and what knowing more is worth')
    .argument('<FILE>', 'scenario file')
    .addOption(new Option('--figure <figure>', "the number that is explained, such as 'p5(lowest cash)'").argParser(someText).default('mean(profit)'))
    .addOption(new Option('--inputs <a,b>', 'uncertain inputs to look at, by their paths or those of their sections (default: the twelve that explain most)').argParser(someText));
  withStudyOptions(command).action((file: string, flags: SensitivityFlags) =>
    study.run(async () => (await import('../commands/sensitivity.js')).sensitivityOfFile(file, flags, study)),
  );
};

import { Option } from 'commander';
import type { AttributeFlags } from '../commands/attribute.js';
import { collected } from '../options.js';
import { withStudyOptions } from '../studyOptions.js';
import type { AddStudy } from '../studyProgram.js';

/** Adds `attribute` to the program. */
export const addAttribute: AddStudy = (program, study) => {
  const command = program
    .command('attribute')
    .description('why the forecast moved between two scenario files: the difference, split over what was changed')
    .argument('<A>', 'the scenario file to start from')
    .argument('<B>', 'the scenario file to come to')
    .addOption(new Option('--figure <expression>', "what to split, such as 'p5(cash at end)'; may be repeated (default: mean, P5 and P50 of profit)").argParser(collected));
  withStudyOptions(command).action((first: string, second: string, flags: AttributeFlags) =>
    study.run(async () => (await import('../commands/attribute.js')).attribute([first, second], flags, study.api, study.io)),
  );
};

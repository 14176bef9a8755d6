import { Option } from 'commander';
import type { OptimiseFlags } from '../commands/optimise.js';
import { integerBetween } from '../options.js';
import { withStudyOptions } from '../studyOptions.js';
import type { AddStudy } from '../studyProgram.js';

/** Most settings that a search may try. */
const mostEvaluations = 10_000;

/** Adds `optimise` to the program. */
export const addOptimise: AddStudy = (program, study) => {
  const command = program
    .command('optimise')
    .description('the best setting of the inputs in the optimise section: what it gains, what a condition costs, and where the optimum is flat')
    .argument('<FILE>', 'a scenario file with a section optimise')
    .addOption(new Option('--evaluations <n>', 'settings that the search may try (default: 20, and 20 for each input that is free)').argParser(integerBetween(1, mostEvaluations)));
  withStudyOptions(command).action((file: string, flags: OptimiseFlags) => study.run(async () => (await import('../commands/optimise.js')).optimiseFile(file, flags, study)));
};

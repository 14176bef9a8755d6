import { InvalidArgumentError, Option } from 'commander';
import { stressDefaults } from '../../engine/studies/stress/defaults.js';
import type { StressFlags } from '../commands/stress.js';
import { someText } from '../options.js';
import { withStudyOptions } from '../studyOptions.js';
import type { AddStudy } from '../studyProgram.js';

/** Reads a distance. */
const distance = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= stressDefaults.farthest) return value;
  throw new InvalidArgumentError(`Expected a number above 0 and at most ${stressDefaults.farthest}.`);
};

/** Adds `stress` to the program. */
export const addStress: AddStudy = (program, study) => {
  const command = program
    .command('stress')
    .description('the smallest shock that breaks what must hold in a plan, and what its named stresses do to it')
    .argument('<FILE>', 'scenario file with `invariants:`')
    .addOption(new Option('--radius <n>', `largest distance of a shock, in units of the plan's own uncertainty (default: ${stressDefaults.radius})`).argParser(distance))
    .addOption(new Option('--replay <path>', 'run one shock again, by the path that a study printed').argParser(someText));
  withStudyOptions(command).action((file: string, flags: StressFlags) =>
    study.run(async () => (await import('../commands/stress.js')).stressOfFile(file, flags, study)),
  );
};

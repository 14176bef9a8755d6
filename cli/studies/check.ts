import { Option } from 'commander';
import type { CheckFlags } from '../commands/check.js';
import { integerBetween, mostTrials, someText } from '../options.js';
import { withStudyOptions } from '../studyOptions.js';
import type { AddStudy } from '../studyProgram.js';

/** Trials up to which an undecided invariant is looked at again, unless something else is said. */
const usualMost = 100_000;

/** Adds `check` to the program. */
export const addCheck: AddStudy = (program, study) => {
  const command = program
    .command('check')
    .description('judge the invariants of scenario files, for continuous integration: exits 3 when one is broken')
    .argument('<FILE...>', 'scenario files; each is simulated with its own seed and trials')
    .addOption(new Option('--baseline <JSON>', 'show what moved since: what `check --json` or `run --json` wrote before').argParser(someText))
    .addOption(new Option('--markdown <FILE>', 'write a comment for a pull request; - writes it, and nothing else, to stdout').argParser(someText))
    .addOption(new Option('--junit <FILE>', 'write the verdicts as JUnit XML').argParser(someText))
    .addOption(new Option('--most-trials <n>', 'look at what is undecided with more trials, up to so many').argParser(integerBetween(1, mostTrials)).default(usualMost, usualMost.toLocaleString('en-US')))
    .option('--strict', 'exit 3 also when an invariant stays undecided');
  withStudyOptions(command).action((files: string[], flags: CheckFlags) =>
    study.run(async () => (await import('../commands/check.js')).check(files, flags, study.api, study.io)),
  );
};

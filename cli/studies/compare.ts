import type { StudyFlags } from '../studyOptions.js';
import { withStudyOptions } from '../studyOptions.js';
import type { AddStudy } from '../studyProgram.js';

/** Adds `compare` to the program. */
export const addCompare: AddStudy = (program, study) => {
  const command = program
    .command('compare')
    .description('scenario files side by side with the same luck: what the others change of the first, and how sure that is')
    .argument('<FILE...>', 'two or more scenario files; the first is what the others are compared with');
  withStudyOptions(command).action((files: string[], flags: StudyFlags) =>
    study.run(async () => (await import('../commands/compare.js')).compare(files, flags, study.api, study.io)),
  );
};

import { type Command, Option } from 'commander';
import { backendNames, type BackendChoice } from './api.js';
import { defaultFolder } from './commands/run.js';
import { integerBetween, mostThreads, mostTrials, someText } from './options.js';

/** The options that every study has, as they were typed. */
export interface StudyFlags {
  readonly trials?: number;
  readonly seed?: string;
  readonly backend: BackendChoice;
  readonly threads?: number;
  readonly out?: string;
  readonly json?: string;
  readonly resume?: string;
}

/** Gives a command the options of every study; `resumable` where a study that was stopped can go on. */
export const withStudyOptions = (command: Command, { resumable = true } = {}): Command => {
  command
    .addOption(new Option('--trials <n>', `futures to simulate in each run instead of the file's, 1 to ${mostTrials.toLocaleString('en-US')}`).argParser(integerBetween(1, mostTrials)))
    .addOption(new Option('--seed <s>', "text that fixes all luck, instead of the file's").argParser(someText))
    .addOption(new Option('--backend <name>', 'what computes; by name it is this one or an error').choices([...backendNames]).default('auto'))
    .addOption(new Option('--threads <n>', 'worker threads (default: all cores)').argParser(integerBetween(1, mostThreads)))
    .addOption(new Option('--out <DIR>', `folder of the report and its charts (default: ${defaultFolder})`).argParser(someText))
    .addOption(new Option('--json <FILE>', 'write the result as JSON; - writes it, and nothing else, to stdout').argParser(someText));
  return resumable ? command.addOption(new Option('--resume <FILE>', 'go on from the file that a study left when it was stopped').argParser(someText)) : command;
};

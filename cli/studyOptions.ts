import { type Command, Option } from 'commander';
import { someText } from './options.js';
import { withSimulationOptions, type SimulationFlags } from './simulationOptions.js';

/** The options that every study has, as they were typed. */
export interface StudyFlags extends SimulationFlags {
  readonly resume?: string;
}

/** Gives a command the options of every study; `resumable` where a study that was stopped can go on. */
export const withStudyOptions = (command: Command, { resumable = true } = {}): Command => {
  withSimulationOptions(command, { futures: 'futures to simulate in each run', result: 'result' });
  return resumable ? command.addOption(new Option('--resume <FILE>', 'go on from the file that a study left when it was stopped').argParser(someText)) : command;
};

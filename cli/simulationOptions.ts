import { type Command, Option } from 'commander';
import { backendNames, type BackendChoice } from './api.js';
import { integerBetween, mostThreads, mostTrials, someText } from './options.js';
import { defaultFolder, type OutputFlags } from './outputs.js';

/** The options of every command that simulates, as they were typed. */
export interface SimulationFlags extends OutputFlags {
  readonly trials?: number;
  readonly seed?: string;
  readonly backend: BackendChoice;
  readonly threads?: number;
}

/** Gives a command the options of every command that simulates. @param words what its help calls the futures, and what JSON holds */
export const withSimulationOptions = (command: Command, words: { readonly futures: string; readonly result: string }): Command =>
  command
    .addOption(new Option('--trials <n>', `${words.futures} instead of the file's, 1 to ${mostTrials.toLocaleString('en-US')}`).argParser(integerBetween(1, mostTrials)))
    .addOption(new Option('--seed <s>', "text that fixes all luck, instead of the file's").argParser(someText))
    .addOption(new Option('--backend <name>', 'what computes; by name it is this one or an error').choices([...backendNames]).default('auto'))
    .addOption(new Option('--threads <n>', 'worker threads (default: all cores)').argParser(integerBetween(1, mostThreads)))
    .addOption(new Option('--out <DIR>', `folder of the report and its charts (default: ${defaultFolder})`).argParser(someText))
    .addOption(new Option('--json <FILE>', `write the ${words.result} as JSON; - writes it, and nothing else, to stdout`).argParser(someText));

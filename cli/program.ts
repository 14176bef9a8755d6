import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command, CommanderError, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { learningBackends } from '../models/backend/learningBackends.js';
import { packageRoot } from '../scenarios/packageRoot.js';
import type { Api } from './api.js';
import { emitForms } from './commands/emit.js';
import { modelFolder } from './commands/fit.js';
import { run, type RunFlags } from './commands/run.js';
import { schemaNames, type SchemaName } from './commands/schema.js';
import type { TrainFlags } from './commands/train.js';
import { exitCodes, type Failure, faultOf } from './failure.js';
import { addFit } from './fitProgram.js';
import type { Io } from './io.js';
import { defaultFolder } from './outputs.js';
import { withSimulationOptions } from './simulationOptions.js';
import { addStudies } from './studyProgram.js';

const versionOf = (): string => (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { readonly version: string }).version;

const examples = `
Examples:
  bellwether run plan.yaml                         a table here, a report in ${defaultFolder}/
  bellwether run plan.yaml --trials 100000 --open  more trials, and the report in the browser
  bellwether run plan.yaml --json - | jq .risk     the numbers for another program
  bellwether validate plans/*.yaml                 every mistake with its line and column
  bellwether check plan.yaml                       whether what must hold holds
  bellwether stress plan.yaml                      the smallest shock that breaks it
  bellwether compare plan.yaml dearer.yaml         what a variant changes, in the same futures
  bellwether train plan.yaml                       the models that drive a plan, from its own data
  bellwether fit churn customers.csv               a model of who leaves, with its report in ${modelFolder}/

Exit codes: 0 fine, 1 a wrong file or option, 2 a backend asked for by name is not here, 3 a plan breaks
what must hold (check, stress), 70 a fault of Bellwether, 130 stopped by Ctrl-C.`;

const say = ({ message, exitCode }: Failure, io: Io): number => {
  if (message !== '') io.err.write(`bellwether: ${message}\n`);
  return exitCode;
};

/** The commands and their options; `done` is told how one ended. */
const commands = (api: Api, io: Io, done: (exitCode: number) => void): Command => {
  const program = new Command('bellwether')
    .description('Simulates a market of customers and the money they bring, and says how the business can turn out.')
    .version(versionOf(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({
      writeOut: io.out.write,
      writeErr: io.err.write,
      outputError: (text, write) => write(text.replace(/^error: /, 'bellwether: ')),
      getOutHasColors: () => io.out.color,
      getErrHasColors: () => io.err.color,
    })
    .showHelpAfterError('(`bellwether --help` shows all commands and options)');
  withSimulationOptions(
    program
      .command('run')
      .description('simulate scenario files: a table of risk ranges, and a report with charts')
      .argument('<FILE...>', 'scenario files'),
    { futures: 'futures to simulate', result: 'summary' },
  )
    .addOption(new Option('--emit <form>', 'print one intermediate form and nothing else').choices([...emitForms]))
    .option('--open', 'open the report when it is written')
    .action(async (files: string[], flags: RunFlags) => {
      const result = await run(files, flags, api, io)();
      done(E.isLeft(result) ? say(result.left, io) : exitCodes.fine);
    });
  program
    .command('train')
    .description('train the models that drive a scenario, from its own data')
    .argument('<FILE>', 'a scenario file with drivers that have a train section')
    .addOption(new Option('--backend <name>', 'what TensorFlow.js trains on; by name it is this one or an error (default: the best that works)').choices([...learningBackends]))
    .addOption(new Option('--describe', 'show what the stored models do to agents, and train nothing').conflicts('backend'))
    .action(async (file: string, flags: TrainFlags) => {
      const result = await (await import('./commands/train.js')).train(file, flags, api, io)();
      done(E.isLeft(result) ? say(result.left, io) : exitCodes.fine);
    });
  addStudies(program, api, io, done, (failure) => say(failure, io));
  addFit(program, api, io, done, (failure) => say(failure, io));
  program
    .command('validate')
    .description('check scenario files without running them')
    .argument('<FILE...>', 'scenario files')
    .action(async (files: string[]) => done(await (await import('./commands/validate.js')).validate(files, api, io)));
  program
    .command('schema')
    .description('print the JSON Schema of a scenario file or of a summary')
    .addArgument(new Argument('[name]', 'which').choices([...schemaNames]).default('scenario'))
    .action(async (name: SchemaName) => done(await (await import('./commands/schema.js')).schema(name, api, io)));
  program
    .command('backends')
    .description('list what can simulate and what can learn here, and why the rest cannot')
    .action(async () => done(await (await import('./commands/backends.js')).backends(api, io)));
  return program;
};

/**
 * The command line as a function: what it prints goes to `io`, and it ends with an exit code.
 * @param argv what was typed after `bellwether`
 */
export const main = async (argv: readonly string[], io: Io, api: Api): Promise<number> => {
  let exitCode: number = exitCodes.fine;
  try {
    await commands(api, io, (code) => (exitCode = code)).parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.user;
    if (process.env['BELLWETHER_STACK'] === '1' && error instanceof Error) io.err.write(`${error.stack ?? ''}\n`);
    return say(faultOf(error), io);
  }
};

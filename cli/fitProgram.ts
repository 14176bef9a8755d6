import { Argument, type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { learningBackends } from '../models/backend/learningBackends.js';
import type { ModelKind } from '../scenarios/storedModel.js';
import { type FitKind, trainingRules } from '../scenarios/trainingRules.js';
import type { Api } from './api.js';
import { fit, type FitFlags, modelFolder } from './commands/fit.js';
import { exitCodes, type Failure } from './failure.js';
import { rulesHelp } from './fitHelp.js';
import type { Io } from './io.js';
import { collected, integerBetween, numberAbove, someText } from './options.js';

const kinds = Object.keys(trainingRules) as FitKind[];

/** Kinds whose fit gives values to paste; those of the others are stored and drive a scenario. */
const pasted: Readonly<Record<Exclude<FitKind, ModelKind>, true>> = { sbg: true, bgnbd: true };

const examples = `
Examples:
  bellwether fit churn customers.csv --columns churned=Churn,id=CustomerID
  bellwether fit forecast visitors.xlsx --set ahead=24
  bellwether fit churn bellwether-models/customers.churn.model.json --describe

\`bellwether fit churn --help\` shows the columns and settings of a kind.`;

/** The options that only kinds have whose fit is stored as a model. */
const storedOptions = (kind: FitKind, command: Command): Command =>
  command
    .addOption(new Option('--members <n>', `members of the ensemble, 1 to 100 (default: ${trainingRules[kind].members})`).argParser(integerBetween(1, 100)))
    .addOption(new Option('--backend <name>', 'what TensorFlow.js trains on; by name it is this one or an error (default: the best that works)').choices([...learningBackends]))
    .addOption(
      new Option('--describe', 'show what a stored model (DATA, a .model.json) does to agents, and train nothing').conflicts(
        ['columns', 'set', 'out', 'seed', 'members', 'backend', 'licence', 'epsilon', 'smallestCell', 'json'],
      ),
    );

const commandOf = (kind: FitKind, parent: Command): Command => {
  const command = parent
    .command(kind)
    .description(trainingRules[kind].about)
    .addArgument(new Argument('<DATA>', 'CSV file (plain or .gz) or XLSX file'))
    .addOption(new Option('--columns <role=name,...>', 'which columns play which part; names with a comma in double quotes').argParser(collected).default([], 'by their names'))
    .addOption(new Option('--set <name=value,...>', 'settings of the training').argParser(collected).default([], 'as below'))
    .addOption(new Option('--out <DIR>', 'folder of the model, its card and its report').argParser(someText).default(modelFolder, modelFolder))
    .addOption(new Option('--seed <s>', 'text that fixes all luck of the training (default: the name of the file)').argParser(someText))
    .addOption(new Option('--licence <text>', 'licence of the data, for the card').argParser(someText))
    .addOption(new Option('--smallest-cell <n>', 'groups with fewer rows are not shown or stored').argParser(integerBetween(1, 1_000_000)).default(10))
    .addOption(new Option('--json <FILE>', 'write the card as JSON; - writes it, and nothing else, to stdout').argParser(someText));
  if (!(kind in pasted)) storedOptions(kind, command);
  if (trainingRules[kind].noise === true) {
    command.addOption(new Option('--epsilon <e>', 'add differentially private noise to the fitted counts; the smaller, the more').argParser(numberAbove(0)));
  }
  return command.addHelpText('after', rulesHelp(kind));
};

/** Adds `fit` and a command under it for each kind of fit, made from its rules; `done` is told how one ended. */
export const addFit = (program: Command, api: Api, io: Io, done: (exitCode: number) => void, say: (failure: Failure) => number): void => {
  const parent = program.command('fit').description('learn from data: a model that drives a scenario, or values to paste into one').helpCommand(false).addHelpText('after', examples);
  for (const kind of kinds) {
    commandOf(kind, parent).action(async (data: string, flags: FitFlags) => {
      const result = await fit(kind, data, flags, api, io)();
      done(E.isLeft(result) ? say(result.left) : exitCodes.fine);
    });
  }
};

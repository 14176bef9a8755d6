import { basename, join, resolve } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { LearningBackend } from '../../models/backend/learningBackends.js';
import type { FitKind } from '../../scenarios/trainingRules.js';
import { trainingRules } from '../../scenarios/trainingRules.js';
import type { Api } from '../api.js';
import { exitCodes, type Failure, faultOf } from '../failure.js';
import { checkFolderOf, makeFolder, writeWhole } from '../files.js';
import { readFitOptions } from '../fitOptions.js';
import { type FitOrder, type FittedFiles, fitToFiles } from '../fitToFiles.js';
import type { Io } from '../io.js';
import { describeModel } from './describe.js';

/** Where what was fitted goes when nothing else is said. */
export const modelFolder = 'bellwether-models';

/** The options of `fit` as they were typed. */
export interface FitFlags {
  readonly columns: readonly string[];
  readonly set: readonly string[];
  readonly out: string;
  readonly seed?: string;
  readonly members?: number;
  readonly backend?: LearningBackend;
  readonly licence?: string;
  readonly epsilon?: number;
  readonly smallestCell: number;
  readonly describe?: boolean;
  readonly json?: string;
}

/** `customers` of `data/customers.csv.gz`: what the files of its fit begin with. */
const nameOf = (data: string): string => basename(data).replace(/\.gz$/i, '').replace(/(?<=.)\.[^.]+$/, '');

const orderOf = (kind: FitKind, data: string, flags: FitFlags, io: Io) =>
  pipe(
    TE.fromEither(readFitOptions(kind, flags.columns, flags.set)),
    TE.map(
      ({ columns, settings }): FitOrder => ({
        kind,
        data,
        columns,
        settings,
        backend: flags.backend,
        context: {
          seed: flags.seed ?? nameOf(data),
          members: flags.members ?? trainingRules[kind].members,
          date: io.today(),
          licence: flags.licence ?? null,
          smallestCell: flags.smallestCell,
          epsilon: flags.epsilon ?? null,
          until: null,
        },
        stem: join(flags.out, `${nameOf(data)}.${kind}`),
      }),
    ),
  );

const showReport = ({ fit }: FittedFiles, io: Io): TE.TaskEither<Failure, void> =>
  TE.tryCatch(async () => {
    const { fitText } = await import('../../reports/learning/text.js');
    io.out.write(`${fitText(fit, { color: io.out.color })}\n\n`);
  }, faultOf);

/** A path as YAML has it within braces. */
const inYaml = (path: string): string => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path));

/** Says where everything is: on stderr, where stdout is for a program. */
const sayFiles = ({ files: { model, card, page, weights } }: FittedFiles, kind: FitKind, flags: FitFlags, io: Io): void => {
  const say = flags.json === '-' ? io.err : io.out;
  if (model !== undefined) say.write(`Model       ${model}\n`);
  if (weights.length > 0) say.write(`Weights     ${weights.join(', ')}\n`);
  say.write(`Card        ${card}\n`);
  say.write(`Report      ${page}\n`);
  if (model !== undefined) say.write(`Use it      drivers: { ${kind}: { model: ${inYaml(model)}${kind === 'risk' ? ', lines: [COST_LINE]' : ''} } }\n`);
};

const writeJson = ({ fit: { card } }: FittedFiles, { json }: FitFlags, io: Io): TE.TaskEither<Failure, void> => {
  const text = `${JSON.stringify(card, null, 2)}\n`;
  return json === undefined ? TE.right(undefined) : json === '-' ? TE.fromIO(() => io.out.write(text)) : writeWhole(json, text);
};

const show = (fitted: FittedFiles, kind: FitKind, flags: FitFlags, io: Io): TE.TaskEither<Failure, void> =>
  pipe(
    flags.json === '-' ? TE.right(undefined) : showReport(fitted, io),
    TE.chainIOK(() => () => sayFiles(fitted, kind, flags, io)),
    TE.chain(() => writeJson(fitted, flags, io)),
    TE.filterOrElse(
      () => !fitted.stopped,
      (): Failure => ({ exitCode: exitCodes.cancelled, message: 'training was stopped: what is written are the best weights until then' }),
    ),
  );

/** Finds out before a long training that its results could not be written. */
const prepareOutputs = ({ out, json }: FitFlags): TE.TaskEither<Failure, void> =>
  pipe(
    makeFolder(out),
    TE.chain(() => (json === undefined || json === '-' ? TE.right(undefined) : checkFolderOf(resolve(json)))),
  );

/** Fits one kind of model to a file, shows what came of it, and writes it; or shows what a stored model does to agents. */
export const fit = (kind: FitKind, data: string, flags: FitFlags, api: Api, io: Io): TE.TaskEither<Failure, void> =>
  flags.describe === true
    ? describeModel(kind, data, api, io)
    : pipe(
        orderOf(kind, data, flags, io),
        TE.chainFirst(() => prepareOutputs(flags)),
        TE.chain((order) => fitToFiles(order, api, io)),
        TE.chain((fitted) => show(fitted, kind, flags, io)),
      );

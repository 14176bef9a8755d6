import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { ModelOf } from '../../scenarios/storedModel.js';
import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import { makeCard } from '../card/makeCard.js';
import type { ColumnReader, DataColumns } from '../data/columns.js';
import { wantedColumns } from '../data/wantedColumns.js';
import type { Fit } from '../fit.js';
import { refuseEpsilon } from '../table/epsilon.js';
import type { FitRequest, Trainer } from '../trainer.js';
import { cardParts, weightsOf } from './describe.js';
import { tooLittle } from './enough.js';
import type { FactorisationSettings } from './factorise.js';
import type { Interactions } from './interactions.js';
import { learnTastes, type LearnedTastes } from './learnTastes.js';
import { readInteractions } from './readInteractions.js';
import { reportOf } from './report.js';
import { splitByPerson, type Split } from './split.js';

/**
 * Learns tastes from what people rated, bought or used. Settings: `factors`, `epochs`, `learning_rate`, `penalty`, `batch`, `negatives` and
 * `first` of the recommender's rules. Rows without a person are left out and counted.
 * Left: mistakes in the file; too little to hold some out; training that came to nothing.
 */
export const recommenderTrainerOf = (read: ColumnReader): Trainer => ({
  kind: 'recommender',
  fit: (request, context, open) =>
    pipe(
      read(request.data, wantedColumns('recommender', request, ['user'])),
      TE.flatMapEither((data) => {
        const refused = refuseEpsilon(data.file, context);
        return refused.length > 0 ? E.left(refused) : prepared(data, context);
      }),
      TE.chain((table) => async (): Promise<E.Either<readonly Diagnostic[], Fit>> => {
        const learning = await open();
        const settings = settingsOf(request);
        const first = Number(request.settings['first']);
        const learned = await learnTastes(learning, table.interactions, table.split, settings, first, context);
        return typeof learned === 'string' ? E.left([nothingLearned(table.data.file, learned, settings)]) : E.right(fitOf(table, learned, request, context, learning, first));
      }),
    ),
});

interface Table {
  readonly data: DataColumns;
  readonly interactions: Interactions;
  readonly split: Split;
}

const prepared = (data: DataColumns, { seed, smallestCell }: TrainingContext): E.Either<readonly Diagnostic[], Table> =>
  pipe(
    readInteractions(data),
    E.flatMap((interactions) => {
      const split = splitByPerson(interactions, seed);
      const faults = tooLittle(data.file, interactions, split, smallestCell);
      return faults.length > 0 ? E.left(faults) : E.right({ data, interactions, split });
    }),
  );

const settingsOf = ({ settings }: FitRequest): FactorisationSettings => ({
  factors: Number(settings['factors']),
  epochs: Number(settings['epochs']),
  learningRate: Number(settings['learning_rate']),
  penalty: Number(settings['penalty']),
  batch: Number(settings['batch']),
  negatives: Number(settings['negatives']),
});

const nothingLearned = (file: string, why: 'diverged' | 'stopped', { learningRate }: FactorisationSettings): Diagnostic => ({
  file,
  line: 1,
  column: 1,
  path: '',
  message: 'training that comes to an end',
  ...(why === 'stopped'
    ? { found: 'a stop before the first pass over the data ended', hint: 'let it run longer; nothing was learned yet' }
    : { found: 'a loss beyond all bounds', hint: `write ratings in a larger unit, or set learning_rate to less than ${learningRate}` }),
});

const fitOf = ({ data, interactions, split }: Table, learned: LearnedTastes, request: FitRequest, context: TrainingContext, learning: Learning, first: number): Fit<ModelOf<'recommender'>> => {
  const card = makeCard({
    kind: 'recommender',
    ...cardParts(data.file, interactions, split, learned),
    data: { ...data, used: interactions.people.length, dropped: [...data.dropped, ...interactions.dropped] },
    request,
    context,
    backend: learning.title,
    identifiers: 'dropped',
  });
  return {
    card,
    model: { format: 'bellwether model', version: 1, kind: 'recommender', card, tables: learned.tables },
    report: reportOf({ interactions, ...learned, asked: context.members, shown: learned.tables.shown, popular: learned.tables.popular, first }),
    weights: weightsOf(interactions, learned.main.factors, context.seed),
  };
};

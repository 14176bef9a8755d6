import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { Card, ModelOf } from '../../scenarios/storedModel.js';
import { countText } from '../card/figureText.js';
import { makeCard } from '../card/makeCard.js';
import type { TrainingContext } from '../context.js';
import type { Fit } from '../fit.js';
import { refuseEpsilon } from '../table/epsilon.js';
import { noFeatures, noSegments, tooFewOfClass, tooFewRows } from '../table/enoughRows.js';
import { weightsOf } from '../table/explain.js';
import { readPeople, type PeopleTable } from '../table/readPeople.js';
import { hiddenText, segmentRows } from '../table/segmentRows.js';
import { splitText } from '../table/split.js';
import type { FitRequest, Trainer } from '../trainer.js';
import { everyRow } from '../training/linearModel.js';
import { churnLine } from './betaOf.js';
import { chanceRows } from './chanceRows.js';
import { churnQuality, type ChurnQuality } from './churnQuality.js';
import { churnReport } from './churnReport.js';
import { churnTable, learnChurn, type ChurnTable, type LearnedChurn } from './learnChurn.js';
import { monthlyChance, monthsText } from './monthlyChance.js';

/**
 * Chances of leaving from a table of customers: logistic regression on standardised features (formula F12), with a hold-out report,
 * recalibration where validation rows ask for it, and an ensemble of bootstrap refits. Settings: those of descent; `period`, months that
 * the column of who left covers; `balance`, whether both classes weigh the same while learning.
 * Left: mistakes in the file; fewer than 100 rows, or than 20 who left or stayed; no column that differs between rows; all segments too
 * small to be stored; noise with an epsilon.
 */
export const churnTrainer: Trainer = {
  kind: 'churn',
  fit: (request, context, open) =>
    pipe(
      readPeople(request, [{ role: 'churned', type: 'flag' }]),
      TE.flatMapEither((table) => checked(table, request, context)),
      TE.chainTaskK((table) => async () => {
        const learning = await open();
        const learned = await learnChurn(learning, table, request, context);
        return assemble(table, learned, request, context, learning.title);
      }),
    ),
};

const checked = (people: PeopleTable, request: FitRequest, context: TrainingContext): E.Either<readonly Diagnostic[], ChurnTable> => {
  const { data } = people;
  const column = [request.columns['churned'] ?? []].flat()[0] ?? 'churned';
  const faults = [...refuseEpsilon(data.file, context), ...tooFewRows(data), ...tooFewOfClass(data, column, data.flags.get('churned') ?? new Uint8Array(0))];
  if (faults.length > 0) return E.left(faults);
  const table = churnTable(people, context);
  if (table.features.features.length === 0) return E.left([noFeatures(data, table.features.leftOut)]);
  const { shown } = segmentRows(table.segments, everyRow(data.used), context.smallestCell);
  return shown.length === 0 ? E.left([noSegments(data, 'segment', context.smallestCell)]) : E.right(table);
};

const assemble = (table: ChurnTable, learned: LearnedChurn, request: FitRequest, context: TrainingContext, backend: string): Fit<ModelOf<'churn'>> => {
  const quality = churnQuality(table, learned, context);
  const period = Number(request.settings['period']);
  const { shown, hidden } = segmentRows(table.segments, everyRow(table.data.used), context.smallestCell);
  const segments = shown.map(({ name, rows }) => ({
    name,
    people: rows.length,
    chances: learned.chances.map((member) => Float64Array.from(rows, (row) => monthlyChance(member[row], period))),
  }));
  const paste = segments.map(({ name, people, chances }) => {
    const means = chances[0].map((_, person) => chances.reduce((sum, member) => sum + member[person], 0) / chances.length);
    return `${churnLine(means)}  # ${name === '' ? '' : `${name}: `}${countText(people)} customers`;
  });
  const card = cardOf(table, learned, quality, request, context, backend, hiddenText(hidden, context.smallestCell));
  return {
    card,
    model: {
      format: 'bellwether model',
      version: 1,
      kind: 'churn',
      card,
      tables: { segments: segments.map(({ name, people, chances }) => ({ name, people, chance: chanceRows(chances, context.smallestCell) })) },
    },
    report: churnReport(table, learned, quality, period, context.smallestCell, paste),
    weights: weightsOf(learned.ensemble, table.features),
  };
};

const cardOf = (
  table: ChurnTable,
  learned: LearnedChurn,
  { metrics, segments }: ChurnQuality,
  request: FitRequest,
  context: TrainingContext,
  backend: string,
  hidden: readonly string[],
): Card =>
  makeCard({
    kind: 'churn',
    title: `Churn of ${countText(table.data.used)} customers by logistic regression`,
    data: table.data,
    request,
    context,
    backend,
    settled: {
      features: table.features.features.length,
      best_epoch: learned.ensemble.best,
      recalibration_intercept: learned.applied?.intercept ?? null,
      recalibration_slope: learned.applied?.slope ?? null,
    },
    split: splitText(table.split, 'those who left and those who stayed'),
    metrics: [...metrics],
    segments,
    identifiers: request.columns['id'] === undefined ? 'none' : 'dropped',
    limits: [
      `Learned from who left within ${monthsText(Number(request.settings['period']))}: seasons, trends and whatever changed since are not in it.`,
      'Coefficients and importances say what goes together with leaving, not what would keep a customer.',
      'Customers of one table differ by what its columns show; how they differ beyond that is not in the spread of the chances.',
      ...hidden,
    ],
  });

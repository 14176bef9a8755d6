import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { ModelOf } from '../../scenarios/storedModel.js';
import { countText } from '../card/figureText.js';
import { makeCard } from '../card/makeCard.js';
import type { TrainingContext } from '../context.js';
import type { DataColumns } from '../data/columns.js';
import { withRest } from '../data/faultList.js';
import type { Fit } from '../fit.js';
import { squaredErrors } from '../metrics/chanceLosses.js';
import { meanOf } from '../metrics/measure.js';
import { refuseEpsilon } from '../table/epsilon.js';
import { noFeatures, noSegments, tooFewRows } from '../table/enoughRows.js';
import { importanceOf, weightsOf } from '../table/explain.js';
import { readPeople, type PeopleTable } from '../table/readPeople.js';
import { hiddenText } from '../table/segmentRows.js';
import { splitText } from '../table/split.js';
import type { FitRequest, Trainer } from '../trainer.js';
import { learnRisk, riskTable, type LearnedRisk, type RiskTable } from './learnRisk.js';
import { riskMetrics, riskSegments } from './riskQuality.js';
import { riskReport } from './riskReport.js';

/**
 * Expected loss from a table of contracts: linear regression on squared error (formula F12), with bootstrap refits as members.
 * Left: mistakes in the file; a loss outside 0 to 1; the same loss everywhere; fewer than 100 contracts; no column that differs between
 * rows; all segments too small to be stored; noise with an epsilon.
 */
export const riskTrainer: Trainer = {
  kind: 'risk',
  fit: (request, context, open) =>
    pipe(
      readPeople(request, [{ role: 'loss', type: 'number' }]),
      TE.flatMapEither((table) => checked(table, context)),
      TE.chainTaskK((table) => async () => {
        const learning = await open();
        return assemble(table, await learnRisk(learning, table, request, context), request, context, learning.title);
      }),
    ),
};

const checked = (people: PeopleTable, context: TrainingContext): E.Either<readonly Diagnostic[], RiskTable> => {
  const { data } = people;
  const faults = [...refuseEpsilon(data.file, context), ...lossFaults(data), ...tooFewRows(data)];
  if (faults.length > 0) return E.left(faults);
  const table = riskTable(people, context);
  if (table.features.features.length === 0) return E.left([noFeatures(data, table.features.leftOut)]);
  return table.shown.shown.length === 0 ? E.left([noSegments(data, 'segment', context.smallestCell)]) : E.right(table);
};

const lossFaults = (data: DataColumns): readonly Diagnostic[] => {
  const losses = data.numbers.get('loss') ?? new Float64Array(0);
  const wrong = [...losses.keys()].filter((row) => !(losses[row] >= 0 && losses[row] <= 1));
  const faults = wrong
    .slice(0, 20)
    .map((row) => data.faultAt(row, 'loss', { expected: 'a share between 0 and 1', found: `${losses[row]}`, hint: 'write what was lost as a share of what was exposed: 0.25, or 25%' }));
  const same = losses.length > 0 && losses.every((loss) => loss === losses[0]);
  return [
    ...withRest(faults, wrong.length),
    ...(same ? [diagnoseAt(data.file, { line: 1, column: 1 }, '', { expected: 'losses that differ', found: `${losses[0]} in every row`, hint: 'what is the same everywhere needs no model: write it into the scenario' })] : []),
  ];
};

const assemble = (table: RiskTable, learned: LearnedRisk, request: FitRequest, context: TrainingContext, backend: string): Fit<ModelOf<'risk'>> => {
  const { split, losses, features, inputs } = table;
  const actual = Float64Array.from(split.test, (row) => losses[row]);
  const metrics = riskMetrics(actual, learned.held, learned.base, context.seed);
  const segments = riskSegments(table, learned, context);
  const importance = importanceOf(learned.ensemble.fit, features, inputs, split.test, (scores) => meanOf(squaredErrors(scores, actual)), context.seed);
  const card = makeCard({
    kind: 'risk',
    title: `Expected loss of ${countText(table.data.used)} contracts by linear regression`,
    data: table.data,
    request,
    context,
    backend,
    settled: { features: features.features.length, best_epoch: learned.ensemble.best, clipped: learned.clipped },
    split: splitText(split, 'contracts that lost something and those that did not'),
    metrics: [...metrics],
    segments,
    identifiers: request.columns['id'] === undefined ? 'none' : 'dropped',
    limits: [
      'A straight line through shares: expectations near 0 and 1 bend away from it.',
      'Losses of contracts that were refused are not in the table; whom a looser rule would let in may lose more.',
      'An expectation is the mean of many contracts, and says little of one.',
      ...hiddenText(table.shown.hidden, context.smallestCell),
    ],
  });
  const tables = { segments: learned.segments.map(({ name, people, members }) => ({ name, people, rate: [...members] })) };
  return {
    card,
    model: { format: 'bellwether model', version: 1, kind: 'risk', card, tables },
    report: riskReport(table, learned, metrics, segments, importance),
    weights: weightsOf(learned.ensemble, features),
  };
};

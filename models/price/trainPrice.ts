import { plusMinus } from '../card/errorText.js';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { CardMetric, ModelOf } from '../../scenarios/storedModel.js';
import { countText } from '../card/figureText.js';
import { makeCard } from '../card/makeCard.js';
import type { TrainingContext } from '../context.js';
import { withRest } from '../data/faultList.js';
import type { Fit } from '../fit.js';
import { chanceMetrics } from '../table/chanceMetrics.js';
import { refuseEpsilon } from '../table/epsilon.js';
import { noSegments, tooFewOfClass, tooFewRows } from '../table/enoughRows.js';
import { readPeople, type PeopleTable } from '../table/readPeople.js';
import { hiddenText } from '../table/segmentRows.js';
import { splitText } from '../table/split.js';
import type { FitRequest, Trainer } from '../trainer.js';
import { isWrong, learnPrice, type LearnedPrice } from './learnPrice.js';
import { priceReport } from './priceReport.js';
import { priceTable, type PriceTable } from './priceTable.js';

/**
 * Elasticity from offers at different prices: logistic regression on the logarithm of the price and other features (formula F12), a slope for
 * every segment that has offers enough and a shared one for the others. Elasticities below 0 within noise are stored as 0.
 * Left: mistakes in the file; a price that is not above 0; one price only; fewer than 100 offers, or than 20 taken or not; all segments
 * too small to be stored; higher prices that sell more, beyond noise; noise with an epsilon.
 */
export const priceTrainer: Trainer = {
  kind: 'price',
  fit: (request, context, open) =>
    pipe(
      readPeople(request, [
        { role: 'price', type: 'number' },
        { role: 'bought', type: 'flag' },
      ]),
      TE.flatMapEither((table) => checked(table, request, context)),
      TE.chain((table) =>
        TE.fromTask(async () => {
          const learning = await open();
          return { table, backend: learning.title, learned: await learnPrice(learning, table, request, context) };
        }),
      ),
      TE.flatMapEither(({ table, backend, learned }) => {
        const wrong = wrongSigns(table, learned);
        return wrong.length > 0 ? E.left(wrong) : E.right(assemble(table, learned, request, context, backend));
      }),
    ),
};

const atTop = (file: string, fault: Parameters<typeof diagnoseAt>[3]): Diagnostic => diagnoseAt(file, { line: 1, column: 1 }, '', fault);

const checked = (people: PeopleTable, request: FitRequest, context: TrainingContext): E.Either<readonly Diagnostic[], PriceTable> => {
  const { data } = people;
  const prices = data.numbers.get('price') ?? new Float64Array(0);
  const column = [request.columns['bought'] ?? []].flat()[0] ?? 'bought';
  const free = [...prices.keys()].filter((row) => !(prices[row] > 0));
  const freeFaults = free
    .slice(0, 20)
    .map((row) => data.faultAt(row, 'price', { expected: 'a price above 0', found: `${prices[row]}`, hint: 'what is given away has no relative change of price: take the row out' }));
  const one = prices.every((price) => price === prices[0])
    ? [atTop(data.file, { expected: 'offers at two prices or more', found: `the price ${prices[0]} only`, hint: 'how customers answer to a price shows only where it differed: try two' })]
    : [];
  const faults = [
    ...refuseEpsilon(data.file, context),
    ...withRest(freeFaults, free.length),
    ...one,
    ...tooFewRows(data),
    ...tooFewOfClass(data, column, data.flags.get('bought') ?? new Uint8Array(0)),
  ];
  if (faults.length > 0) return E.left(faults);
  const table = priceTable(people, context);
  return table.shown.shown.length === 0 ? E.left([noSegments(data, 'segment', context.smallestCell)]) : E.right(table);
};

const wrongSigns = ({ data }: PriceTable, { segments }: LearnedPrice): readonly Diagnostic[] =>
  segments.filter(isWrong).map(({ name, elasticity, se }) =>
    atTop(data.file, {
      expected: `fewer sales at higher prices${name === '' ? '' : ` in segment ${name}`}`,
      found: `an elasticity of ${plusMinus({ value: elasticity, se })}`,
      hint: 'higher prices sell more here: a price that was not set at random? Add the columns by which it was set to the features, or learn from offers at random prices',
    }),
  );

const assemble = (table: PriceTable, learned: LearnedPrice, request: FitRequest, context: TrainingContext, backend: string): Fit<ModelOf<'price'>> => {
  const labels = Uint8Array.from(table.split.test, (row) => table.labels[row]);
  const metrics = chanceMetrics(learned.held, labels, learned.base, context.smallestCell, context.seed);
  const card = makeCard({
    kind: 'price',
    title: `Response to prices from ${countText(table.data.used)} offers by logistic regression`,
    data: table.data,
    request,
    context,
    backend,
    settled: { features: table.features.features.length, slopes: table.groups.filter(({ segments }) => segments.length > 0).length, best_epoch: learned.ensemble.best },
    split: splitText(table.split, 'offers that were taken and those that were not'),
    metrics: [...metrics],
    segments: learned.segments.flatMap(({ name, offers, elasticity, se }) => (name === '' ? [] : [{ name, rows: offers, metrics: [elasticityMetric(elasticity, se)] }])),
    identifiers: request.columns['id'] === undefined ? 'none' : 'dropped',
    limits: [
      'An elasticity is a cause only where prices were set at random: what else made a price high or low is in it too, unless a feature holds it.',
      'It holds near the prices that were offered; far from them conversion may follow another curve.',
      ...hiddenText(table.shown.hidden, context.smallestCell),
    ],
  });
  const segments = learned.segments.map(({ name, offers, members }) => ({ name, people: offers, elasticity: members.map((value) => Math.max(0, value)) }));
  return { card, model: { format: 'bellwether model', version: 1, kind: 'price', card, tables: { segments } }, report: priceReport(table, learned, metrics, context.smallestCell) };
};

const elasticityMetric = (value: number, se: number): CardMetric => ({ name: 'elasticity', value, se, baseline: null, better: 'neither' });

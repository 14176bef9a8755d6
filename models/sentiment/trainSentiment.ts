import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { Card, ModelOf } from '../../scenarios/storedModel.js';
import { countText } from '../card/figureText.js';
import { makeCard } from '../card/makeCard.js';
import type { TrainingContext } from '../context.js';
import type { DataColumns, WantedColumn } from '../data/columns.js';
import { readColumns } from '../data/readColumns.js';
import type { Fit } from '../fit.js';
import { refuseEpsilon } from '../table/epsilon.js';
import { tooFewRows } from '../table/enoughRows.js';
import { splitText } from '../table/split.js';
import type { FitRequest, Trainer } from '../trainer.js';
import { tooFewMonths, tooFewTones, unknownLabels } from './checkTexts.js';
import { labelledTexts, learnSentiment, type LabelledTexts, type LearnedSentiment } from './learnSentiment.js';
import { moodOf, type Mood } from './mood.js';
import { monthCounts } from './monthlyIndex.js';
import { sentimentReport } from './sentimentReport.js';
import { toneMetrics } from './toneMetrics.js';

/**
 * The tone of texts in Chinese and English by a softmax over hashed bags of words (formula F12), the monthly index of tones (formula F9) and the
 * process that it follows. Texts without a label get the tone that was learned. Without a time there is no index and no model.
 * Left: mistakes in the file; a label that names no tone; fewer than 100 texts, two tones, or 20 texts of a tone; fewer than 12 months;
 * every month of the same balance; noise with an epsilon.
 */
export const sentimentTrainer: Trainer = {
  kind: 'sentiment',
  fit: (request, context, open) =>
    pipe(
      readColumns(request.data, wantedOf(request)),
      TE.flatMapEither((data) => checked(data, context)),
      TE.chain((texts) =>
        TE.fromTask(async () => {
          const learning = await open();
          return { texts, backend: learning.title, learned: await learnSentiment(learning, texts, request, context) };
        }),
      ),
      TE.flatMapEither(({ texts, backend, learned }) =>
        pipe(
          moodIn(texts, learned, context),
          E.map((mood) => assemble(texts, learned, mood, request, context, backend)),
        ),
      ),
    ),
};

const wantedOf = ({ columns }: FitRequest): readonly WantedColumn[] => {
  const roles = [
    { role: 'text', type: 'text', blank: 'wrong' },
    { role: 'label', type: 'category', blank: 'keep' },
    { role: 'time', type: 'time', blank: 'wrong' },
  ] as const;
  return roles.flatMap((wanted) => {
    const name = [columns[wanted.role] ?? []].flat()[0];
    return name === undefined ? [] : [{ ...wanted, name }];
  });
};

const checked = (data: DataColumns, context: TrainingContext): E.Either<readonly Diagnostic[], LabelledTexts> => {
  const faults = [...refuseEpsilon(data.file, context), ...unknownLabels(data)];
  if (faults.length > 0) return E.left(faults);
  const texts = labelledTexts(data, context);
  const lacking = [...tooFewRows(data), ...tooFewTones(texts)];
  return lacking.length > 0 ? E.left(lacking) : E.right(texts);
};

const moodIn = ({ data }: LabelledTexts, { tone }: LearnedSentiment, context: TrainingContext): E.Either<readonly Diagnostic[], Mood | undefined> => {
  const times = data.times.get('time');
  if (times === undefined) return E.right(undefined);
  const counts = monthCounts(times, tone);
  const faults = tooFewMonths(data, counts);
  return faults.length > 0 ? E.left(faults) : E.right(moodOf(counts, context));
};

const assemble = (texts: LabelledTexts, learned: LearnedSentiment, mood: Mood | undefined, request: FitRequest, context: TrainingContext, backend: string): Fit<ModelOf<'sentiment'> | undefined> => {
  const quality = toneMetrics(texts, learned, context);
  const card = cardOf(texts, learned, quality, mood, request, context, backend);
  return {
    card,
    model: mood === undefined ? undefined : { format: 'bellwether model', version: 1, kind: 'sentiment', card, tables: mood.tables },
    report: sentimentReport(texts, learned, quality, mood, context.smallestCell),
  };
};

const cardOf = (
  { data, split }: LabelledTexts,
  { best }: LearnedSentiment,
  { metrics, segments }: Pick<Card, 'metrics' | 'segments'>,
  mood: Mood | undefined,
  request: FitRequest,
  context: TrainingContext,
  backend: string,
): Card =>
  makeCard({
    kind: 'sentiment',
    title: `Tone of ${countText(data.used)} texts by a softmax over words${mood === undefined ? '' : `, and mood of ${mood.counts.length} months`}`,
    data,
    request,
    context,
    backend,
    settled: { best_epoch: best, balance_mean: mood?.mean ?? null, balance_sd: mood?.sd ?? null },
    split: splitText(split, 'each tone'),
    metrics,
    segments,
    identifiers: 'none',
    limits: [
      'Words and pairs of words are counted; irony, comparisons and longer sentences are not understood.',
      'The mood is that of those who write, who are not those who buy.',
      ...(mood === undefined
        ? []
        : [
            'More texts in a month make its balance larger, whatever their tone; the last month is taken as whole.',
            `Persistence and noise come from ${mood.counts.length} months; that few texts make a month's balance uncertain is part of the noise, and makes moods look shorter than they are.`,
          ]),
    ],
  });

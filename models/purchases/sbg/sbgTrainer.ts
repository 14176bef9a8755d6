import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { canonicalHash } from '../../../scenarios/canonicalHash.js';
import type { Diagnostic } from '../../../scenarios/diagnostic.js';
import { makeCard } from '../../card/makeCard.js';
import type { TrainingContext } from '../../context.js';
import type { DataColumns } from '../../data/columns.js';
import { readColumns } from '../../data/readColumns.js';
import type { Fit } from '../../fit.js';
import { noisyRetention } from '../../privacy/noisyRetention.js';
import { secretNoise, type Uniform } from '../../privacy/secretNoise.js';
import type { FitRequest, Trainer } from '../../trainer.js';
import { pasted } from '../pasted.js';
import { wantedColumns } from '../../data/wantedColumns.js';
import { fitOneChurn, fitSbg } from './fitSbg.js';
import { retentionCounts, type RetentionCounts } from './retentionCounts.js';
import { sbgMetrics, sbgReport, type Every, type SbgAccount } from './sbgReport.js';

/** Fits the shifted beta-geometric law to retention counts; gives values to paste, no model. Draws nothing but the noise of `epsilon`. */
export const sbgTrainer: Trainer = {
  kind: 'sbg',
  fit: (request, context) =>
    pipe(
      readColumns(request.data, wantedColumns('sbg', request)),
      TE.flatMapEither((data) => fitRetention(data, request, context, secretNoise())),
    ),
};

/**
 * The fit of a table of retention that was read.
 * @param noise of the counts, where the context has an epsilon
 */
export const fitRetention = (data: DataColumns, request: FitRequest, context: TrainingContext, noise: Uniform): E.Either<readonly Diagnostic[], Fit<undefined>> =>
  pipe(
    retentionCounts(data, Number(request.settings['until'] ?? 0), context.smallestCell),
    E.flatMap((counts) => withNoise(counts, data, context.epsilon, noise)),
    E.flatMap((counts) => accountOf(counts, data, request, context)),
    E.map((account) => ({ card: cardOf(account, data, request, context), model: undefined, report: sbgReport(account) })),
  );

/** Counts with the noise that was asked for. Left: it drowns them. */
const withNoise = (counts: RetentionCounts, data: DataColumns, epsilon: number | null, noise: Uniform): E.Either<readonly Diagnostic[], RetentionCounts> => {
  if (epsilon === null) return E.right(counts);
  const customers = noisyRetention(counts.customers, epsilon, noise);
  return customers[counts.fitted] > 0 && customers[counts.fitted] < customers[0]
    ? E.right({ ...counts, customers })
    : E.left([
        data.faultAt(counts.fitted, 'customers', {
          expected: `more customers than noise of epsilon ${epsilon} drowns`,
          found: `${counts.customers[0]}`,
          hint: 'take a larger epsilon, or customers who joined in several periods together, by their age',
        }),
      ]);
};

const accountOf = (counts: RetentionCounts, data: DataColumns, { settings }: FitRequest, { smallestCell }: TrainingContext): E.Either<readonly Diagnostic[], SbgAccount> => {
  const every: Every = settings['every'] === 'year' ? 'year' : 'month';
  const fitted = counts.customers.slice(0, counts.fitted + 1);
  return pipe(
    fitSbg(fitted),
    E.mapLeft(() => [
      data.faultAt(counts.fitted, 'customers', {
        expected: 'customers whose churn differs',
        found: 'counts that one churn for everybody fits as well',
        hint: `paste churn: ${pasted(100 * fitOneChurn(fitted).churn)}%/${every}`,
      }),
    ]),
    E.map((fit): SbgAccount => ({ ...counts, fit, every, smallest: smallestCell })),
  );
};

const cardOf = (account: SbgAccount, data: DataColumns, request: FitRequest, context: TrainingContext): Fit['card'] => {
  const { customers, fitted, every } = account;
  const last = customers.length - 1;
  return makeCard({
    title: `Retention of ${customers[0].toLocaleString('en-US')} customers over ${last} ${every}s: shifted beta-geometric`,
    kind: 'sbg',
    // Whoever guesses a small table can tell from its hash that the guess is right: what noise hides the hash must not tell.
    data: context.epsilon === null ? data : { ...data, sha256: canonicalHash(customers) },
    request,
    context,
    backend: 'double precision',
    split: fitted === last ? 'All periods were fitted; nothing was held out.' : `Periods 0 to ${fitted} were fitted, periods ${fitted + 1} to ${last} held out.`,
    metrics: sbgMetrics(account),
    identifiers: 'none',
    epsilon: context.epsilon,
    limits: [
      'It describes customers who joined together; those who join now may be others.',
      'Nobody changes in this law: a rise of price or a better product is not in it.',
      ...(context.epsilon === null ? [] : ['Standard errors do not count the noise that was added, and the hash is of the noisy counts.']),
    ],
  });
};

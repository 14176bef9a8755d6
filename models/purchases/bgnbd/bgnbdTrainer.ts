import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { diagnoseAt, type Diagnostic } from '../../../scenarios/diagnostic.js';
import type { TrainingContext } from '../../context.js';
import type { DataColumns } from '../../data/columns.js';
import { readColumns } from '../../data/readColumns.js';
import type { Fit } from '../../fit.js';
import type { FitRequest, Trainer } from '../../trainer.js';
import { wantedColumns } from '../../data/wantedColumns.js';
import type { BgnbdAccount, Every } from './bgnbdAccount.js';
import { bgnbdCard } from './bgnbdCard.js';
import { bgnbdReport } from './bgnbdReport.js';
import { customerTable } from './customerTable.js';
import { fitBgnbd } from './fitBgnbd.js';
import { fitNeverStopping } from './fitNeverStopping.js';
import { heldPurchases } from './heldPurchases.js';
import { monthDays, monthlyForm } from './monthlyForm.js';
import type { ObservedCustomers } from './observedCustomers.js';
import { trackPurchases } from './purchaseTracking.js';
import { spendAccount } from './spending.js';
import { transactions, type CustomersOfTransactions } from './transactions.js';

/** Customers who bought again: four parameters say little about fewer. */
const fewestAgain = 30;

const unitDays: Readonly<Record<Every, number>> = { day: 1, week: 7, month: monthDays };

/** Fits BG/NBD, and Gamma-Gamma where spend is known, to purchases or to a table of customers; gives values to paste, no model. Draws nothing. */
export const bgnbdTrainer: Trainer = {
  kind: 'bgnbd',
  fit: (request, context) =>
    pipe(
      TE.fromEither(refuse(request, context)),
      TE.flatMap(() => readColumns(request.data, wantedColumns('bgnbd', request, ['user']))),
      TE.flatMapEither((data) => fitPurchases(data, request, context)),
    ),
};

const isTable = ({ columns }: FitRequest): boolean => ['frequency', 'recency', 'age'].every((role) => columns[role] !== undefined);

/** What cannot be done, before the file is read. */
const refuse = (request: FitRequest, { epsilon }: TrainingContext): E.Either<readonly Diagnostic[], true> => {
  const fault = (expected: string, found: string, hint: string): E.Either<readonly Diagnostic[], never> =>
    E.left([diagnoseAt(request.data, { line: 1, column: 1 }, '', { expected, found, hint })]);
  const until = request.settings['until'];
  if (epsilon !== null) return fault('no epsilon', String(epsilon), 'noise can be put on counts of retention (fit sbg), not on purchases');
  if (!isTable(request) && request.columns['time'] === undefined)
    return fault('a column for time, or columns for frequency, recency and age', Object.keys(request.columns).join(', '), 'a row a purchase needs its day; a row a customer needs all three');
  if (isTable(request) && until !== undefined && until !== '')
    return fault('a row a purchase, where until holds some out', 'a row a customer', 'leave until out, or fit the purchases themselves');
  return E.right(true);
};

/** The fit of purchases, or of a table of customers, that was read. */
export const fitPurchases = (data: DataColumns, request: FitRequest, context: TrainingContext): E.Either<readonly Diagnostic[], Fit<undefined>> => {
  const every = request.settings['every'];
  const unitOf: Every = every === 'day' || every === 'month' ? every : 'week';
  return pipe(
    isTable(request)
      ? E.map((observed: ObservedCustomers): CustomersOfTransactions => ({ observed, refunds: 0 }))(customerTable(data))
      : transactions(data, String(request.settings['until'] ?? ''), unitDays[unitOf]),
    E.flatMap((customers) => enough(customers, data, Math.max(fewestAgain, context.smallestCell))),
    E.flatMap(({ observed, refunds }) => E.map((account: BgnbdAccount) => ({ account, refunds }))(accountOf(observed, unitOf, data, context))),
    E.map(({ account, refunds }) => ({ card: bgnbdCard(account, refunds, data, request, context), model: undefined, report: bgnbdReport(account) })),
  );
};

const enough = (customers: CustomersOfTransactions, { file }: DataColumns, fewest: number): E.Either<readonly Diagnostic[], CustomersOfTransactions> => {
  const again = customers.observed.histories.frequency.reduce((count, purchases) => count + (purchases > 0 ? 1 : 0), 0);
  return again >= fewest
    ? E.right(customers)
    : E.left([diagnoseAt(file, { line: 1, column: 1 }, '', { expected: `${fewest} customers or more who bought again`, found: String(again), hint: 'take a longer history' })]);
};

const accountOf = (observed: ObservedCustomers, every: Every, { file }: DataColumns, { smallestCell }: TrainingContext): E.Either<readonly Diagnostic[], BgnbdAccount> =>
  pipe(
    fitBgnbd(observed.histories),
    E.mapLeft(({ parameters }) => [
      diagnoseAt(file, { line: 1, column: 1 }, '', {
        expected: 'customers some of whom stop, and who differ',
        found: `a likelihood that grows without end, at r, alpha, a, b = ${parameters.map((value) => Number(value.toPrecision(3))).join(', ')}`,
        hint: 'nobody seems ever to stop, or all are alike: take a longer history, or one churn and one usage for all',
      }),
    ]),
    E.map((fit): BgnbdAccount => {
      const unit = unitDays[every];
      const { calendar, histories } = observed;
      return {
        observed,
        every,
        unit,
        fit,
        neverStopping: fitNeverStopping(histories),
        monthly: monthlyForm(fit.law, unit),
        spend: spendAccount(observed, Math.max(fewestAgain, smallestCell)),
        smallest: smallestCell,
        ...(calendar === undefined ? {} : { tracking: trackPurchases(fit, calendar, unit) }),
        ...(calendar === undefined || calendar.end === calendar.last ? {} : { held: heldPurchases(fit, histories, calendar.held, (calendar.last - calendar.end) / unit) }),
      };
    }),
  );

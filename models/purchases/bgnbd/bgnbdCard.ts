import * as E from 'fp-ts/lib/Either.js';
import type { Card, CardMetric } from '../../../scenarios/storedModel.js';
import { makeCard } from '../../card/makeCard.js';
import type { TrainingContext } from '../../context.js';
import type { DataColumns } from '../../data/columns.js';
import type { FitRequest } from '../../trainer.js';
import type { BgnbdAccount } from './bgnbdAccount.js';
import { dayText } from './purchaseDays.js';

/** The card of a fit to purchases. @param refunds rows that were no purchases */
export const bgnbdCard = (account: BgnbdAccount, refunds: number, data: DataColumns, request: FitRequest, context: TrainingContext): Card => {
  const customers = account.observed.histories.frequency.length;
  return makeCard({
    title: `Purchases of ${customers.toLocaleString('en-US')} customers: BG/NBD${E.isRight(account.spend) ? ' and Gamma-Gamma' : ''}`,
    kind: 'bgnbd',
    data: { ...data, used: data.used - refunds, dropped: refunds === 0 ? data.dropped : [...data.dropped, { reason: 'refund, a negative value', rows: refunds }] },
    request,
    context,
    backend: 'double precision',
    split: splitText(account),
    metrics: metricsOf(account),
    identifiers: 'dropped',
    limits: [
      'Who never bought again counts as not having stopped: in this law one can stop after a repeat purchase only.',
      'Customers buy at a steady rate while they stay; seasons, prices and campaigns are not in it.',
      'Ranges and standard errors count chance and what the fit does not know of its parameters, not a market that changes.',
      'The pasted churn is approximate and weighed by purchases: it keeps purchases and money, not the number of customers.',
      ...(E.isRight(account.spend) ? ['What a customer spends is taken not to depend on how often they buy.'] : []),
    ],
  });
};

const splitText = ({ observed: { calendar } }: BgnbdAccount): string => {
  if (calendar === undefined || calendar.end === calendar.last) return 'All purchases were fitted; nothing was held out.';
  const late = calendar.late === 0 ? '' : ` ${calendar.late.toLocaleString('en-US')} customers who first bought after that are in neither part.`;
  return `Purchases until ${dayText(calendar.end)} were fitted, those from then until ${dayText(calendar.last)} held out.${late}`;
};

const metricsOf = ({ fit, neverStopping, held }: BgnbdAccount): CardMetric[] => {
  const asBefore = 'everybody buys on as before';
  const likelihood: CardMetric = {
    name: 'log-likelihood of the fitted part',
    value: fit.maximum.logLikelihood,
    se: null,
    baseline: { name: 'nobody ever stops (NBD)', value: neverStopping },
    better: 'higher',
  };
  if (held === undefined) return [likelihood];
  const perCustomer: CardMetric = {
    name: 'mean absolute error of held-out purchases a customer',
    value: held.meanError,
    se: held.meanErrorSe,
    baseline: { name: asBefore, value: held.meanErrorAsBefore },
    better: 'lower',
  };
  if (held.actual === 0) return [perCustomer, likelihood];
  const off = (forecast: number): number => Math.abs(forecast / held.actual - 1);
  const total: CardMetric = {
    name: 'error of all held-out purchases together, as a share',
    value: off(held.forecast.mean),
    se: held.forecast.sd / held.actual,
    baseline: { name: asBefore, value: off(held.asBefore) },
    better: 'lower',
  };
  return [total, perCustomer, likelihood];
};

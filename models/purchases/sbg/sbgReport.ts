import type { CardMetric } from '../../../scenarios/storedModel.js';
import type { FitReport, FitTable } from '../../fit.js';
import { errorOf } from '../deltaMethod.js';
import { pasted } from '../pasted.js';
import { percent, withError } from '../words.js';
import { fitOneChurn, type SbgFit } from './fitSbg.js';
import type { RetentionCounts } from './retentionCounts.js';
import { averagedLifetime, discountedLifetime, discountedResidualLifetime, retentionOf, survivalOf, type SbgLaw } from './sbgLaw.js';

/** Length of a period. */
export type Every = 'month' | 'year';

const yearlyDiscount = 0.1;

/** What is said of retention; with `smallest`, shares of fewer customers than that are not shown. */
export interface SbgAccount extends RetentionCounts {
  readonly fit: SbgFit;
  readonly every: Every;
  readonly smallest: number;
}

const lawOf = ([alpha, beta]: readonly number[]): SbgLaw => ({ alpha, beta });
const discountOf = (every: Every): number => (every === 'year' ? yearlyDiscount : (1 + yearlyDiscount) ** (1 / 12) - 1);
const firstChurn = (law: SbgLaw): number => 1 - retentionOf(law, 1);

/** The report of a fit to retention counts. */
export const sbgReport = (account: SbgAccount): FitReport => ({
  findings: [...valueFindings(account), agingFinding(account), ...heldFindings(account)],
  tables: [parameterTable(account), survivalTable(account), valueTable(account)],
  charts: {
    survival: {
      period: account.every,
      points: survivalOf(account.fit.law, account.customers.length - 1).map((fitted, period) => ({ period, observed: observedSurvival(account, period), fitted })),
    },
  },
  paste: [`churn: across beta(${pasted(account.fit.law.alpha)}, ${pasted(account.fit.law.beta)})/${account.every}`],
});

const observedSurvival = ({ customers, smallest }: SbgAccount, period: number): number | null => (customers[period] < smallest ? null : customers[period] / customers[0]);

const valueFindings = ({ fit: { law, maximum }, every }: SbgAccount): string[] => {
  const discount = discountOf(every);
  const value = discountedLifetime(law, discount);
  const averaged = averagedLifetime(firstChurn(law), discount);
  const error = errorOf((parameters) => discountedLifetime(lawOf(parameters), discount), maximum);
  return [
    `Averaging churn loses ${percent(1 - averaged / value, 0)} of a customer's value: a new customer pays for ${withError(value, error)} ${every}s, discounted at 10 % a year, against ${averaged.toFixed(2)} if everybody left with the chance of the first ${every}, ${percent(firstChurn(law))}.`,
  ];
};

const agingFinding = ({ fit: { law }, every, fitted }: SbgAccount): string =>
  `Customers differ: ${percent(firstChurn(law))} leave in the first ${every} and ${percent(1 - retentionOf(law, fitted))} of those left in ${every} ${fitted}, because who is likely to leave leaves early, not because anybody changes.`;

const heldFindings = (account: SbgAccount): string[] => {
  const held = heldErrors(account);
  if (held === undefined) return [];
  const { customers, fitted, every } = account;
  const last = customers.length - 1;
  return [
    `${every === 'year' ? 'Years' : 'Months'} ${fitted + 1} to ${last} were not fitted: the share still there is off by ${percent(held.law)} points on average, by ${percent(held.oneChurn)} points with one churn for everybody.`.replaceAll(' % points', ' points'),
  ];
};

/** Mean absolute errors of the share still there in the periods that were held out; undefined: none were. */
const heldErrors = ({ customers, fitted, fit }: SbgAccount): { readonly law: number; readonly oneChurn: number } | undefined => {
  const last = customers.length - 1;
  if (fitted === last) return undefined;
  const { churn } = fitOneChurn(customers.slice(0, fitted + 1));
  const survival = survivalOf(fit.law, last);
  const held = customers.map((count, period) => ({ period, share: count / customers[0] })).slice(fitted + 1);
  const meanError = (predicted: (period: number) => number): number =>
    held.reduce((sum, { period, share }) => sum + Math.abs(predicted(period) - share), 0) / held.length;
  return { law: meanError((period) => survival[period]), oneChurn: meanError((period) => (1 - churn) ** period) };
};

/** Figures of the card: how well the law tells what it has not seen, or, where nothing was held out, what it was fitted to. */
export const sbgMetrics = (account: SbgAccount): CardMetric[] => {
  const { logLikelihood } = account.fit.maximum;
  const baseline = 'one churn for everybody';
  const likelihood: CardMetric = {
    name: 'log-likelihood of the fitted periods',
    value: logLikelihood,
    se: null,
    baseline: { name: baseline, value: fitOneChurn(account.customers.slice(0, account.fitted + 1)).logLikelihood },
    better: 'higher',
  };
  const held = heldErrors(account);
  if (held === undefined) return [likelihood];
  return [{ name: 'mean absolute error of the share still there', value: held.law, se: null, baseline: { name: baseline, value: held.oneChurn }, better: 'lower' }, likelihood];
};

const parameterTable = ({ fit: { law, maximum }, every }: SbgAccount): FitTable => ({
  title: 'Churn that differs between customers: Beta(alpha, beta)',
  columns: ['Parameter', 'Estimate', 'Standard error'],
  rows: [
    ['alpha', law.alpha, maximum.standardErrors[0]],
    ['beta', law.beta, maximum.standardErrors[1]],
    [`churn of the first ${every}`, firstChurn(law), errorOf((parameters) => firstChurn(lawOf(parameters)), maximum)],
  ],
  note: `Maximum likelihood, log-likelihood ${maximum.logLikelihood.toFixed(2)}; standard errors from the observed information.`,
});

const survivalTable = (account: SbgAccount): FitTable => {
  const { customers, fitted, fit, every, smallest } = account;
  const survival = survivalOf(fit.law, customers.length - 1);
  const shown = (value: number | null): number | string => value ?? `fewer than ${smallest}`;
  return {
    title: 'Who is still there',
    columns: [every === 'year' ? 'Year' : 'Month', 'Share left', 'Fitted', 'Retention', 'Fitted retention', ''],
    rows: customers.map((count, period) => {
      const before = period === 0 ? 0 : customers[period - 1];
      const retention = observedSurvival(account, period) === null || before === 0 ? null : count / before;
      const held = period > fitted ? 'not fitted' : '';
      return period === 0 ? [period, 1, 1, '', '', held] : [period, shown(observedSurvival(account, period)), survival[period], shown(retention), retentionOf(fit.law, period), held];
    }),
  };
};

const valueTable = ({ fit: { law, maximum }, every }: SbgAccount): FitTable => {
  const discount = discountOf(every);
  const error = (value: (of: SbgLaw) => number): number => errorOf((parameters) => value(lawOf(parameters)), maximum);
  const after = (paid: number) => (of: SbgLaw): number => discountedResidualLifetime(of, discount, paid);
  return {
    title: `Discounted expected ${every}s that are still paid`,
    columns: ['Customer', `${every === 'year' ? 'Years' : 'Months'}`, 'Standard error', 'With the churn of the first for everybody'],
    rows: [
      ['who has just joined', discountedLifetime(law, discount), error((of) => discountedLifetime(of, discount)), averagedLifetime(firstChurn(law), discount)],
      ...[1, 2, 5].map((paid) => [
        `who has paid ${paid} ${paid === 1 ? every : `${every}s`} and is about to renew`,
        discountedResidualLifetime(law, discount, paid),
        error(after(paid)),
        averagedLifetime(firstChurn(law), discount) * (1 - firstChurn(law)),
      ]),
    ],
    note: 'Discounted at 10 % a year, paid at the start of each period, for ever. Fader & Hardie, Marketing Science 29 (2010).',
  };
};

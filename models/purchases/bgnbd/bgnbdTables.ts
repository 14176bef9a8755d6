import * as E from 'fp-ts/lib/Either.js';
import type { FitTable } from '../../fit.js';
import { errorOf } from '../deltaMethod.js';
import { survivalOf } from '../sbg/sbgLaw.js';
import type { BgnbdAccount } from './bgnbdAccount.js';
import { expectedPurchases, shareAlive } from './bgnbdLaw.js';
import { bgnbdLawOf } from './fitBgnbd.js';
import { frequencyTable } from './frequencyTable.js';
import { gammaGammaLawOf, meanSpend, spendSpread } from './gammaGamma.js';
import { monthDays } from './monthlyForm.js';
import type { SpendAccount } from './spending.js';

/** Rows of the table that tracks purchases. */
const trackedRows = 12;

/** The tables of a report on purchases. */
export const bgnbdTables = (account: BgnbdAccount): FitTable[] => [
  parameterTable(account),
  ...(E.isRight(account.spend) ? [spendTable(account.spend.right)] : []),
  countTable(account),
  ...trackingTables(account),
  pastedTable(account),
];

const parameterTable = ({ fit: { law, maximum }, every }: BgnbdAccount): FitTable => ({
  title: `How often customers buy and when they stop: BG/NBD, a ${every} at a time`,
  columns: ['Parameter', 'Estimate', 'Standard error'],
  rows: (['r', 'alpha', 'a', 'b'] as const).map((name, place) => [name, law[name], maximum.standardErrors[place]]),
  note: `Maximum likelihood, log-likelihood ${maximum.logLikelihood.toFixed(2)}; standard errors from the observed information. Fader, Hardie & Lee, Marketing Science 24 (2005).`,
});

const spendTable = ({ fit: { law, maximum }, customers }: SpendAccount): FitTable => {
  const finite = (value: number): number | string => (Number.isFinite(value) ? value : 'has none');
  const derived = (name: string, value: (law: SpendAccount['fit']['law']) => number): (string | number)[] => {
    const known = value(law);
    return [name, finite(known), Number.isFinite(known) ? errorOf((parameters) => value(gammaGammaLawOf(parameters)), maximum) : ''];
  };
  return {
    title: 'What customers spend a purchase: Gamma-Gamma',
    columns: ['Parameter', 'Estimate', 'Standard error'],
    rows: [
      ...(['p', 'q', 'gamma'] as const).map((name, place) => [name, law[name], maximum.standardErrors[place]]),
      derived('mean over customers', meanSpend),
      derived('coefficient of variation between customers', spendSpread),
    ],
    note: `From ${customers.toLocaleString('en-US')} customers who bought again. Fader & Hardie, "The Gamma-Gamma Model of Monetary Value" (2013).`,
  };
};

const countTable = ({ fit, observed, smallest }: BgnbdAccount): FitTable => ({
  title: 'Customers by repeat purchases',
  columns: ['Repeat purchases', 'Customers', 'Fitted'],
  rows: frequencyTable(fit.law, observed.histories, smallest).map(({ purchases, observed: seen, fitted }) => [purchases, seen, fitted]),
});

const trackingTables = ({ tracking, every }: BgnbdAccount): FitTable[] => {
  if (tracking === undefined) return [];
  let [actual, expected] = [0, 0];
  const sums = tracking.map((tracked, step) => ({ step: step + 1, held: tracked.held, actual: (actual += tracked.actual), expected: (expected += tracked.expected) }));
  const apart = Math.max(1, Math.ceil(sums.length / trackedRows));
  return [
    {
      title: 'Repeat purchases since the first day of the data',
      columns: [`After ${every}s`, 'Purchases', 'Expected', 'Off by', ''],
      rows: sums
        .filter(({ step }) => step % apart === 0 || step === sums.length)
        .map(({ step, held, actual: came, expected: due }) => [step, came, due, came === 0 ? '' : `${((100 * (due - came)) / came).toFixed(1)} %`, held ? 'not fitted' : '']),
      note: 'Expected of customers of whom only the first purchase is known.',
    },
  ];
};

/** What the pasted form makes of the law: it is approximate, and here is by how much. */
const pastedTable = ({ fit: { law, maximum }, unit, monthly: { usage, churn, customerChurn } }: BgnbdAccount): FitTable => {
  const month = monthDays / unit;
  const [buying, left] = [survivalOf(churn, 24), survivalOf(customerChurn, 24)];
  return {
    title: 'The law and the form to paste',
    columns: ['Month', 'Purchases a customer', 'Pasted form', 'Not stopped at its end', 'Standard error', 'With the churn of customers'],
    rows: [1, 3, 6, 12, 24].map((months) => [
      months,
      expectedPurchases(law, months * month) - expectedPurchases(law, (months - 1) * month),
      usage.mean * ((buying[months] + buying[months - 1]) / 2),
      shareAlive(law, months * month),
      errorOf((parameters) => shareAlive(bgnbdLawOf(parameters), months * month), maximum),
      left[months],
    ]),
    note: 'Who buys often stops early. A scenario draws usage and churn independently, so the pasted churn is weighed by purchases: purchases and money come out right, and fewer customers are shown than have not stopped. The churn of customers, pasted as a comment, does the opposite.',
  };
};

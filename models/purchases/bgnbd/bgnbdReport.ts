import * as E from 'fp-ts/lib/Either.js';
import type { FitCharts, FitReport } from '../../fit.js';
import { errorOf } from '../deltaMethod.js';
import { pasted } from '../pasted.js';
import { amount, percent, withError } from '../words.js';
import type { BgnbdAccount } from './bgnbdAccount.js';
import { shareAlive } from './bgnbdLaw.js';
import { bgnbdTables } from './bgnbdTables.js';
import { bgnbdLawOf } from './fitBgnbd.js';
import { frequencyTable } from './frequencyTable.js';
import { gammaGammaLawOf, meanSpend, spendSpread } from './gammaGamma.js';
import { expectedAlive, purchaseForecast } from './heldPurchases.js';
import { monthDays, type BetaLaw } from './monthlyForm.js';
import type { NoSpendAccount, SpendAccount } from './spending.js';

/** A 90 % interval of a normal law reaches so many standard deviations to each side. */
const ninety = 1.6448536269514722;

/** From a correlation of this size on, the law of spend is said to be doubtful. */
const noticeable = 0.1;

/** The report of a fit to purchases. */
export const bgnbdReport = (account: BgnbdAccount): FitReport => ({
  findings: [...heldFindings(account), stayFinding(account), nextFinding(account), rateFinding(account), fadeFinding(account), ...spendFindings(account)],
  tables: bgnbdTables(account),
  charts: { frequency: { counts: frequencyTable(account.fit.law, account.observed.histories, account.smallest) }, ...backtest(account) },
  paste: pasteLines(account),
});

const heldFindings = ({ held }: BgnbdAccount): string[] => {
  if (held === undefined) return [];
  const { forecast, actual, asBefore } = held;
  const off = (value: number): string => `${value >= actual ? '+' : ''}${percent(value / actual - 1)}`;
  const reach = ninety * forecast.sd;
  const range = `90 % range ${amount(Math.max(0, forecast.mean - reach))} to ${amount(forecast.mean + reach)}`;
  return [
    `After the fitted part ${amount(forecast.mean)} repeat purchases were forecast (${range}) and ${amount(actual)} came${actual === 0 ? '' : `: off by ${off(forecast.mean)}; had everybody bought on as before, ${amount(asBefore)} (${off(asBefore)})`}.`,
  ];
};

const stayFinding = ({ fit, unit }: BgnbdAccount): string => {
  const year = (12 * monthDays) / unit;
  const error = errorOf((parameters) => shareAlive(bgnbdLawOf(parameters), year), fit.maximum);
  return `A year after their first purchase ${percent(shareAlive(fit.law, year))} (standard error ${percent(error)}) have not stopped buying.`;
};

const nextFinding = ({ fit, unit, observed: { histories } }: BgnbdAccount): string => {
  const { mean, sd } = purchaseForecast(fit, histories, (12 * monthDays) / unit);
  const customers = histories.age.length;
  return `Of ${amount(customers)} customers ${amount(expectedAlive(fit, histories))} are expected not to have stopped; in the twelve months after the fitted part they buy ${amount(mean)} times (90 % range ${amount(Math.max(0, mean - ninety * sd))} to ${amount(mean + ninety * sd)}).`;
};

const rateFinding = ({ fit, unit, monthly: { usage } }: BgnbdAccount): string => {
  const month = monthDays / unit;
  const error = errorOf(([r, alpha]) => (month * r) / alpha, fit.maximum);
  return `While they stay customers buy again ${withError(usage.mean, error, 3)} times a month on average; between customers the standard deviation is ${usage.cv.toFixed(1)} times that.`;
};

const fadeFinding = ({ fit: { law }, unit }: BgnbdAccount): string => {
  const year = (12 * monthDays) / unit;
  // Weighed by how often customers buy, which gives the law of rates one more in shape.
  return `Who buys often stops early: a year after joining ${percent(shareAlive(law, year), 0)} of customers have not stopped, but only ${percent(shareAlive({ ...law, r: law.r + 1 }, year), 0)} of the first rate of purchases is left.`;
};

const noSpend: Readonly<Record<NoSpendAccount, string[]>> = {
  unknown: [],
  'too few': ['Too few customers bought again to say how spend differs between them.'],
  alike: ['What customers spend on average differs no more between them than chance makes it: one spend for all will do.'],
};

const spendFindings = ({ spend }: BgnbdAccount): string[] => {
  if (E.isLeft(spend)) return noSpend[spend.left];
  const { fit, correlation, customers, withoutValue } = spend.right;
  const mean = meanSpend(fit.law);
  const doubt = Math.abs(correlation) >= noticeable ? 'the law of spend assumes none, so take it with care' : 'near the none that the law assumes';
  return [
    Number.isFinite(mean)
      ? `A purchase is worth ${withError(mean, errorOf((parameters) => meanSpend(gammaGammaLawOf(parameters)), fit.maximum))} on average over customers, ${spreadText(fit)}.`
      : 'Spend differs so much between customers that the fitted law has no mean: nothing is pasted for it.',
    `How often customers buy and what they spend a purchase have a correlation of ${correlation.toFixed(2)} over ${amount(customers)} customers, ${doubt}.`,
    ...(withoutValue > 0 ? [`Left out of the law of spend because their repeat purchases were worth nothing: ${amount(withoutValue)}.`] : []),
  ];
};

const spreadText = ({ law }: SpendAccount['fit']): string => {
  const spread = spendSpread(law);
  return Number.isFinite(spread) ? `with a standard deviation of ${spread.toFixed(2)} times that between them` : 'with a spread between them that has no standard deviation';
};

const backtest = ({ tracking, every }: BgnbdAccount): Pick<FitCharts, 'backtest'> =>
  tracking === undefined
    ? {}
    : {
        backtest: {
          what: `repeat purchases a ${every}`,
          history: tracking.map(({ time, actual }) => ({ time, value: actual })),
          held: tracking
            .filter(({ held }) => held)
            .map(({ time, expected, sd }) => ({ time, p5: Math.max(0, expected - ninety * sd), p50: expected, p95: expected + ninety * sd })),
          ahead: [],
        },
      };

const pasteLines = ({ monthly: { usage, churn, customerChurn }, spend }: BgnbdAccount): string[] => [
  `usage: across gamma(${pasted(usage.mean)}, ${pasted(usage.cv)})`,
  `churn: ${betaText(churn)}  # weighed by purchases; where customers count, not purchases: ${betaText(customerChurn)}`,
  ...(E.isRight(spend) && Number.isFinite(meanSpend(spend.right.fit.law)) ? [`unit_price: ${pasted(meanSpend(spend.right.fit.law))}`] : []),
];

const betaText = ({ alpha, beta }: BetaLaw): string => `across beta(${pasted(alpha)}, ${pasted(beta)})`;

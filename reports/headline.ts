import type { Summary } from '../engine/summary.js';
import { driverFindings } from './drivers.js';
import { customerValue } from './customerValue.js';
import {
  at,
  boundOfUnseen,
  during,
  halfRuined,
  horizon,
  lastStep,
  lowest,
  measureOf,
  monthWords,
  randomnessOf,
  readable,
  stepLabel,
  tailShare,
} from './findings.js';
import { compact, count, money, moneyEstimate, percent, percentEstimate, plural, supported } from './numbers.js';
import { knownShare } from './riskTable.js';

const lossOr = (value: number): 'loss' | 'profit' => (value < 0 ? 'loss' : 'profit');

const profit = (summary: Summary): string => {
  const { mean, p5, p95, se } = summary.totals.profit;
  const { currency } = summary.scenario;
  return (
    `Expected ${lossOr(mean)} over ${horizon(summary)} is ${moneyEstimate(Math.abs(mean), se.mean, currency)}; ` +
    `nine futures in ten end between ${compact(supported(p5, se.p5))} and ${money(supported(p95, se.p95), currency)}.`
  );
};

const ruin = (summary: Summary): string => {
  const { probability, se } = summary.risk.ruin;
  const { trials } = summary.scenario;
  if (probability === 0) {
    return `Cash never runs out in any of ${plural(trials, 'future')}: the chance of ruin is below ${percent(boundOfUnseen(summary))}, with 95% confidence.`;
  }
  const when = halfRuined(summary);
  if (probability === 1) return `Cash runs out in every one of ${plural(trials, 'future')}${when}.`;
  const { value, error } = percentEstimate(probability, se);
  return `Cash runs out in ${value} ${error} of futures${when}.`;
};

const breakEven = (summary: Summary): string => {
  const { p50, never, se } = summary.risk.breakEven;
  if (never === 1) return `No future breaks even within ${horizon(summary)}.`;
  if (p50 === null) {
    const { value, error } = percentEstimate(1 - never, se.never);
    return `Only ${value} ${error} of futures break even within ${horizon(summary)}.`;
  }
  const month = monthWords(summary, p50);
  const { value, error } = percentEstimate(never, se.never);
  return never === 0
    ? `Break-even comes by ${month} at the median, and in every future within ${horizon(summary)}.`
    : `Break-even comes by ${month} at the median; ${value} ${error} of futures do not get there within ${horizon(summary)}.`;
};

const cash = (summary: Summary): string => {
  const measure = measureOf(summary, 'cash');
  const { currency } = summary.scenario;
  const middle = lowest(measure.p50);
  const worst = lowest(measure.p5);
  if (middle === 0 && worst === 0) {
    const last = lastStep(summary);
    return `Median cash ends at ${money(readable(measure, 'p50', last), currency)} in ${stepLabel(summary, last)}; one future in twenty ends below ${money(readable(measure, 'p5', last), currency)}.`;
  }
  const when = middle === worst ? 'then' : during(summary, worst);
  return (
    `Median cash is lowest ${during(summary, middle)}, at ${money(readable(measure, 'p50', middle), currency)}; ` +
    `one future in twenty has less than ${money(readable(measure, 'p5', worst), currency)} ${when}.`
  );
};

const tail = (summary: Summary): string => {
  const { cvar, se } = summary.risk;
  const worst = `the worst ${tailShare(summary)} of futures`;
  const amount = moneyEstimate(Math.abs(cvar), se.cvar, summary.scenario.currency);
  return cvar < 0 ? `Even ${worst} earn ${amount} on average.` : `${worst.replace('the', 'The')} lose ${amount} on average.`;
};

/** What events cost; nothing where none costs anything. */
const events = (summary: Summary): string | undefined => {
  const total = summary.lines?.cost.find(({ group }) => group === 'risk')?.total;
  if (total === undefined || total.mean === 0) return undefined;
  const { currency } = summary.scenario;
  const average = `Losses of events cost ${moneyEstimate(total.mean, total.se.mean, currency)} on average`;
  if (total.p95 === 0) return `${average}; nineteen futures in twenty are spared.`;
  const half = total.p50 === 0 ? '; half of all futures or more are spared' : '';
  return `${average}, and more than ${money(supported(total.p95, total.se.p95), currency)} in one future in twenty${half}.`;
};

/** A share of the variance that needs no number. */
const nearlyNone = 0.01;

/** What knowledge could do about the spread; nothing where nothing is uncertain. */
const knowledge = ({ totals }: Summary): string | undefined => {
  if (totals.profit.knowledge === null) return undefined;
  const { share, value } = knownShare(totals.profit.knowledge);
  if (share < nearlyNone) return 'Nearly all of the variance of profit is luck: to know more would hardly narrow it.';
  if (share > 1 - nearlyNone) return 'Nearly all of the variance of profit is what we do not know and could learn.';
  return `${value} of the variance of profit is what we do not know and could learn; the rest is luck.`;
};

const cashOfPath = (summary: Summary): string => {
  const path = measureOf(summary, 'cash').p50;
  const low = lowest(path);
  const ruined = path.findIndex((value) => value < 0);
  const lowestCash = money(at(path, low), summary.scenario.currency);
  if (path.length === 1) return `Cash is ${lowestCash} at the end of ${stepLabel(summary, 0)}.`;
  const how = ruined < 0 ? 'never falls below zero' : `falls below zero ${during(summary, ruined)}`;
  return `Cash ${how}; it is lowest ${during(summary, low)}, at ${lowestCash}.`;
};

/** What can be said of one path: nothing about chance. */
const onePath = (summary: Summary): string[] => {
  const { currency, seed } = summary.scenario;
  const { mean } = summary.totals.profit;
  const { p50 } = summary.risk.breakEven;
  const certain = randomnessOf(summary) === 'none';
  const word = lossOr(mean) === 'loss' ? 'Loss' : 'Profit';
  return [
    `${word} over ${horizon(summary)} is ${money(Math.abs(mean), currency)}.`,
    cashOfPath(summary),
    p50 === null
      ? `It does not break even within ${horizon(summary)}.`
      : `Break-even comes by ${monthWords(summary, p50)}.`,
    certain
      ? 'Nothing in this run is random, so the numbers are exact.'
      : `One future was drawn (seed ${seed}): what others would bring is not in these numbers.`,
  ];
};

/** A sentence for each finding, for whoever reads nothing else. */
export const headline = (summary: Summary): readonly string[] =>
  randomnessOf(summary) === 'sampled'
    ? [profit, ruin, breakEven, cash, tail, customerValue, events, driverFindings, knowledge].flatMap((sentence) => sentence(summary) ?? [])
    : onePath(summary);

/** `10,000 futures` with how they were drawn, for the line under a title. */
export const basis = (summary: Summary): string => {
  const { months, trials, seed, step, expected } = summary.scenario;
  const steps = step === 'month' ? '' : ` in ${count(summary.months.length)} ${step}s`;
  const first = stepLabel(summary, 0);
  const drawn = `${plural(trials, 'future')}, seed ${seed}`;
  const values = randomnessOf(summary) === 'none' ? 'expected values' : `expected values of ${drawn}`;
  return `${plural(months, 'month')}${steps} from ${first}, ${expected ? values : drawn}`;
};

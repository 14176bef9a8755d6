import type { DriverSummary, Summary } from '../engine/summary.js';
import { count, decimalsFor, list, moneyEstimate, percentEstimate, plural, supported } from './numbers.js';

/** What a learned model is called in reports, and what it says. */
const words: Readonly<Record<DriverSummary['kind'], { readonly name: string; readonly noun: string }>> = {
  recommender: { name: 'Recommender', noun: 'the recommender' },
  forecast: { name: 'Demand', noun: 'the forecast of demand' },
  churn: { name: 'Churn', noun: 'the learned churn' },
  price: { name: 'Price response', noun: 'the learned price response' },
  sentiment: { name: 'Sentiment', noun: 'the learned mood' },
  risk: { name: 'Losses', noun: 'the learned loss rate' },
};

type Metric = DriverSummary['metrics'][number];

/** A figure of a model with three significant digits. */
const figure = (value: number): string => String(Number(value.toPrecision(3)));

/** `AUC 0.842 ± 0.009 (everybody the same: 0.5)`. */
const metricText = ({ name, value, se, baseline }: Metric): string => {
  const decimals = se === null || se === 0 ? undefined : Math.min(6, Math.max(0, decimalsFor(se)));
  const shown = (number: number): string => (decimals === undefined ? figure(number) : number.toFixed(decimals));
  const error = decimals === undefined || se === null ? '' : ` \u00b1 ${se.toFixed(decimals)}`;
  return `${name} ${shown(value)}${error}${baseline === null ? '' : ` (${baseline.name}: ${shown(baseline.value)})`}`;
};

/** `not better than most popular`: the first comparison with a baseline that the model does not win beyond its error; nothing where it wins. */
const lost = ({ metrics }: DriverSummary): string | undefined => {
  const [metric] = metrics.filter(({ baseline, better }) => baseline !== null && better !== 'neither');
  if (metric === undefined || metric.baseline === null) return undefined;
  const gain = metric.better === 'higher' ? metric.value - metric.baseline.value : metric.baseline.value - metric.value;
  return gain > 2 * (metric.se ?? 0) ? undefined : `not better than ${metric.baseline.name} beyond its error`;
};

const quality = (driver: DriverSummary): string => {
  const shown = driver.metrics.slice(0, 3).map(metricText).join('; ');
  return [`On data that training did not see: ${shown}`, lost(driver)].filter((text) => text !== undefined).join('; ');
};

/** What a model does to total profit, when that can be told apart from luck. */
const effectText = ({ effect }: DriverSummary, currency: string): string | undefined => {
  if (effect === undefined) return undefined;
  const { instead, mean, se, trials } = effect;
  const compared = `against the same ${count(trials)} futures where ${instead}`;
  if (Math.abs(mean) <= 2 * se) return `No effect on total profit beyond \u00b1 ${moneyEstimate(2 * se, 0, currency)}, ${compared}`;
  return `${mean > 0 ? 'Adds' : 'Takes'} ${moneyEstimate(Math.abs(mean), se, currency)} ${mean > 0 ? 'to' : 'from'} mean total profit, ${compared}`;
};

/** What it means for total profit that several models would fit the data. */
const doubtText = ({ profit, members }: DriverSummary, currency: string): string => {
  if (members === 1) return 'One model: what its training does not know is not in these numbers';
  if (profit === null) return `${count(members)} models trained on resampled data; total profit does not vary between them`;
  const share = Math.max(0, profit.share);
  const sd = moneyEstimate(supported(profit.sd, profit.sd / 10), 0, currency);
  if (share < 0.001) return `Not knowing which of ${count(members)} models is right hardly moves total profit: less than 0.1% of its variance`;
  const { value, error } = percentEstimate(share, profit.se);
  return `Not knowing which of ${count(members)} models is right moves total profit by ${sd} (one standard deviation), ${value} ${error} of its variance`;
};

const origin = ({ title, data, trained, model }: DriverSummary): string => {
  const used = data.used === data.rows ? plural(data.rows, 'row') : `${count(data.used)} of ${plural(data.rows, 'row')}`;
  return `${title}; ${used} of ${data.file}${data.licence === null ? '' : ` (${data.licence})`}, trained ${trained}, ${model}`;
};

/** A learned model in words: what it is and rests on, how good it is, what it does to profit, and how sure that is. */
export interface DriverLine {
  readonly name: string;
  readonly texts: readonly string[];
}

/** How the limit of a card begins whose training was stopped by Ctrl-C. */
const stoppedTraining = 'Training was stopped';

/** What drives a run that was learned from data; nothing where nothing was. */
export const driverLines = ({ drivers, scenario }: Summary): readonly DriverLine[] =>
  (drivers ?? []).map((driver) => ({
    name: words[driver.kind].name,
    texts: [origin(driver), ...driver.limits.filter((limit) => limit.startsWith(stoppedTraining)).map((limit) => limit.replace(/\.$/, '')), quality(driver), effectText(driver, scenario.currency), doubtText(driver, scenario.currency)].filter((text) => text !== undefined),
  }));

/** A model whose effect on mean total profit is told apart from luck. */
export interface DriverEffect {
  /** `Recommender`, and `the recommender` within a sentence. */
  readonly name: string;
  readonly noun: string;
  /** Currency. */
  readonly mean: number;
  readonly se: number;
  readonly instead: string;
}

/** What learned models do to mean total profit, where it is told apart from luck; the largest first. */
export const driverEffects = ({ drivers }: Summary): readonly DriverEffect[] =>
  (drivers ?? [])
    .flatMap(({ kind, effect }) => (effect === undefined || Math.abs(effect.mean) <= 2 * effect.se ? [] : [{ ...words[kind], ...effect }]))
    .sort((one, other) => Math.abs(other.mean) - Math.abs(one.mean));

const capital = (sentence: string): string => `${sentence[0]?.toUpperCase() ?? ''}${sentence.slice(1)}`;

/** What the learned models do to profit, in one sentence; nothing where none does anything beyond luck. */
export const driverFindings = (summary: Summary): string | undefined => {
  const [first, ...others] = driverEffects(summary);
  if (first === undefined) return undefined;
  const amount = ({ mean, se }: DriverEffect): string => moneyEstimate(Math.abs(mean), se, summary.scenario.currency);
  const says = (effect: DriverEffect): string => `${effect.noun} ${effect.mean > 0 ? 'adds' : 'takes'} ${amount(effect)}`;
  const toward = first.mean > 0 ? 'to' : 'from';
  if (others.length === 0) return capital(`${says(first)} ${toward} mean total profit, compared with futures where ${first.instead}.`);
  return capital(`${says(first)} ${toward} mean total profit, compared with what stands in its place without it; ${list(others.map(says))}.`);
};

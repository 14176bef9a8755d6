import type { Summary } from '../engine/summary.js';
import { boundOfUnseen, horizon, lossProbability, monthWords, randomnessOf, shareError, tailShare } from './findings.js';
import { compact, count, estimateTo, list, money, moneyEstimate, percent, percentEstimate, supported, thousands } from './numbers.js';
import { knownShare } from './riskTable.js';
import { valueText } from './studies/figureText.js';

/** A risk in the words of the field. */
export interface RiskLine {
  /** `Value at risk 95%`. */
  readonly name: string;
  readonly text: string;
}

type Range = Summary['risk']['runway'];

/** `8.0% ± 0.3%`; for what was never or always seen, the bound that so many trials allow. */
const shareText = (summary: Summary, share: number, error: number): string => {
  const bound = boundOfUnseen(summary);
  if (share === 0) return `0 of ${count(summary.scenario.trials)} futures (below ${percent(bound)} with 95% confidence)`;
  if (share === 1) return `all ${count(summary.scenario.trials)} futures (above ${percent(1 - bound)} with 95% confidence)`;
  const { value, error: plusMinus } = percentEstimate(share, error);
  return `${value} ${plusMinus} of futures`;
};

const ruin = (summary: Summary): string => {
  const { probability, se } = summary.risk.ruin;
  if (randomnessOf(summary) !== 'sampled') return probability > 0 ? 'cash falls below zero' : 'cash never falls below zero';
  return `${shareText(summary, probability, se)}: cash below zero at some ${summary.scenario.step} end`;
};

/** ` ± 0.5`: an error that is known and is not none. */
const errorText = (error: number | null): string => (error === null || error === 0 ? '' : ` ${estimateTo(0, error, 1).error}`);

/** Months are told to a tenth at most. */
const monthsError = (error: number | null): number => Math.max(error ?? 0, 0.1);

/** `14 ± 0.5 months` or `never within 36 months`; fractions of a month where a step is shorter. */
const monthsText = (summary: Summary, months: number | null, error: number | null): string =>
  months === null ? `never within ${horizon(summary)}` : `${Number(supported(months, monthsError(error)).toFixed(1))}${errorText(error)} ${months === 1 ? 'month' : 'months'}`;

/** Percentiles that say the same are said once; where nothing varies there are none. */
const rangeText = (summary: Summary, range: Range, say: (value: number | null, error: number | null) => string): string => {
  if (randomnessOf(summary) !== 'sampled') return say(range.p50, null);
  const texts = [
    { name: 'P5', text: say(range.p5, range.se.p5) },
    { name: 'P50', text: say(range.p50, range.se.p50) },
    { name: 'P95', text: say(range.p95, range.se.p95) },
  ];
  const groups = [...new Set(texts.map(({ text }) => text))];
  if (groups.length === 1) return groups[0] ?? '';
  return groups.map((group) => `${list(texts.filter(({ text }) => text === group).map(({ name }) => name))} ${group}`).join(', ');
};

const runway = (summary: Summary): string =>
  rangeText(summary, summary.risk.runway, (months, error) => monthsText(summary, months, error));

const breakEven = (summary: Summary): string => {
  const { never, ...months } = summary.risk.breakEven;
  const range = rangeText(summary, months, (month, error) =>
    month === null ? `never within ${horizon(summary)}` : monthWords(summary, supported(month, monthsError(error)), errorText(error)),
  );
  return randomnessOf(summary) === 'sampled' && never > 0 && never < 1
    ? `${range}; ${shareText(summary, never, months.se.never)} never`
    : range;
};

/** `18% a year`; above tenfold nobody needs the digits. */
const yearlyRate = (rate: number, error: number | null = null): string => {
  if (rate > 10) return 'more than 1,000% a year';
  if (error === null || error === 0) return `${percent(rate)} a year`;
  const { value, error: plusMinus } = percentEstimate(rate, error);
  return `${value} ${plusMinus} a year`;
};

const internalRate = ({ value, se, all, note }: Summary['risk']['irr']): string => {
  if (value !== null) return `${yearlyRate(value, se)}: internal rate of return of the mean profit by month`;
  return all.length === 0 ? `none: ${note ?? ''}` : `none that stands alone: ${list(all.map((rate) => yearlyRate(rate)))} all make the mean profit by month worth nothing`;
};

/** How much of the spread of profit more knowledge would remove. */
const spread = ({ totals }: Summary): RiskLine[] => {
  if (totals.profit.knowledge === null) return [];
  const { value, error } = knownShare(totals.profit.knowledge);
  const others = (['revenue', 'cost', 'npv'] as const).flatMap((name) => {
    const { knowledge } = totals[name];
    if (knowledge === null) return [];
    const known = knownShare(knowledge);
    return [`${name === 'npv' ? 'NPV' : name} ${known.value} ${known.error}`];
  });
  const more = others.length === 0 ? '' : ` (${others.join(', ')})`;
  return [{ name: 'Spread', text: `${value} ${error} of the variance of profit${more} comes from what we do not know; the rest is luck` }];
};

/** In how many futures each event comes, and how often where that is more than once on average; the most frequent first. */
const eventLines = ({ events = [] }: Summary): RiskLine[] => {
  const texts = [...events]
    .sort((one, other) => other.struck.mean - one.struck.mean)
    .map(({ name, times, struck }) => {
      const { value, error } = percentEstimate(struck.mean, struck.se);
      const often = times.mean >= 1.05 ? ` (${thousands(times.mean, 1)} times on average)` : '';
      return `${name} in ${[value, ...(error === 'exact' ? [] : [error])].join(' ')} of futures${often}`;
    });
  return texts.length === 0 ? [] : [{ name: 'Events', text: texts.join('; ') }];
};

/** What the file says must hold, and whether it does. */
const mustHold = ({ invariants = [], scenario: { expected } }: Summary): RiskLine[] => {
  if (invariants.length === 0) return [];
  const texts = invariants.map(({ text, verdict, trials, comparisons, trialsNeeded }) => {
    const values = comparisons.map((comparison) => valueText(comparison, trials, expected));
    const more = trialsNeeded === null ? '' : `: about ${compact(trialsNeeded)} trials would tell`;
    return `${text} ${verdictWords[verdict]}${more} (${list(values)})`;
  });
  return [{ name: 'Must hold', text: texts.join('; ') }];
};

const verdictWords = { holds: 'holds', broken: 'is BROKEN', undecided: 'is undecided' } as const;

/** Ruin, runway, break-even, internal rate of return, chance of a loss, value at risk, conditional value at risk, events, what profit spreads by, and what should hold. */
export const riskLines = (summary: Summary): readonly RiskLine[] => {
  const { level, var: valueAtRisk, cvar, se } = summary.risk;
  const { currency } = summary.scenario;
  const sampled = randomnessOf(summary) === 'sampled';
  const tail = tailShare(summary);
  const amount = (value: number, error: number): string =>
    sampled ? moneyEstimate(value, error, currency) : money(value, currency);
  const tailLines = [
    {
      name: `VaR ${percent(level)}`,
      text: `${amount(valueAtRisk, se.var)}: total loss that ${tail} of futures exceed${valueAtRisk < 0 ? ' (negative: a profit)' : ''}`,
    },
    {
      name: `CVaR ${percent(level)}`,
      text: `${amount(cvar, se.cvar)}: mean loss of those ${tail}${cvar < 0 ? ' (negative: a profit)' : ''}`,
    },
  ];
  const loss = lossProbability(summary);
  return [
    { name: 'Ruin', text: ruin(summary) },
    { name: 'Runway', text: runway(summary) },
    { name: 'Break-even', text: breakEven(summary) },
    ...(summary.months.length > 1 ? [{ name: 'IRR', text: internalRate(summary.risk.irr) }] : []),
    ...(sampled ? [{ name: 'Loss', text: `${shareText(summary, loss, shareError(summary, loss))}: total profit below zero` }, ...tailLines, ...eventLines(summary), ...spread(summary)] : []),
    ...mustHold(summary),
  ];
};

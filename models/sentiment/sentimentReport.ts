import type { Card } from '../../scenarios/storedModel.js';
import { countText, figureText, percentText } from '../card/figureText.js';
import { verdictOf } from '../card/verdict.js';
import type { FanPoint, FitCharts, FitReport, FitTable } from '../fit.js';
import { quantileOf } from '../metrics/quantile.js';
import { wilsonInterval } from '../metrics/wilson.js';
import { metricOf } from '../table/chanceMetrics.js';
import { courseText } from '../table/courseText.js';
import { learningChart } from '../table/learningChart.js';
import { qualityTable } from '../table/qualityTable.js';
import type { LabelledTexts, LearnedSentiment } from './learnSentiment.js';
import type { Mood } from './mood.js';
import type { MonthCounts } from './monthlyIndex.js';
import { tones } from './tones.js';

/** What people read about tones and mood; without months, about tones only. */
export const sentimentReport = (texts: LabelledTexts, learned: LearnedSentiment, { metrics, segments }: Pick<Card, 'metrics' | 'segments'>, mood: Mood | undefined, smallestCell: number): FitReport => ({
  findings: [...toneFindings(texts, { metrics, segments }), ...(mood === undefined ? ['No column says when the texts were written, so there is no monthly index.'] : moodFindings(mood)), ...courseText(learned)],
  tables: [qualityTable('On texts that training did not see', metrics), ...segments.map(({ name, rows, metrics: own }) => qualityTable(`${name}: ${countText(rows)} held-out texts`, own)), confusion(texts, learned, smallestCell), ...(mood === undefined ? [] : [monthTable(mood, smallestCell)])],
  charts: {
    ...learningChart('cross-entropy', learned),
    ...(mood === undefined
      ? {}
      : { backtest: { what: 'mood of the market in standard deviations', history: historyOf(mood, smallestCell), held: [], ahead: aheadOf(mood) } }),
  },
  paste: mood === undefined ? [] : [`sentiment: { persistence: ${spread(mood.tables.persistence)}, noise: ${spread(mood.tables.noise)} }`],
});

const spread = (values: readonly number[]): string => {
  const [low, middle, high] = [0.05, 0.5, 0.95].map((chance) => quantileOf(values, chance).toFixed(2));
  return Number(low) < Number(middle) && Number(middle) < Number(high) ? `"triangular(${low}, ${middle}, ${high})"` : middle;
};

const toneFindings = ({ texts, split, labels }: LabelledTexts, { metrics }: Pick<Card, 'metrics' | 'segments'>): readonly string[] => {
  const accuracy = metricOf(metrics, 'accuracy');
  if (accuracy === undefined) return [];
  const rows = split.test.length;
  const { low, high } = wilsonInterval(Math.round(accuracy.value * rows), rows, 0.9);
  const unlabelled = labels.filter((label) => label < 0).length;
  const seen = new Set([...split.training, ...split.validation].map((row) => texts[row]));
  const repeated = split.test.filter((row) => seen.has(texts[row])).length;
  const baseline = `always saying the most frequent tone is right for ${percentText(accuracy.baseline?.value ?? 0)}`;
  return [
    verdictOf(accuracy) === 'better'
      ? `The tone of ${percentText(accuracy.value)} of ${countText(rows)} held-out texts is found (90 % interval ${(100 * low).toFixed(1)} to ${percentText(high)}); ${baseline}.`
      : `The words do not tell the tone: ${percentText(accuracy.value)} of ${countText(rows)} held-out texts are right, and ${baseline}.`,
    ...(repeated === 0 ? [] : [`${countText(repeated)} of the held-out texts stand word for word among those that were learned from, and are easy.`]),
    ...(unlabelled === 0 ? [] : [`${countText(unlabelled)} texts have no label; their tone in the index is the one that was learned.`]),
  ];
};

const moodFindings = ({ counts, series, process, tables, volume, balance }: Mood): readonly string[] => {
  const last = counts[counts.length - 1];
  const interval = (values: readonly number[]): string => `${figureText(quantileOf(values, 0.05))} to ${figureText(quantileOf(values, 0.95))}`;
  const empty = counts.filter((month) => textsOf(month) === 0).length;
  return [
    `Of the mood of one month, ${percentText(process.persistence)} is still there in the next (P5 to P95 ${interval(tables.persistence)}), and ${figureText(process.noise)} standard deviations of news come in.`,
    `In ${last.month} it stood at ${figureText(series[series.length - 1])} standard deviations (P5 to P95 ${interval(tables.start)}): a balance of ${figureText(balance[balance.length - 1])} by ${figureText(volume)} texts a month.`,
    ...(empty === 0 ? [] : [`${empty} of ${counts.length} months have no text and count as balanced.`]),
  ];
};

const confusion = ({ labels, split, classes }: LabelledTexts, { predicted }: LearnedSentiment, smallestCell: number): FitTable => ({
  title: 'Tones that were given and tones that were found, of held-out texts',
  columns: ['Given', ...classes.map((label) => `Found ${tones[label]}`)],
  rows: classes.map((given) => [tones[given], ...classes.map((found) => cell(split.test.filter((row) => labels[row] === given && predicted[row] === found).length, smallestCell))]),
});

/** A count that may be shown: 0, or as many as a cell must have. */
const cell = (count: number, smallestCell: number): number | string => (count === 0 || count >= smallestCell ? count : `fewer than ${smallestCell}`);

const textsOf = ({ positive, neutral, negative }: MonthCounts): number => positive + neutral + negative;

/** The mood of months that have texts enough to be shown. */
const historyOf = ({ counts, series }: Mood, smallestCell: number): NonNullable<FitCharts['backtest']>['history'] =>
  counts.flatMap((month, index) => (textsOf(month) >= smallestCell ? [{ time: month.month, value: series[index] }] : []));

const monthTable = ({ counts, changes, balance, series }: Mood, smallestCell: number): FitTable => ({
  title: 'Mood by month',
  columns: ['Month', 'Texts', 'Change', 'Balance', 'Mood'],
  rows: counts.map((month, index) => [
    month.month,
    cell(textsOf(month), smallestCell),
    ...(textsOf(month) >= smallestCell ? [changes[index], balance[index], series[index]] : ['', '', '']),
  ]),
  note: 'Balance: positive less negative texts, by the mean number of texts a month; mood: the balance in standard deviations from its mean.',
});

/** A year of the process from its last month on: normal around what persists, `noise^2 (1 - rho^(2 h)) / (1 - rho^2)` its variance. */
const aheadOf = ({ counts, series, process: { persistence, noise } }: Mood): readonly FanPoint[] => {
  const [year, month] = counts[counts.length - 1].month.split('-').map(Number);
  let variance = 0;
  let level = series[series.length - 1];
  return Array.from({ length: 12 }, (_, step) => {
    variance = persistence ** 2 * variance + noise ** 2;
    level *= persistence;
    const reach = 1.645 * Math.sqrt(variance);
    const time = new Date(Date.UTC(year, month + step, 1)).toISOString().slice(0, 7);
    return { time, p5: level - reach, p50: level, p95: level + reach };
  });
};

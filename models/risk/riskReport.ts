import type { Card, CardMetric } from '../../scenarios/storedModel.js';
import { countText, figureText } from '../card/figureText.js';
import { verdictOf } from '../card/verdict.js';
import type { FitReport, FitTable } from '../fit.js';
import type { Importance } from '../metrics/importance.js';
import { quantileOf } from '../metrics/quantile.js';
import { metricOf } from '../table/chanceMetrics.js';
import { courseText } from '../table/courseText.js';
import { effectTable } from '../table/explain.js';
import { learningChart } from '../table/learningChart.js';
import { plusMinus } from '../table/plusMinus.js';
import { qualityTable } from '../table/qualityTable.js';
import type { LearnedRisk, RiskTable } from './learnRisk.js';

/** What people read about expected losses. */
export const riskReport = (table: RiskTable, learned: LearnedRisk, metrics: readonly CardMetric[], segments: Card['segments'], importance: readonly Importance[]): FitReport => ({
  findings: [
    ...qualityText(table, metrics),
    clippedText(table, learned),
    ...courseText(learned.ensemble),
    ...table.features.leftOut.map(({ column, reason }) => `Column ${column} is not used: it ${reason}.`),
  ],
  tables: [
    rateTable(learned),
    qualityTable('On contracts that training did not see', metrics),
    ...(segments.length === 0 ? [] : [segmentTable(segments)]),
    effectTable('What goes with losses', 'Expected loss +', learned.ensemble, table.features, (coefficient) => coefficient),
  ],
  charts: {
    ...learningChart('half the squared error, in variances', learned.ensemble),
    importance: { loss: 'mean squared error', features: importance },
  },
  paste: learned.segments.map(({ name, rate, members }) => {
    const range = `${plain(quantileOf(members, 0.05))} to ${plain(quantileOf(members, 0.95))}`;
    return `# expected loss${name === '' ? '' : ` of ${name}`}: ${plain(rate)}, or as an uncertain value: ${range}`;
  }),
});

const plain = (value: number): string => figureText(value).replaceAll(',', '');

const qualityText = ({ split }: RiskTable, metrics: readonly CardMetric[]): readonly string[] => {
  const root = metricOf(metrics, 'RMSE');
  const determination = metricOf(metrics, 'R^2');
  if (root === undefined) return [];
  const explained = determination === undefined ? '' : `explains ${plusMinus({ value: 100 * determination.value, se: determination.se === null ? null : 100 * determination.se })} % of the variance of losses and `;
  const better = verdictOf(root) === 'better' || (determination !== undefined && determination.value > 1.645 * (determination.se ?? 0));
  return [
    `On ${countText(split.test.length)} held-out contracts the model ${explained}has an RMSE of ${plusMinus(root)} against ${figureText(root.baseline?.value ?? 0)} by the mean.`,
    ...(better ? [] : ['That is no better than the mean beyond noise: the columns do not tell who loses more.']),
  ];
};

const clippedText = ({ data }: RiskTable, { clipped }: LearnedRisk): string =>
  clipped === 0 ? 'Every expectation lies between 0 and 1.' : `${countText(clipped)} of ${countText(data.used)} expectations fell outside 0 to 1 and were moved to the nearer end.`;

const rateTable = ({ segments }: LearnedRisk): FitTable => ({
  title: 'Expected loss',
  columns: ['Segment', 'Contracts', 'Expected loss', 'P5', 'P95'],
  rows: segments.map(({ name, people, rate, members }) => [name === '' ? 'everybody' : name, people, rate, quantileOf(members, 0.05), quantileOf(members, 0.95)]),
  note: 'Share of what is exposed; P5 to P95 over bootstrap refits.',
});

const segmentTable = (segments: Card['segments']): FitTable => ({
  title: 'Errors by segment',
  columns: ['Segment', 'Held-out rows', 'RMSE', 'By the mean', 'Mean expectation', 'Mean loss'],
  rows: segments.map(({ name, rows, metrics }) => {
    const [root, mean] = ['RMSE', 'mean expectation'].map((measure) => metricOf(metrics, measure));
    return [name, rows, root?.value ?? '', root?.baseline?.value ?? '', mean?.value ?? '', mean?.baseline?.value ?? ''];
  }),
});

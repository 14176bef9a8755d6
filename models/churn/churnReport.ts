import type { CardMetric } from '../../scenarios/storedModel.js';
import { countText, figureText } from '../card/figureText.js';
import type { FitReport, FitTable } from '../fit.js';
import { wilsonInterval } from '../metrics/wilson.js';
import { metricOf } from '../table/chanceMetrics.js';
import { courseText } from '../table/courseText.js';
import { effectTable } from '../table/explain.js';
import { learningChart } from '../table/learningChart.js';
import { plusMinus } from '../card/errorText.js';
import { hiddenText } from '../table/segmentRows.js';
import { qualityTable } from '../table/qualityTable.js';
import type { ChurnQuality } from './churnQuality.js';
import { monthsText } from './monthlyChance.js';
import type { ChurnTable, LearnedChurn } from './learnChurn.js';

/** What people read about learned churn: how far the chances can be trusted, for whom, and what drives them. */
export const churnReport = (table: ChurnTable, learned: LearnedChurn, quality: ChurnQuality, period: number, smallestCell: number, paste: readonly string[]): FitReport => {
  const { ensemble } = learned;
  const { metrics, segments, bins, importance } = quality;
  return {
    findings: [...findings(table, learned, quality), ...table.features.leftOut.map(({ column, reason }) => `Column ${column} is not used: it ${reason}.`)],
    tables: [
      qualityTable('On customers that training did not see', metrics),
      ...(segments.length === 0 ? [] : [segmentTable(quality, smallestCell)]),
      effectTable('What goes with leaving', 'Odds of leaving x', ensemble, table.features, Math.exp),
      importanceTable(importance),
    ],
    charts: {
      ...learningChart('log loss', ensemble),
      calibration: { what: `chance of leaving within ${monthsText(period)}`, bins },
      importance: { loss: 'log loss', features: importance },
    },
    paste,
  };
};

/** From such an AUC on, a column knows the answer. */
const tooGood = 0.98;

const findings = ({ split }: ChurnTable, { applied, ensemble }: LearnedChurn, { metrics }: ChurnQuality): readonly string[] => {
  const sentence = (name: string, say: (metric: CardMetric) => string): readonly string[] => {
    const metric = metricOf(metrics, name);
    return metric === undefined ? [] : [say(metric)];
  };
  const held = `${countText(split.test.length)} held-out customers`;
  return [
    ...sentence('AUC', (area) =>
      area.value - 1.645 * (area.se ?? 0) > 0.5
        ? `Of two of the ${held}, one who left and one who stayed, the model gives the one who left the higher chance in ${plusMinus({ value: 100 * area.value, se: area.se === null ? null : 100 * area.se })} % of cases (AUC ${plusMinus(area)}; by luck 0.5).`
        : `The columns do not tell who leaves: AUC ${plusMinus(area)} on ${held}, where luck has 0.5. Everybody is as good as the same.`,
    ),
    ...sentence('AUC', (area) =>
      area.value > tooGood ? 'That is better than customers can be told apart in advance: look for a column that is known only once they have left.' : '',
    ).filter((text) => text !== ''),
    ...sentence('log loss', (loss) => `Log loss ${plusMinus(loss)} against ${figureText(loss.baseline?.value ?? 0)} when everybody has the same chance (lower is better).`),
    ...sentence('Brier score', (brier) => `Brier score ${plusMinus(brier)} against ${figureText(brier.baseline?.value ?? 0)}.`),
    ...sentence('calibration slope', (slope) => `Calibration on the hold-out: slope ${plusMinus(slope)}, where right chances have 1.`),
    applied === undefined
      ? 'The validation rows found the chances right within noise, so they stand as they were learned.'
      : `The validation rows found the chances off beyond noise; log-odds were corrected to ${figureText(applied.intercept)} + ${figureText(applied.slope)} x what was learned.`,
    ...courseText(ensemble),
  ];
};

const segmentTable = ({ segments, hidden }: ChurnQuality, smallestCell: number): FitTable => ({
  title: 'Errors by segment',
  columns: ['Segment', 'Held-out rows', 'AUC', 'Standard error', 'Brier score', 'Same chance', 'Mean chance', 'Who left', 'P5', 'P95'],
  rows: segments.map(({ name, rows, metrics }) => {
    const [area, brier, mean] = ['AUC', 'Brier score', 'mean chance'].map((measure) => metricOf(metrics, measure));
    const observed = mean?.baseline?.value ?? 0;
    const { low, high } = wilsonInterval(Math.round(observed * rows), rows, 0.9);
    return [name, rows, area?.value ?? '', area?.se ?? '', brier?.value ?? '', brier?.baseline?.value ?? '', mean?.value ?? '', observed, low, high];
  }),
  note: ['A mean chance outside the interval of those who left says that the segment is treated too well or too badly.', ...hiddenText(hidden, smallestCell)].join(' '),
});

const importanceTable = (importance: ChurnQuality['importance']): FitTable => ({
  title: 'What the chances depend on',
  columns: ['Column', 'Rise of log loss when shuffled', 'Standard error'],
  rows: importance.map(({ name, rise, se }) => [name, rise, se]),
  note: 'Columns that say the same share their importance.',
});

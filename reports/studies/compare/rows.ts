import type { Comparison, Row } from '../../../engine/studies/compare/comparison.js';
import { metricTitles } from '../../unitEconomics.js';
import { plural } from '../../numbers.js';

/** Figures by their names in a table; metrics have those of every report. */
const titles: Readonly<Record<string, string>> = {
  revenue: 'Revenue',
  cost: 'Cost',
  profit: 'Profit',
  npv: 'NPV',
  return: 'Return on cost',
  subscribers: 'Subscribers',
  mrr: 'MRR',
  cash: 'Cash',
  lowest_cash: 'Lowest cash',
  break_even: 'Break-even',
  runway: 'Runway',
  ruin: 'Ruin',
  loss: 'Loss',
  breaks_even: 'Breaks even',
  var: 'VaR 95%',
  cvar: 'CVaR 95%',
  ...metricTitles,
  churn_average: 'Customer churn, of mean customers',
};

export const titleOf = ({ name }: Pick<Row, 'name'>): string => titles[name] ?? name;

const statisticWords: Readonly<Record<Row['statistic'], string>> = { mean: 'mean ', p5: 'P5 of ', p50: 'median ', p95: 'P95 of ', value: '' };

/** A figure in the middle of a sentence: `P5 of cash at the end`. */
export const wordsOf = (comparison: Pick<Comparison, 'months' | 'rows' | 'expected' | 'provenance'>, row: Row): string => {
  const { name, statistic } = row;
  const horizon = plural(comparison.months, 'month');
  const of = randomnessOf(comparison) === 'sampled' ? statisticWords[statistic] : '';
  const risks: Readonly<Record<string, string>> = {
    ruin: 'the chance of ruin',
    loss: `the chance of a loss over ${horizon}`,
    breaks_even: `the chance of breaking even within ${horizon}`,
    var: 'value at risk 95%',
    cvar: 'the mean loss of the worst 5% of futures',
  };
  const title = /^[A-Z][a-z]/.test(titleOf(row)) ? titleOf(row).toLowerCase() : titleOf(row);
  const when = row.group === 'totals' ? ` over ${horizon}` : row.group === 'end' && name !== 'lowest_cash' ? ' at the end' : '';
  return risks[name] ?? `${of}${title}${when}`;
};

/** The row of a figure; undefined: the scenarios do not have it. */
export const rowOf = ({ rows }: Pick<Comparison, 'rows'>, name: string, statistic: Row['statistic']): Row | undefined =>
  rows.find((row) => row.name === name && row.statistic === statistic);

/** What differs between futures: nothing, because every number is exact; what one future alone cannot show; or something. */
export const randomnessOf = ({ rows, expected, provenance }: Pick<Comparison, 'rows' | 'expected' | 'provenance'>): 'none' | 'single' | 'sampled' => {
  if (provenance.trials === 1 && !expected) return 'single';
  return rows.some(({ values }) => values.some((value) => value !== null && value.se > 0)) ? 'sampled' : 'none';
};

import type { Saas, Statistics, Summary } from '../engine/summary.js';
import { compact, count, percent, plural, supported } from './numbers.js';
import { written, type RangeGroup, type RangeRow } from './riskTable.js';

type MetricName = Saas['metrics'][number]['name'];

const titles: Readonly<Record<MetricName, string>> = {
  mrr_growth: 'MRR growth',
  nrr: 'Net revenue retention',
  grr: 'Gross revenue retention',
  churn_opening: 'Customer churn',
  churn_average: 'Customer churn',
  arpa: 'ARPA',
  gross_margin: 'Gross margin',
  cac: 'CAC',
  ltv: 'LTV',
  ltv_naive: 'LTV by formula',
  ltv_to_cac: 'LTV / CAC',
  cac_payback: 'CAC payback',
  quick_ratio: 'Quick ratio',
  burn_multiple: 'Burn multiple',
  rule_of_40: 'Rule of 40',
};

/** Digits of a metric: more than these nobody reads. */
const significant = 3;

/** Where at least this share of futures has a value, the rest needs no word. */
const nearlyAll = 0.99;

/** A metric written out: shares as percentages, with a note where many futures have no value. */
const rowOf = (name: string, statistics: Statistics, note?: string): RangeRow => {
  const { unit, defined } = statistics;
  const numbers = { ...statistics, name };
  const row = unit.startsWith('share') ? written(numbers, 0.01, unit.replace('share', '%'), significant) : written(numbers, 1, unit === 'ratio' ? '' : unit, significant);
  const limited = defined < nearlyAll ? [`in ${percent(defined)} of futures`] : [];
  const notes = [...(note === undefined ? [] : [note]), ...limited];
  return notes.length === 0 ? row : { ...row, note: notes.join(', ') };
};

/** What a chief financial officer looks at, in the churn convention of the scenario; nothing where no revenue recurs. */
export const unitEconomics = ({ saas, scenario }: Summary): readonly RangeGroup[] => {
  if (saas === undefined || saas.metrics.length === 0) return [];
  const other = saas.churn === 'opening' ? 'churn_average' : 'churn_opening';
  const rows = saas.metrics.filter(({ name }) => name !== other).map((metric) => rowOf(titles[metric.name], metric));
  const window = saas.months < scenario.months ? 'Last' : 'Over';
  return [{ title: `${window} ${plural(saas.months, 'month')}`, rows }];
};

/** What a customer of each channel cost, and how many of each segment leave. */
export const economicsByPart = ({ saas }: Summary): readonly RangeGroup[] => {
  const channels = (saas?.channels ?? []).flatMap(({ name, spend, customers, cac }) => {
    const bought = `${compact(supported(spend.mean, spend.se.mean))} for ${count(supported(customers.mean, customers.se.mean))} customers`;
    return cac === null ? [] : [rowOf(name, cac, bought)];
  });
  const segments = (saas?.segments ?? []).flatMap(({ name, churn }) => (churn === null ? [] : [rowOf(name, churn)]));
  return [
    { title: 'CAC by channel', rows: channels },
    { title: 'Customer churn by segment', rows: segments },
  ].filter(({ rows }) => rows.length > 0);
};

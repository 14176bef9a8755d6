import type { Saas, Statistics, Summary } from '../engine/summary.js';
import { compact, count, plural, scaleFor, supported } from './numbers.js';
import { written, type RangeGroup, type RangeRow } from './riskTable.js';

type MetricName = Saas['metrics'][number]['name'];

/** Metrics by their names in the field. */
export const metricTitles: Readonly<Record<MetricName, string>> = {
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

const million = 1e6;

/** Digits of a metric: more than these nobody reads. */
const significant = 3;

/** Where at least this share of futures has a value, the rest needs no word. */
const nearlyAll = 0.99;

/** What stands for a mean that says nothing. */
export const noMean = '\u2013';

/** A ratio whose mean is not known better than this says nothing by it. */
const mostError = 0.25;

/** A mean no further than this share of it beyond the range of nine in ten is one of what hardly varies. */
const mostBeyond = 0.1;

/** What is divided by may be almost nothing: a few extreme futures then carry the mean out of the range of nine in ten, or make it unknown. */
const meanIsExtreme = ({ unit, mean, p5, p95, se }: Statistics): boolean => {
  const margin = mostBeyond * Math.max(Math.abs(p5), Math.abs(p95));
  return mean < p5 - margin || mean > p95 + margin || (unit === 'ratio' && se.mean > mostError * Math.abs(mean));
};

/** Shares are percentages, and millions have a prefix. */
const inUnit = (numbers: Statistics & { readonly name: string }): RangeRow => {
  const { unit, mean, p5, p50, p95 } = numbers;
  if (unit.startsWith('share')) return written(numbers, 0.01, unit.replace('share', '%'), significant);
  const values = [mean, p5, p50, p95];
  const { divisor, name } = Math.max(...values.map(Math.abs)) < million ? { divisor: 1, name: '' } : scaleFor(values);
  return written(numbers, divisor, unit === 'ratio' ? name : `${name} ${unit}`.trim(), significant);
};

/** A metric written out: shares as percentages, and which share of futures has a value where not all have. */
const rowOf = (name: string, statistics: Statistics, note?: string): RangeRow => {
  const { defined } = statistics;
  const row = inUnit({ ...statistics, name });
  return {
    ...row,
    ...(meanIsExtreme(statistics) ? { cells: { ...row.cells, mean: { value: noMean, error: 'exact' } } } : {}),
    ...(note === undefined ? {} : { note }),
    ...(defined < nearlyAll ? { counted: defined } : {}),
  };
};

/** What a chief financial officer looks at, in the churn convention of the scenario; empty for a scenario without customers who pay. */
export const unitEconomics = (summary: Summary): readonly RangeGroup[] => {
  const { saas, scenario } = summary;
  if (saas === undefined) return [];
  const other = saas.churn === 'opening' ? 'churn_average' : 'churn_opening';
  // Where nobody pays again and again, revenue per account says nothing.
  const told = ({ name, p5, p95 }: Saas['metrics'][number]): boolean => name !== other && !(name === 'arpa' && p5 === 0 && p95 === 0);
  const rows = saas.metrics.filter(told).map((metric) => rowOf(metricTitles[metric.name], metric));
  const window = saas.months < scenario.months ? 'Last' : 'Over';
  return rows.length === 0 ? [] : [{ title: `${window} ${plural(saas.months, 'month')}`, rows }];
};

/** A metric of every part that has one. */
const rowsOf = <P extends { readonly name: string }>(parts: readonly P[], pick: (part: P) => Statistics | null): RangeRow[] =>
  parts.flatMap((part) => {
    const statistics = pick(part);
    return statistics === null ? [] : [rowOf(part.name, statistics)];
  });

/** What a customer of each channel cost, and how those of each segment and plan stay and pay. */
export const economicsByPart = ({ saas }: Summary): readonly RangeGroup[] => {
  const channels = (saas?.channels ?? []).flatMap(({ name, spend, customers, cac }) => {
    const bought = `${compact(supported(spend.mean, spend.se.mean))} for ${count(supported(customers.mean, customers.se.mean))} customers`;
    return cac === null ? [] : [rowOf(name, cac, bought)];
  });
  const [segments, plans] = [saas?.segments ?? [], saas?.plans ?? []];
  const groups = [
    { title: 'CAC by channel', rows: channels },
    { title: 'Customer churn by segment', rows: rowsOf(segments, ({ churn }) => churn) },
    { title: 'ARPA by segment', rows: rowsOf(segments, ({ arpa }) => arpa) },
    { title: 'LTV by segment', rows: rowsOf(segments, ({ ltv }) => ltv) },
    { title: 'Customer churn by plan', rows: rowsOf(plans, ({ churn }) => churn) },
    { title: 'ARPA by plan', rows: rowsOf(plans, ({ arpa }) => arpa) },
  ].filter(({ rows }) => rows.length > 0);
  // Where each segment has a plan of its own, its numbers are those of the plan.
  const numbers = groups.map(({ rows }) => JSON.stringify(rows.map(({ cells }) => cells)));
  return groups.filter((_, place) => numbers.indexOf(numbers[place] ?? '') === place);
};

import type { Part, Summary } from '../engine/summary.js';
import { at } from './findings.js';
import { costTitles, revenueTitles } from './lineTitles.js';
import { estimateTo, scaleFor, type Estimate } from './numbers.js';
import { endOf, meansOf, month, periodsOf, quarter, sumOfMeans, year, type Means, type Period, type PeriodName, type SumOfMeans } from './periods.js';

export interface StatementRow {
  readonly name: string;
  /** A part is summed up in the total below it. */
  readonly kind: 'part' | 'total';
  /** One for each column. */
  readonly amounts: readonly SumOfMeans[];
}

/** A profit and loss account: means over all futures, in currency divided by `divisor`. */
export interface Statement {
  readonly unit: string;
  readonly divisor: number;
  /** Decimals of every amount. */
  readonly decimals: number;
  readonly columns: readonly string[];
  readonly rows: readonly StatementRow[];
}

/** More columns than these do not fit beside one another. */
const mostPeriods = 6;

const costOfRevenue = ['product', 'service'];

/** Months, quarters or years: of months and quarters at most six. */
const cutFor = (months: number): PeriodName => (months <= 6 ? month : months <= 15 ? quarter : year);

/** The horizon as at most six columns: neighbouring years are put together where there are more, `2027\u201331`. */
const columnsOf = (summary: Summary): readonly Period[] => {
  const periods = periodsOf(summary, cutFor(summary.scenario.months));
  const size = Math.ceil(periods.length / mostPeriods);
  return Array.from({ length: Math.ceil(periods.length / size) }, (_, index) => {
    const group = periods.slice(index * size, (index + 1) * size);
    const [first, last] = [group[0]?.name ?? '', group[group.length - 1]?.name ?? ''];
    return { name: first === last ? first : `${first}\u2013${last.slice(2)}`, steps: group.flatMap(({ steps }) => steps) };
  });
};

/** What flows in each step, and over the horizon, where the error of its sum is known better than by step. */
interface Flow extends Means {
  readonly total?: { readonly mean: number; readonly se: { readonly mean: number } };
}

/** The sum of some flows in a period, or over the horizon. */
const flowIn = (series: readonly Flow[], period: Period, whole: boolean): SumOfMeans => {
  const flows = series.map((one) => (whole && one.total !== undefined ? { value: one.total.mean, errorAtMost: one.total.se.mean } : sumOfMeans(one, period)));
  const sum = (pick: (flow: SumOfMeans) => number): number => flows.reduce((total, flow) => total + pick(flow), 0);
  return { value: sum(({ value }) => value), errorAtMost: sum(({ errorAtMost }) => errorAtMost) };
};

interface Group {
  readonly key: string;
  readonly title: string;
  readonly series: readonly Flow[];
}

/** The parts of a side that are ever there, put together by kind or group, in the order of their titles; nothing where there is one only. */
const grouped = (lines: readonly { readonly key: string; readonly series: Part }[], order: Readonly<Record<string, string>>): readonly Group[] => {
  const parts = lines.filter(({ series }) => series.total.mean !== 0);
  const known = Object.keys(order).filter((key) => parts.some((part) => part.key === key));
  const keys = [...known, ...new Set(parts.map(({ key }) => key).filter((key) => order[key] === undefined))];
  const groups = keys.map((key) => ({ key, title: order[key] ?? key, series: parts.filter((part) => part.key === key).map(({ series }) => series) }));
  return groups.length > 1 ? groups : [];
};

/** Revenue by kind, cost by group, profit and cash by year (or quarter or month), and over the horizon. */
export const profitAndLoss = (summary: Summary): Statement => {
  const periods = columnsOf(summary);
  const all = { name: 'Total', steps: summary.months.map((_, step) => step) };
  const columns = periods.length > 1 ? [...periods, all] : [all];
  const flow = (name: string, kind: StatementRow['kind'], ...series: readonly Flow[]): StatementRow => ({
    name,
    kind,
    amounts: columns.map((column) => flowIn(series, column, column === all)),
  });
  const side = (name: 'revenue' | 'cost' | 'profit'): Flow => ({ ...meansOf(summary, name), total: summary.totals[name] });
  const revenue = grouped((summary.lines?.revenue ?? []).map((line) => ({ key: line.kind, series: line })), revenueTitles);
  const cost = grouped((summary.lines?.cost ?? []).map((line) => ({ key: line.group, series: line })), costTitles);
  const [serving, other] = [cost.filter(({ key }) => costOfRevenue.includes(key)), cost.filter(({ key }) => !costOfRevenue.includes(key))];
  const part = ({ title, series }: Group): StatementRow => flow(title, 'part', ...series);
  const rows = [
    ...revenue.map(part),
    flow('Revenue', 'total', side('revenue')),
    ...serving.map(part),
    ...(serving.length > 0 ? [flow('Gross profit', 'total', side('revenue'), ...serving.flatMap(({ series }) => series.map(negative)))] : []),
    ...other.map(part),
    flow('Cost', 'total', side('cost')),
    flow('Profit', 'total', side('profit')),
    ...(summary.measures['timing'] === undefined ? [] : [flow('Paid earlier or later', 'part', meansOf(summary, 'timing'))]),
    ...(summary.measures['funding'] === undefined ? [] : [flow('Funding and loans', 'part', meansOf(summary, 'funding'))]),
  ];
  const amounts = rows.flatMap((row) => row.amounts.map(({ value }) => value));
  const { divisor, name } = scaleFor(amounts);
  return {
    unit: `${name} ${summary.scenario.currency}`.trim(),
    divisor,
    decimals: decimalsOf(Math.max(...amounts.map(Math.abs)) / divisor),
    columns: columns.map((column) => column.name),
    rows: [...rows, { name: 'Cash at the end', kind: 'total', amounts: columns.map((column) => stockAt(meansOf(summary, 'cash'), endOf(column))) }],
  };
};

/** Decimals of a column whose largest flow is this. */
const decimalsOf = (largest: number): number => (largest >= 1000 || largest === 0 ? 0 : largest >= 10 ? 1 : 2);

const stockAt = ({ mean, se }: Means, step: number): SumOfMeans => ({ value: at(mean, step), errorAtMost: at(se, step) });

const negative = ({ mean, se, total }: Flow): Flow => ({
  mean: mean.map((value) => -value),
  se,
  ...(total === undefined ? {} : { total: { mean: -total.mean, se: total.se } }),
});

/** An amount in the unit of its statement, without the digits that its error does not support. */
export const amountEstimate = ({ value, errorAtMost }: SumOfMeans, { divisor, decimals }: Statement): Estimate =>
  estimateTo(value / divisor, errorAtMost / divisor, decimals);

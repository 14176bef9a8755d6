import type { Part, Summary } from '../engine/summary.js';
import { at, measureOf } from './findings.js';
import { scaleFor, supported, thousands } from './numbers.js';
import { endOf, periodsOf, type Period } from './periods.js';

/** An amount and the most that its standard error can be. */
export interface Amount {
  readonly value: number;
  readonly errorAtMost: number;
}

export interface StatementRow {
  readonly name: string;
  /** A part is summed up in the total below it. */
  readonly kind: 'part' | 'total';
  /** One for each column. */
  readonly amounts: readonly Amount[];
}

/** A profit and loss account: means over all futures, in currency divided by `divisor`. */
export interface Statement {
  readonly unit: string;
  readonly divisor: number;
  readonly columns: readonly string[];
  readonly rows: readonly StatementRow[];
}

/** More columns than these do not fit beside one another. */
const mostPeriods = 6;

const revenueTitles: Readonly<Record<string, string>> = {
  subscription: 'Subscriptions',
  usage: 'Use',
  transactions: 'Transactions',
  licence: 'Licences',
  setup: 'Set-up fees',
  advertising: 'Advertising',
  sales_share: 'Share of sales',
  services: 'Services',
};

/** Groups of cost in the order of an account: what serving customers costs, then the rest. */
const costTitles: Readonly<Record<string, string>> = {
  product: 'Product',
  service: 'Service',
  acquisition: 'Acquisition',
  management: 'Management',
  operations: 'Operations',
  training: 'Training',
  data: 'Data',
  risk: 'Losses of events',
  finance: 'Interest and tax',
};

const costOfRevenue = ['product', 'service'];

/** `Subscriptions` for a kind of revenue; other words stay as they are. */
export const revenueTitle = (kind: string): string => revenueTitles[kind] ?? kind;

type Series = Pick<Part, 'mean' | 'se'>;

/** The horizon as at most six columns: neighbouring periods are put together where there are more. */
const columnsOf = (summary: Summary): readonly Period[] => {
  const periods = periodsOf(summary);
  const size = Math.ceil(periods.length / mostPeriods);
  return Array.from({ length: Math.ceil(periods.length / size) }, (_, index) => {
    const group = periods.slice(index * size, (index + 1) * size);
    const [first, last] = [group[0]?.name ?? '', group[group.length - 1]?.name ?? ''];
    return { name: first === last ? first : `${first}\u2013${last}`, steps: group.flatMap(({ steps }) => steps) };
  });
};

const flowIn = (series: readonly Series[], { steps }: Period): Amount => {
  const sum = (pick: (one: Series) => readonly number[]): number =>
    series.reduce((total, one) => total + steps.reduce((part, step) => part + at(pick(one), step), 0), 0);
  return { value: sum(({ mean }) => mean), errorAtMost: sum(({ se }) => se) };
};

const seriesOf = (summary: Summary, name: 'revenue' | 'cost' | 'profit' | 'cash' | 'funding'): Series => {
  const { mean, se } = measureOf(summary, name);
  return { mean, se: se.mean };
};

/** The parts of a side put together by kind or group, in the order of their titles; nothing where there is one only. */
const grouped = (parts: readonly { readonly key: string; readonly series: Series }[], order: Readonly<Record<string, string>>): { readonly key: string; readonly title: string; readonly series: Series[] }[] => {
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
  const flow = (name: string, kind: StatementRow['kind'], ...series: readonly Series[]): StatementRow => ({
    name,
    kind,
    amounts: columns.map((column) => flowIn(series, column)),
  });
  const revenue = grouped((summary.lines?.revenue ?? []).map((line) => ({ key: line.kind, series: line })), revenueTitles);
  const cost = grouped((summary.lines?.cost ?? []).map((line) => ({ key: line.group, series: line })), costTitles);
  const [serving, other] = [cost.filter(({ key }) => costOfRevenue.includes(key)), cost.filter(({ key }) => !costOfRevenue.includes(key))];
  const part = ({ title, series }: { readonly title: string; readonly series: readonly Series[] }): StatementRow => flow(title, 'part', ...series);
  const cash = seriesOf(summary, 'cash');
  const rows = [
    ...revenue.map(part),
    flow('Revenue', 'total', seriesOf(summary, 'revenue')),
    ...serving.map(part),
    ...(serving.length > 0 ? [flow('Gross profit', 'total', seriesOf(summary, 'revenue'), ...serving.flatMap(({ series }) => series.map(negative)))] : []),
    ...other.map(part),
    flow('Cost', 'total', seriesOf(summary, 'cost')),
    flow('Profit', 'total', seriesOf(summary, 'profit')),
    ...(summary.measures['funding'] === undefined ? [] : [flow('Funding and loans', 'part', seriesOf(summary, 'funding'))]),
    { name: 'Cash at the end', kind: 'total' as const, amounts: columns.map((column) => ({ value: at(cash.mean, endOf(column)), errorAtMost: at(cash.se, endOf(column)) })) },
  ];
  const scale = scaleFor(rows.flatMap(({ amounts }) => amounts.map(({ value }) => value)));
  return { unit: `${scale.name} ${summary.scenario.currency}`.trim(), divisor: scale.divisor, columns: columns.map(({ name }) => name), rows };
};

const negative = ({ mean, se }: Series): Series => ({ mean: mean.map((value) => -value), se });

/** `1,234`: an amount in the unit of its statement, without the digits that its error does not support. */
export const amountText = ({ value, errorAtMost }: Amount, divisor: number): string =>
  thousands(supported(value / divisor, errorAtMost / divisor), errorAtMost === 0 || Math.abs(value / divisor) >= 100 ? 0 : 1);

import type { MeasureName, Summary, Total } from '../engine/summary.js';
import { at, horizon, lastStep, measureOf, randomnessOf, recurs, stepLabel } from './findings.js';
import { revenueTitle } from './lineTitles.js';
import { estimate, estimateTo, scaleFor, type Estimate } from './numbers.js';

/** The numbers of a row and their standard errors, in one unit. */
interface Numbers {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly se: { readonly mean: number; readonly p5: number; readonly p50: number; readonly p95: number };
}

/** Columns of the table of risk ranges. */
export const rangeColumns = ['mean', 'p5', 'p50', 'p95'] as const;
export type RangeColumn = (typeof rangeColumns)[number];
export const columnTitles: Readonly<Record<RangeColumn, string>> = { mean: 'Mean', p5: 'P5', p50: 'P50', p95: 'P95' };

/** One line of the table, written out: every number rounded to what its error supports. */
export interface RangeRow {
  /** `Profit`. */
  readonly name: string;
  /** `M CNY`, `customers`, `%`: the unit of every number in the row. */
  readonly unit: string;
  readonly cells: Readonly<Record<RangeColumn, Estimate>>;
  /** Share of the spread that comes from what is not known; absent where that is not told. */
  readonly knowledge?: Estimate & { readonly share: number };
  /** What stands behind the numbers: `438k for 423 customers`. */
  readonly note?: string;
  /** Share of futures that have a value, where it is not all of them: the numbers are over these. */
  readonly counted?: number;
}

/** Rows that belong together. */
export interface RangeGroup {
  /** `Over 36 months`. */
  readonly title: string;
  readonly rows: readonly RangeRow[];
}

/** A row before it is written out. */
export interface NamedNumbers extends Numbers {
  readonly name: string;
  readonly unit: string;
  readonly knowledge?: Total['knowledge'];
}

const valuesOf = (numbers: Numbers): number[] => rangeColumns.map((column) => numbers[column]);

/** Writes a row out in another unit, `divisor` of the old one, with at most so many significant digits (whole numbers in full). */
export const written = (row: NamedNumbers, divisor: number, unit: string, significant?: number): RangeRow => {
  const cell = (column: RangeColumn): Estimate => estimate(row[column] / divisor, row.se[column] / divisor, significant);
  const cells = { mean: cell('mean'), p5: cell('p5'), p50: cell('p50'), p95: cell('p95') };
  const knowledge = row.knowledge == null ? {} : { knowledge: knownShare(row.knowledge) };
  return { name: row.name, unit, cells, ...knowledge };
};

/** An error that is estimated is never none. */
const leastError = 1e-9;

/** The share of a spread as it is shown, to a tenth of a percent: sampling may have taken it out of 0 to 1. */
export const knownShare = ({ share, se }: NonNullable<Total['knowledge']>): Estimate & { readonly share: number } => {
  const shown = Math.min(1, Math.max(0, share));
  const { value, error } = estimateTo(100 * shown, 100 * Math.max(se, leastError), 1);
  return { share: shown, value: `${value}%`, error: `${error}%` };
};

/** The risk ranges of a summary: totals over the horizon, and what stands at its end. Money has one unit throughout. */
export const rangeGroups = (summary: Summary): readonly RangeGroup[] => {
  const { currency } = summary.scenario;
  const last = lastStep(summary);
  const total = (name: string, key: keyof Summary['totals']): NamedNumbers => ({ name, ...summary.totals[key] });
  const end = (name: string, key: MeasureName): NamedNumbers => {
    const { mean, p5, p50, p95, se, unit } = measureOf(summary, key);
    return {
      name,
      unit,
      mean: at(mean, last),
      p5: at(p5, last),
      p50: at(p50, last),
      p95: at(p95, last),
      se: { mean: at(se.mean, last), p5: at(se.p5, last), p50: at(se.p50, last), p95: at(se.p95, last) },
    };
  };
  const totals = [
    total('Revenue', 'revenue'),
    total('Cost', 'cost'),
    total('Profit', 'profit'),
    total('NPV', 'npv'),
    ...(summary.totals.cost.mean <= 0 ? [] : [{ ...total('Return on cost', 'return'), unit: 'share' }]),
  ];
  const ends = [end('Subscribers', 'subscribers'), ...(recurs(summary) ? [end('MRR', 'mrr')] : []), end('Cash', 'cash')];
  const isMoney = ({ unit }: NamedNumbers): boolean => unit.startsWith(currency);
  const amounts = moneyWriter(summary, [...totals, ...ends].filter(isMoney));
  const row = (numbers: NamedNumbers): RangeRow => {
    if (isMoney(numbers)) return amounts(numbers);
    return numbers.unit === 'share' ? written(numbers, 0.01, '%') : written(numbers, 1, numbers.unit);
  };
  return [
    { title: `Over ${horizon(summary)}`, rows: totals.map(row) },
    { title: `At the end, ${stepLabel(summary, last)}`, rows: ends.map(row) },
  ];
};

/** Writes rows of money in one unit, in which the largest of them can be read; where nothing is estimated, in full. */
const moneyWriter = (summary: Summary, all: readonly NamedNumbers[]): ((numbers: NamedNumbers) => RangeRow) => {
  const scale = randomnessOf(summary) === 'sampled' ? scaleFor(all.flatMap(valuesOf)) : { divisor: 1, name: '' };
  return (numbers) => written(numbers, scale.divisor, `${scale.name} ${numbers.unit}`.trim());
};

/** What revenue and cost are made of, a row a line; nothing on a side of one line. */
export const lineGroups = (summary: Summary): readonly RangeGroup[] => {
  const { revenue = [], cost = [] } = summary.lines ?? {};
  const named = (name: string, total: Total): NamedNumbers => ({ name, ...total });
  const sides = [
    { title: 'Lines of revenue', lines: revenue.map(({ name, kind, total }) => named(name === kind ? revenueTitle(kind) : name, total)) },
    { title: 'Lines of cost', lines: cost.map(({ name, total }) => named(name, total)) },
  ].map(({ title, lines }) => ({ title, lines: lines.filter(({ mean }) => mean !== 0) }));
  const write = moneyWriter(summary, sides.flatMap(({ lines }) => lines));
  return sides.filter(({ lines }) => lines.length > 1).map(({ title, lines }) => ({ title, rows: lines.map(write) }));
};

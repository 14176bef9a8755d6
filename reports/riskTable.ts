import type { MeasureName, Summary, Total } from '../engine/summary.js';
import { at, horizon, lastStep, measureOf, randomnessOf, stepLabel } from './findings.js';
import { estimate, percentEstimate, scaleFor, type Estimate } from './numbers.js';

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
  /** `84% of futures`: what the row is limited to. */
  readonly note?: string;
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

/** The share of a spread as it is shown: sampling may have taken it out of 0 to 1. */
export const knownShare = ({ share, se }: NonNullable<Total['knowledge']>): Estimate & { readonly share: number } => {
  const shown = Math.min(1, Math.max(0, share));
  return { share: shown, ...percentEstimate(shown, Math.max(se, 0.001)) };
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
    { ...total('Return on cost', 'return'), unit: 'share' },
  ];
  const ends = [end('Subscribers', 'subscribers'), end('MRR', 'mrr'), end('Cash', 'cash')];
  const isMoney = ({ unit }: NamedNumbers): boolean => unit.startsWith(currency);
  const scale =
    randomnessOf(summary) === 'sampled'
      ? scaleFor([...totals, ...ends].filter(isMoney).flatMap(valuesOf))
      : { divisor: 1, name: '' };
  const row = (numbers: NamedNumbers): RangeRow => {
    if (isMoney(numbers)) return written(numbers, scale.divisor, `${scale.name} ${numbers.unit}`.trim());
    return numbers.unit === 'share' ? written(numbers, 0.01, '%') : written(numbers, 1, numbers.unit);
  };
  return [
    { title: `Over ${horizon(summary)}`, rows: totals.map(row) },
    { title: `At the end, ${stepLabel(summary, last)}`, rows: ends.map(row) },
  ];
};

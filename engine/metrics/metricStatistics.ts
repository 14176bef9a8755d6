import { columnSummariser, type ColumnStatistics } from '../statistics/columnStatistics.js';
import type { Column } from './columns.js';

/** What the trials that have a value say of a metric, in its unit. */
export interface MetricStatistics extends Pick<ColumnStatistics, 'mean' | 'p5' | 'p50' | 'p95' | 'se'> {
  /** Share of trials that have a value. */
  readonly defined: number;
}

/**
 * Statistics over the trials that have a value; null where none has.
 * @param values [trial] the missing ones are NaN
 */
export function metricStatistics(values: Column): MetricStatistics | null {
  const present = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  if (present.length === 0) return null;
  const { mean, p5, p50, p95, se } = columnSummariser()(present);
  return { mean, p5, p50, p95, se, defined: present.length / values.length };
}

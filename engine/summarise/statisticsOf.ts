import type { Column } from '../metrics/columns.js';
import { metricStatistics } from '../metrics/metricStatistics.js';
import type { Statistics } from '../summary.js';
import type { Trials } from '../trials.js';

/**
 * Statistics of a metric as a summary shows them; null where there is none, or no trial has a value.
 * @param unit `currency` stands for that of the scenario
 */
export function statisticsOf({ scenario }: Trials, unit: string, values: Column | undefined): Statistics | null {
  const found = values === undefined ? null : metricStatistics(values);
  return found && { unit: unit.replace('currency', scenario.currency), ...found };
}

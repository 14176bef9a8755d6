import type { Summary } from '../engine/summary.js';
import { cashFan } from './charts/cashFan.js';
import { mrrBridge } from './charts/mrrBridge.js';
import { profitHistogram } from './charts/profitHistogram.js';
import { revenueByLine } from './charts/revenueByLine.js';
import { ruinByMonth } from './charts/ruinByMonth.js';
import { subscribersBySegment } from './charts/subscribersBySegment.js';
import type { VegaLiteSpec } from './theme.js';

/** The charts of every report. */
export const chartNames = ['cashFan', 'profitHistogram', 'subscribersBySegment', 'ruinByMonth'] as const;
/** The charts of some: where revenue has several lines, where revenue recurs. */
export const optionalChartNames = ['revenueByLine', 'mrrBridge'] as const;
export type ChartName = (typeof chartNames)[number] | (typeof optionalChartNames)[number];

/** Something for each chart of a report, in whatever form. */
export type Charts<T> = Readonly<Record<(typeof chartNames)[number], T> & Partial<Record<(typeof optionalChartNames)[number], T>>>;

/** Every chart of a summary as a Vega-Lite specification with its data inside: pure, and equal for equal summaries. */
export const chartsOf = (summary: Summary): Charts<VegaLiteSpec> => {
  const [lines, bridge] = [revenueByLine(summary), mrrBridge(summary)];
  return {
    cashFan: cashFan(summary),
    profitHistogram: profitHistogram(summary),
    ...(lines === undefined ? {} : { revenueByLine: lines }),
    ...(bridge === undefined ? {} : { mrrBridge: bridge }),
    subscribersBySegment: subscribersBySegment(summary),
    ruinByMonth: ruinByMonth(summary),
  };
};

/** The charts that are there, in the order in which a report shows them. */
export const chartEntries = <T>(charts: Charts<T>): readonly (readonly [ChartName, T])[] => Object.entries(charts) as [ChartName, T][];

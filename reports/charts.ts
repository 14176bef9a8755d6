import type { Summary } from '../engine/summary.js';
import { cashFan } from './charts/cashFan.js';
import { profitHistogram } from './charts/profitHistogram.js';
import { ruinByMonth } from './charts/ruinByMonth.js';
import { subscribersBySegment } from './charts/subscribersBySegment.js';
import type { VegaLiteSpec } from './theme.js';

/** The charts of a report, in the order in which it shows them. */
export const chartNames = ['cashFan', 'profitHistogram', 'subscribersBySegment', 'ruinByMonth'] as const;
export type ChartName = (typeof chartNames)[number];

/** Every chart of a summary as a Vega-Lite specification with its data inside: pure, and equal for equal summaries. */
export const chartsOf = (summary: Summary): Record<ChartName, VegaLiteSpec> => ({
  cashFan: cashFan(summary),
  profitHistogram: profitHistogram(summary),
  subscribersBySegment: subscribersBySegment(summary),
  ruinByMonth: ruinByMonth(summary),
});

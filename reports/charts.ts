import type { Summary } from '../engine/summary.js';
import { cashFan } from './charts/cashFan.js';
import { driverEffects } from './charts/driverEffects.js';
import { mrrBridge } from './charts/mrrBridge.js';
import { profitHistogram } from './charts/profitHistogram.js';
import { revenueByLine } from './charts/revenueByLine.js';
import { ruinByMonth } from './charts/ruinByMonth.js';
import { sentimentFan } from './charts/sentimentFan.js';
import { serviceFan } from './charts/serviceFan.js';
import { subscribersBySegment } from './charts/subscribersBySegment.js';
import { randomnessOf } from './findings.js';
import type { Named } from './named.js';
import { withReadableNames } from './readableNames.js';
import type { VegaLiteSpec } from './theme.js';

type Draw = (summary: Summary) => VegaLiteSpec | undefined;

/** One number that is certain makes no chart: the tables have it. */
const unlessOneNumber = (draw: Draw): Draw => (summary) =>
  summary.months.length === 1 && randomnessOf(summary) !== 'sampled' ? undefined : draw(summary);

/** Every chart, in the order in which a report shows them; undefined where a summary has nothing to show in it. */
const drawings = {
  cashFan: unlessOneNumber(cashFan),
  profitHistogram,
  revenueByLine,
  mrrBridge,
  subscribersBySegment: unlessOneNumber(subscribersBySegment),
  sentimentFan,
  serviceFan,
  ruinByMonth,
  driverEffects,
} satisfies Readonly<Record<string, Draw>>;

export type ChartName = keyof typeof drawings;

/** Something for each chart of a report of a run. */
export type Charts<T> = Named<ChartName, T>;

/** Every chart of a summary as a Vega-Lite specification with its data inside: pure, and equal for equal summaries. */
export const chartsOf = (summary: Summary): Charts<VegaLiteSpec> => {
  const shown = withReadableNames(summary);
  return Object.fromEntries(
    Object.entries<Draw>(drawings).flatMap(([name, draw]) => {
      const spec = draw(shown);
      return spec === undefined ? [] : [[name, spec]];
    }),
  );
};

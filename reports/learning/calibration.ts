import type { FitCharts } from '../../models/fit.js';
import { plural, thousands } from '../numbers.js';
import { drawn, frame, ink, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';
import { capital } from '../sentence.js';

type Calibration = NonNullable<FitCharts['calibration']>;

/** Both axes are the same, so the plot is nearly square. */
const size = { width: 460, height: 400 } as const;

const finding = ({ bins }: Calibration): string[] => {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  const gap = bins.reduce((sum, { predicted, observed, rows: weight }) => sum + weight * Math.abs(predicted - observed), 0) / Math.max(1, rows);
  const held = bins.filter(({ predicted, low, high }) => predicted >= low && predicted <= high).length;
  return [`Predicted and observed differ by ${thousands(100 * gap, 1)} percentage points on average`, `${held} of ${plural(bins.length, 'interval')} hold the prediction`];
};

const range = ({ bins }: Calibration): string => {
  const rows = bins.map((bin) => bin.rows);
  const [fewest, most] = [Math.min(...rows), Math.max(...rows)];
  return fewest === most ? `Each circle: ${plural(fewest, 'row')}` : `Size of a circle: its rows, ${thousands(fewest)} to ${thousands(most)}`;
};

/** Predicted chances against what came, on rows that training did not see; on the diagonal they agree. */
export const calibration = (given: Calibration): VegaLiteSpec => {
  const axis = roundAxis(given.bins.flatMap(({ predicted, high }) => [predicted, high]));
  const [, end] = axis.domain;
  const side = upwards({ domain: [0, Math.min(1, end)], ticks: axis.ticks.filter((tick) => tick <= 1) }, { format: '~%' });
  const x = { field: 'predicted', type: 'quantitative' as const, scale: side.scale, axis: { ...side.axis, title: 'predicted' } };
  const y = (field: string) => ({ field, type: 'quantitative' as const, scale: side.scale, axis: { ...side.axis, title: 'observed' } });
  const top = Math.min(1, end);
  return {
    ...frame({
      title: finding(given),
      subtitle: [
        `${capital(given.what)}: predicted against observed, in bins of held-out rows. Bars: 90% intervals of what was observed.`,
        `${range(given)}; dashed line: prediction and observation agree.`,
      ],
    }),
    ...size,
    data: { values: given.bins.map(({ predicted, observed, low, high, rows }) => ({ predicted: drawn(predicted), observed: drawn(observed), low: drawn(low), high: drawn(high), rows })) },
    layer: [
      {
        data: { values: [0, top].map((value) => ({ predicted: value, observed: value })) },
        mark: { type: 'line', color: ink.muted, strokeDash: [5, 3], strokeWidth: 1.2 },
        encoding: { x, y: y('observed') },
      },
      { mark: { type: 'rule', color: ink.band, strokeWidth: 3 }, encoding: { x, y: y('low'), y2: { field: 'high' } } },
      {
        mark: { type: 'point', filled: true, opacity: 1, color: ink.blue, stroke: ink.paper, strokeWidth: 1 },
        encoding: { x, y: y('observed'), size: { field: 'rows', type: 'quantitative', scale: { domain: [0, Math.max(...given.bins.map(({ rows }) => rows))], range: [20, 320] }, legend: null } },
      },
    ],
  };
};

import type { FitCharts } from '../../models/fit.js';
import { percent, plural, thousands } from '../numbers.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../theme.js';

type Survival = NonNullable<FitCharts['survival']>;

const finding = ({ period, points, heldFrom }: Survival): string[] => {
  const seen = points.filter(({ observed }) => observed !== null);
  const last = seen[seen.length - 1];
  if (last === undefined) return [`After ${plural(points[points.length - 1]?.period ?? 0, period)} ${percent(points[points.length - 1]?.fitted ?? 0)} are still there by the fit`];
  const still = `After ${plural(last.period, period)} ${percent(last.observed ?? 0)} are still there`;
  if (heldFrom !== undefined) return [still, `the fit, which did not see it, says ${percent(last.fitted)}`];
  const worst = Math.max(...seen.map(({ observed, fitted }) => Math.abs((observed ?? 0) - fitted)));
  return [still, `the fit is never off by more than ${thousands(100 * worst, 1)} percentage points`];
};

/** Share still there after so many periods: what was observed, and the fitted curve; what the fit did not see is shaded. */
export const survival = (given: Survival): VegaLiteSpec => {
  const { period, points, heldFrom } = given;
  const last = points[points.length - 1]?.period ?? 1;
  const x = { field: 'period', type: 'quantitative' as const, scale: { domain: [-0.015 * Math.max(1, last), Math.max(1, last)], nice: false }, axis: { title: `${period}s since joining`, tickMinStep: 1, format: 'd' } };
  const y = (field: string) => ({ field, type: 'quantitative' as const, ...upwards(roundAxis([1]), { format: '~%' }) });
  const held = heldFrom === undefined ? [] : [{ period: Math.max(0, heldFrom - 0.5), until: last, text: 'not seen by the fit' }];
  return {
    ...frame({
      title: finding(given),
      subtitle: [`Share of customers who are still there after so many ${period}s. Circles: observed; line: fitted.`],
    }),
    width: plot.width,
    height: plot.height,
    layer: [
      { data: { values: held }, mark: { type: 'rect', color: ink.ground, y: 0, y2: { expr: 'height' } }, encoding: { x, x2: { field: 'until' } } },
      { data: { values: held }, mark: { type: 'text', align: 'left', baseline: 'top', dx: 6, y: 4, color: ink.muted }, encoding: { x, text: { field: 'text', type: 'nominal' } } },
      { data: { values: points.map(({ period: time, fitted }) => ({ period: time, fitted: drawn(fitted) })) }, mark: { type: 'line', color: ink.blue, strokeWidth: 2.2 }, encoding: { x, y: y('fitted') } },
      {
        data: { values: points.flatMap(({ period: time, observed }) => (observed === null ? [] : [{ period: time, observed: drawn(observed) }])) },
        mark: { type: 'point', filled: false, size: 50, opacity: 1, color: ink.text, strokeWidth: 1.5 },
        encoding: { x, y: y('observed') },
      },
    ],
  };
};

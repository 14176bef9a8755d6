import type { BacktestResult, MeasureBacktest } from '../../../../engine/studies/backtest/result.js';
import { plural } from '../../../numbers.js';
import { frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../../../theme.js';
import { measureTitle } from '../words.js';

/** Steps from which on a histogram of places shows a form and not only chance. */
const leastPoints = 20;

/** Parts of the range of futures; each holds as many of them. */
const parts = 5;

const finding = (counts: readonly number[], title: string): string => {
  const points = counts.reduce((sum, count) => sum + count, 0);
  const [first = 0, last = 0] = [counts[0], counts[parts - 1]];
  const middle = points - first - last;
  if (first + last > 0.7 * points) return Math.min(first, last) < 0.15 * points ? `${title}: mostly in the ${first > last ? 'lowest' : 'highest'} fifth of futures` : `${title}: mostly at the ends of the range, the plan was too sure of itself`;
  return middle > 0.85 * points ? `${title}: mostly in the middle, the plan was less sure than it had to be` : `${title}: in all parts of the range`;
};

/** Where what happened stands among the futures, step by step; nothing where there are too few steps. In the long run of a true plan all bars are alike. */
export const placesHistogram = (measure: MeasureBacktest, { scenario: { step } }: Pick<BacktestResult, 'scenario'>): VegaLiteSpec | undefined => {
  const { points } = measure;
  if (points.length < leastPoints) return undefined;
  const counts = Array.from({ length: parts }, (_, part) => points.filter(({ place }) => Math.min(parts - 1, Math.floor(place * parts)) === part).length);
  const names = counts.map((_, part) => `P${(100 * part) / parts} to P${(100 * (part + 1)) / parts}`);
  const y = upwards(roundAxis(counts));
  const x = { field: 'part', type: 'nominal' as const, sort: null, axis: { title: null, labelAngle: 0, grid: false } };
  return {
    ...frame({
      title: [finding(counts, measureTitle(measure))],
      subtitle: [`${measureTitle(measure)}: in how many of ${plural(points.length, step)} what happened was in each fifth of the futures. Line: as many in each. ${step.replace(/^./, (letter) => letter.toUpperCase())}s are not independent, so that some unevenness is no fault.`],
    }),
    width: plot.width,
    height: plot.height / 2,
    data: { values: counts.map((count, part) => ({ part: names[part], count })) },
    layer: [
      { mark: { type: 'bar', color: ink.band, width: { band: 0.8 } }, encoding: { x, y: { field: 'count', type: 'quantitative', ...y } } },
      { data: { values: [{}] }, mark: { type: 'rule', color: ink.text, strokeDash: [5, 3], strokeWidth: 1.2 }, encoding: { y: { datum: points.length / parts, type: 'quantitative', ...y } } },
    ],
  };
};

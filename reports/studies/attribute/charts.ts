import type { Attribution } from '../../../engine/studies/attribute/attribution.js';
import type { VegaLiteSpec } from '../../theme.js';
import { waterfall } from './waterfall.js';

/** The chart of a figure by its place: `waterfall1` of the first. */
export const waterfallName = (place: number): string => `waterfall${place + 1}`;

/** A waterfall for each figure that has one. */
export const attributionCharts = (attribution: Attribution): Readonly<Record<string, VegaLiteSpec>> =>
  Object.fromEntries(
    attribution.figures.flatMap((figure, place) => {
      const spec = waterfall(attribution, figure);
      return spec === undefined ? [] : [[waterfallName(place), spec]];
    }),
  );

import type { Comparison } from '../../../engine/studies/compare/comparison.js';
import type { VegaLiteSpec } from '../../theme.js';
import { cashDifference } from './cashDifference.js';
import { moneyDifferences } from './moneyDifferences.js';
import { cashOverlay, profitOverlay, recurringOverlay } from './overlays.js';

/** Every chart of a comparison, in the order in which its page shows them. */
export const comparisonCharts = (comparison: Comparison): Readonly<Record<string, VegaLiteSpec>> =>
  Object.fromEntries(
    Object.entries({ moneyDifferences, cashOverlay, cashDifference, recurringOverlay, profitOverlay }).flatMap(([name, draw]) => {
      const spec = draw(comparison);
      return spec === undefined ? [] : [[name, spec]];
    }),
  );

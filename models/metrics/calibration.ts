import type { FitCharts } from '../fit.js';
import { wilsonInterval } from './wilson.js';

/** A bin of the calibration chart: mean predicted chance, observed share with its 90 % interval, rows. */
export type CalibrationBin = NonNullable<FitCharts['calibration']>['bins'][number];

/** Bins that the chart has where there are rows enough, and the fewest rows of one. */
const mostBins = 10;
const fewestRows = 20;

/**
 * Predicted chances against observed shares in bins of equal counts (to one row), by rising chance, with Wilson's 90 % intervals: ten
 * bins, fewer where one would have less than 20 rows or less than `smallestCell`.
 * @param labels [row] 0 or 1
 */
export const calibrationBins = (chances: Float64Array, labels: ArrayLike<number>, smallestCell: number): readonly CalibrationBin[] => {
  const order = Int32Array.from({ length: chances.length }, (_, row) => row).sort((a, b) => chances[a] - chances[b]);
  const bins = Math.max(1, Math.min(mostBins, Math.floor(chances.length / Math.max(fewestRows, smallestCell))));
  return Array.from({ length: bins }, (_, bin) => {
    const members = order.subarray(Math.round((bin * order.length) / bins), Math.round(((bin + 1) * order.length) / bins));
    const hits = members.reduce((sum, row) => sum + labels[row], 0);
    const predicted = members.reduce((sum, row) => sum + chances[row], 0) / members.length;
    return { predicted, observed: hits / members.length, ...wilsonInterval(hits, members.length, 0.9), rows: members.length };
  });
};

/**
 * Expected calibration error: mean distance between predicted and observed, over bins by their rows
 * (M. P. Naeini, G. F. Cooper & M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015). Never quite 0
 * for chances that are right, because observed shares vary.
 */
export const expectedCalibrationError = (bins: readonly CalibrationBin[]): number => {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  return bins.reduce((sum, bin) => sum + (bin.rows / rows) * Math.abs(bin.predicted - bin.observed), 0);
};

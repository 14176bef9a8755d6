import type { CardMetric } from '../../scenarios/storedModel.js';
import { areaMeasure } from '../metrics/area.js';
import { calibrationBins, expectedCalibrationError } from '../metrics/calibration.js';
import { calibrationLine } from '../metrics/calibrationLine.js';
import { logLosses, squaredErrors } from '../metrics/chanceLosses.js';
import { meanMeasure, measureAll } from '../metrics/measure.js';
import { logOdds } from '../training/linearModel.js';

/** What every chance is compared with: the share of yes in the training rows, for everybody. */
export const sameChance = 'everybody the same chance';

/**
 * How good chances of held-out rows are: AUC, Brier score and log loss against the same chance for everybody, with bootstrap standard
 * errors; slope and intercept of calibration with those of their likelihood (both left out where the rows do not settle them); expected
 * calibration error.
 * @param chances [row] between 0 and 1
 * @param labels [row] 0 or 1
 * @param base share of yes in the training rows
 */
export const chanceMetrics = (chances: Float64Array, labels: Uint8Array, base: number, smallestCell: number, seed: string): readonly CardMetric[] => {
  const { area, brier, loss } = measureAll(
    { area: areaMeasure(chances, labels), brier: meanMeasure(squaredErrors(chances, labels)), loss: meanMeasure(logLosses(chances, labels)) },
    chances.length,
    seed,
  );
  const everybody = new Float64Array(chances.length).fill(base);
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const line = calibrationLine(chances.map(logOdds), labels);
  const compared = (name: string, measured: typeof area, baseline: number, better: CardMetric['better']): CardMetric => ({ name, ...measured, baseline: { name: sameChance, value: baseline }, better });
  return [
    ...(Number.isFinite(area.value) ? [compared('AUC', area, 0.5, 'higher')] : []),
    compared('Brier score', brier, mean(squaredErrors(everybody, labels)), 'lower'),
    compared('log loss', loss, mean(logLosses(everybody, labels)), 'lower'),
    ...(line === undefined
      ? []
      : [
          { name: 'calibration slope', value: line.slope, se: line.slopeSe, baseline: { name: 'right chances', value: 1 }, better: 'neither' as const },
          { name: 'calibration intercept', value: line.intercept, se: line.interceptSe, baseline: { name: 'right chances', value: 0 }, better: 'neither' as const },
        ]),
    { name: 'expected calibration error', value: expectedCalibrationError(calibrationBins(chances, labels, smallestCell)), se: null, baseline: null, better: 'lower' },
  ];
};

/** How good chances of the held-out rows of one segment are: AUC and Brier score where they have a meaning, and the mean chance beside the observed share. */
export const segmentMetrics = (chances: Float64Array, labels: Uint8Array, base: number, seed: string): readonly CardMetric[] => {
  const { area, brier, predicted } = measureAll(
    { area: areaMeasure(chances, labels), brier: meanMeasure(squaredErrors(chances, labels)), predicted: meanMeasure(chances) },
    chances.length,
    seed,
  );
  const observed = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const everybody = squaredErrors(new Float64Array(chances.length).fill(base), labels);
  return [
    ...(Number.isFinite(area.value) ? [{ name: 'AUC', ...area, baseline: { name: sameChance, value: 0.5 }, better: 'higher' as const }] : []),
    { name: 'Brier score', ...brier, baseline: { name: sameChance, value: everybody.reduce((sum, value) => sum + value, 0) / everybody.length }, better: 'lower' },
    { name: 'mean chance', ...predicted, baseline: { name: 'observed share', value: observed }, better: 'neither' },
  ];
};

/** The figure of a name; undefined: the rows do not give it. */
export const metricOf = (metrics: readonly CardMetric[], name: string): CardMetric | undefined => metrics.find((metric) => metric.name === name);

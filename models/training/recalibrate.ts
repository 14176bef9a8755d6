import { calibrationLine, isOff, type CalibrationLine } from '../metrics/calibrationLine.js';
import type { Ensemble } from './ensemble.js';
import { logOdds, type LinearModel } from './linearModel.js';

/** What recalibration found and did. */
export interface Recalibration {
  readonly ensemble: Ensemble;
  /** The line that was applied: off beyond noise; undefined: nothing was changed. */
  readonly applied: Pick<CalibrationLine, 'intercept' | 'slope'> | undefined;
}

/**
 * Corrects log-odds by the line that validation rows show (J. Platt, "Probabilistic outputs for support vector machines", 1999), the
 * same line for every member, where slope and intercept are off beyond noise (`isOff`). A linear model stays one. A slope below 0 says
 * that the features are of no use: then everybody gets the mean chance of the validation rows.
 * @param scores [row] log-odds of the validation rows by the fit
 * @param labels [row] 0 or 1
 */
export const recalibrate = (ensemble: Ensemble, scores: Float64Array, labels: Uint8Array): Recalibration => {
  const line = calibrationLine(scores, labels);
  if (line === undefined || !isOff(line)) return { ensemble, applied: undefined };
  const mean = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const applied = line.slope >= 0 ? { intercept: line.intercept, slope: line.slope } : { intercept: logOdds(mean), slope: 0 };
  const corrected = ({ intercepts, coefficients }: LinearModel): LinearModel => ({
    intercepts: intercepts.map((value) => applied.intercept + applied.slope * value),
    coefficients: coefficients.map((value) => applied.slope * value),
  });
  return { ensemble: { ...ensemble, fit: corrected(ensemble.fit), members: ensemble.members.map(corrected) }, applied };
};

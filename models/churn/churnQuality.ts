import type { Card, CardMetric } from '../../scenarios/storedModel.js';
import type { TrainingContext } from '../context.js';
import type { FitCharts } from '../fit.js';
import { calibrationBins } from '../metrics/calibration.js';
import { logLosses } from '../metrics/chanceLosses.js';
import type { Importance } from '../metrics/importance.js';
import { meanOf } from '../metrics/measure.js';
import { chanceMetrics, segmentMetrics } from '../table/chanceMetrics.js';
import { importanceOf } from '../table/explain.js';
import { segmentRows, type ShownSegments } from '../table/segmentRows.js';
import { everyRow, logistic } from '../training/linearModel.js';
import type { ChurnTable, LearnedChurn } from './learnChurn.js';

/** How good learned chances are on held-out customers. */
export interface ChurnQuality {
  readonly metrics: readonly CardMetric[];
  /** By segment, where the data has several. */
  readonly segments: Card['segments'];
  readonly hidden: ShownSegments['hidden'];
  readonly bins: NonNullable<FitCharts['calibration']>['bins'];
  readonly importance: readonly Importance[];
}

/** Judges chances on the rows that neither training nor early stopping saw. */
export const churnQuality = (table: ChurnTable, { held, base, ensemble }: LearnedChurn, { seed, smallestCell }: TrainingContext): ChurnQuality => {
  const { split, segments } = table;
  const labels = Uint8Array.from(split.test, (row) => table.labels[row]);
  const heldSegments = segmentRows({ levels: segments.levels, codes: Int32Array.from(split.test, (row) => segments.codes[row]) }, everyRow(split.test.length), smallestCell);
  return {
    metrics: chanceMetrics(held, labels, base, smallestCell, seed),
    segments:
      segments.levels.length < 2
        ? []
        : heldSegments.shown.map(({ name, rows }) => ({
            name,
            rows: rows.length,
            metrics: [
              ...segmentMetrics(
                Float64Array.from(rows, (row) => held[row]),
                Uint8Array.from(rows, (row) => labels[row]),
                base,
                `${seed} ${name}`,
              ),
            ],
          })),
    hidden: heldSegments.hidden,
    bins: calibrationBins(held, labels, smallestCell),
    importance: importanceOf(ensemble.fit, table.features, table.inputs, split.test, (scores) => meanOf(logLosses(scores.map(logistic), labels)), seed),
  };
};

import type { Learning } from '../backend/learning.js';
import type { Design } from './design.js';
import type { FittedMethod, ForecastMethod, RowWeights, Sample } from './method.js';
import { trainSideBySide } from './sideBySide.js';
import type { Regression, SideBySide } from './sideBySide.js';

/** How a regression is trained. */
export type RegressionTraining = Pick<SideBySide, 'hidden' | 'epochs' | 'learningRate' | 'penalty' | 'seed' | 'signal' | 'onEpoch'>;

/** Means and standard deviations of the features and the target of one set. */
interface Scale {
  readonly means: Float64Array;
  readonly sds: Float64Array;
}

/** A regression of what a design explains on what it sees of the past, by gradient descent; each fit standardises by the rows that count for it. */
export const regressionMethod = (name: string, learning: Learning, design: Design, training: RegressionTraining): ForecastMethod => ({
  name,
  gradual: true,
  fit: async (samples) => {
    const drafts = samples.map((sample) => draftOf(design, sample));
    const regressions = await trainSideBySide(learning, { ...standardised(drafts, design.names.length), ...training });
    return regressions.map((regression, set) => fitted(design, regression, drafts[set].scale));
  },
});

/** What one fit sees, in units of the history. */
interface Draft {
  /** `[row][feature]`, the target last. */
  readonly raw: Float64Array;
  readonly counts: RowWeights;
  readonly scale: Scale;
}

const draftOf = (design: Design, { logs, weights }: Sample): Draft => {
  const columns = design.names.length + 1;
  const counts = weights.subarray(design.start);
  const raw = new Float64Array(counts.length * columns);
  for (let row = 0; row < counts.length; row++) {
    const at = row + design.start;
    design.fill(logs, at, raw, row * columns);
    raw[(row + 1) * columns - 1] = logs[at] - design.base(logs, at);
  }
  return { raw, counts, scale: scaleOf(raw, counts, columns) };
};

const scaleOf = (raw: Float64Array, counts: RowWeights, columns: number): Scale => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const means = new Float64Array(columns);
  const sds = new Float64Array(columns);
  counts.forEach((count, row) => {
    for (let column = 0; column < columns; column++) means[column] += (count * raw[row * columns + column]) / total;
  });
  counts.forEach((count, row) => {
    for (let column = 0; column < columns; column++) sds[column] += (count * (raw[row * columns + column] - means[column]) ** 2) / total;
  });
  // A column that never moves among these rows, up to rounding, says nothing: it stays 0 instead of blowing rounding up.
  return { means, sds: sds.map((variance, column) => (variance > 1e-20 * (1 + means[column] ** 2) ? Math.sqrt(variance) : 1)) };
};

const standardised = (drafts: readonly Draft[], width: number): Pick<SideBySide, 'features' | 'targets' | 'weights' | 'sets' | 'rows' | 'width'> => {
  const sets = drafts.length;
  const rows = drafts[0].counts.length;
  const features = new Float32Array(sets * rows * width);
  const targets = new Float32Array(sets * rows);
  const shares = new Float32Array(sets * rows);
  drafts.forEach(({ raw, counts, scale: { means, sds } }, set) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    for (let row = 0; row < rows; row++) {
      // Rows that do not count stay 0: values that the set must not see cannot reach it.
      if (counts[row] === 0) continue;
      const value = (column: number): number => (raw[row * (width + 1) + column] - means[column]) / sds[column];
      for (let column = 0; column < width; column++) features[(set * rows + row) * width + column] = value(column);
      targets[set * rows + row] = value(width);
      shares[set * rows + row] = counts[row] / total;
    }
  });
  return { features, targets, weights: shares, sets, rows, width };
};

const fitted = (design: Design, regression: Regression, { means, sds }: Scale): FittedMethod => {
  const width = design.names.length;
  const features = new Float64Array(width);
  return {
    start: design.start,
    next: (logs, at) => {
      design.fill(logs, at, features, 0);
      for (let column = 0; column < width; column++) features[column] = (features[column] - means[column]) / sds[column];
      return design.base(logs, at) + means[width] + sds[width] * regression(features);
    },
  };
};

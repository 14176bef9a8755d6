import type { Learning } from '../backend/learning.js';
import type { Design } from './design.js';
import type { FittedMethod, ForecastMethod, RowWeights, Sample } from './method.js';
import { trainSideBySide } from './sideBySide.js';
import type { Regression, SideBySide } from './sideBySide.js';
import { standardiserOf } from './standardiser.js';
import type { Standardiser } from './standardiser.js';

/** How a regression is trained. */
export type RegressionTraining = Pick<SideBySide, 'hidden' | 'epochs' | 'learningRate' | 'penalty' | 'seed' | 'signal' | 'onEpoch'>;

/** A regression of what a design explains on what it sees of the past, by gradient descent; each fit standardises by the rows that count for it. */
export const regressionMethod = (name: string, learning: Learning, design: Design, training: RegressionTraining): ForecastMethod => ({
  name,
  gradual: true,
  fit: async (samples) => {
    const drafts = samples.map((sample) => draftOf(design, sample, training.hidden === 0));
    const regressions = await trainSideBySide(learning, { ...sideBySide(drafts, design.names.length), ...training });
    return regressions.map((regression, set) => fitted(design, regression, drafts[set]));
  },
});

/** What one fit sees. */
interface Draft {
  /** `[row][feature]` */
  readonly features: readonly Float64Array[];
  /** `[row]` */
  readonly targets: Float64Array;
  readonly counts: RowWeights;
  readonly standardise: Standardiser;
  /** Of the targets. */
  readonly mean: number;
  readonly sd: number;
}

const draftOf = (design: Design, { logs, weights }: Sample, orthogonal: boolean): Draft => {
  const counts = weights.subarray(design.start);
  const features = Array.from(counts, (_, row) => {
    const into = new Float64Array(design.names.length);
    design.fill(logs, row + design.start, into);
    return into;
  });
  const targets = Float64Array.from(counts, (_, row) => logs[row + design.start] - design.base(logs, row + design.start));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = targets.reduce((sum, target, row) => sum + counts[row] * target, 0) / total;
  const variance = targets.reduce((sum, target, row) => sum + counts[row] * (target - mean) ** 2, 0) / total;
  // Where the target never moves, its mean is all there is to learn.
  return { features, targets, counts, standardise: standardiserOf(features, counts, orthogonal), mean, sd: variance > 0 ? Math.sqrt(variance) : 1 };
};

const sideBySide = (drafts: readonly Draft[], width: number): Pick<SideBySide, 'features' | 'targets' | 'weights' | 'sets' | 'rows' | 'width'> => {
  const sets = drafts.length;
  const rows = drafts[0].counts.length;
  const features = new Float32Array(sets * rows * width);
  const targets = new Float32Array(sets * rows);
  const weights = new Float32Array(sets * rows);
  drafts.forEach((draft, set) => {
    const total = draft.counts.reduce((sum, count) => sum + count, 0);
    draft.counts.forEach((count, row) => {
      // Rows that do not count stay 0: values that the set must not see cannot reach it.
      if (count === 0) return;
      const own = Float64Array.from(draft.features[row]);
      draft.standardise(own);
      features.set(own, (set * rows + row) * width);
      targets[set * rows + row] = (draft.targets[row] - draft.mean) / draft.sd;
      weights[set * rows + row] = count / total;
    });
  });
  return { features, targets, weights, sets, rows, width };
};

const fitted = (design: Design, regression: Regression, { standardise, mean, sd }: Draft): FittedMethod => {
  const features = new Float64Array(design.names.length);
  return {
    start: design.start,
    next: (logs, at) => {
      design.fill(logs, at, features);
      standardise(features);
      return design.base(logs, at) + mean + sd * regression(features);
    },
  };
};

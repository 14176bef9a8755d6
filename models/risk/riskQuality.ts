import type { Card, CardMetric } from '../../scenarios/storedModel.js';
import type { TrainingContext } from '../context.js';
import { measureAll, meanMeasure, meanOf } from '../metrics/measure.js';
import { absoluteErrors, determinationMeasure, rootMeasure } from '../metrics/numberErrors.js';
import { segmentRows } from '../table/segmentRows.js';
import { everyRow } from '../training/linearModel.js';
import type { LearnedRisk, RiskTable } from './learnRisk.js';

/** What every expectation is compared with: the mean loss of the training rows, for everybody. */
const sameLoss = 'everybody the mean loss';

/** How good expected losses are on held-out contracts: R^2, RMSE and MAE against the mean of the training rows. */
export const riskMetrics = (losses: Float64Array, expected: Float64Array, base: number, seed: string): readonly CardMetric[] => {
  const mean = new Float64Array(losses.length).fill(base);
  const ones = new Float32Array(losses.length).fill(1);
  const { determination, root, absolute } = measureAll(
    { determination: determinationMeasure(expected, losses), root: rootMeasure(expected, losses), absolute: meanMeasure(absoluteErrors(expected, losses)) },
    losses.length,
    seed,
  );
  return [
    ...(Number.isFinite(determination.value) ? [{ name: 'R^2', ...determination, baseline: { name: sameLoss, value: determinationMeasure(mean, losses)(ones) }, better: 'higher' as const }] : []),
    { name: 'RMSE', ...root, baseline: { name: sameLoss, value: rootMeasure(mean, losses)(ones) }, better: 'lower' },
    { name: 'MAE', ...absolute, baseline: { name: sameLoss, value: meanOf(absoluteErrors(mean, losses)) }, better: 'lower' },
  ];
};

/** The same by segment of the held-out rows, with the mean expectation beside the mean loss; those with few rows are left out. */
export const riskSegments = (table: RiskTable, { held, straight, base }: LearnedRisk, { seed, smallestCell }: TrainingContext): Card['segments'] => {
  if (table.segments.levels.length < 2) return [];
  const { split, segments, losses } = table;
  const own = { levels: segments.levels, codes: Int32Array.from(split.test, (row) => segments.codes[row]) };
  return segmentRows(own, everyRow(split.test.length), smallestCell).shown.map(({ name, rows }) => {
    const actual = Float64Array.from(rows, (place) => losses[split.test[place]]);
    const expected = Float64Array.from(rows, (place) => held[place]);
    const { mean } = measureAll({ mean: meanMeasure(Float64Array.from(rows, (place) => straight[place])) }, rows.length, `${seed} ${name}`);
    return {
      name,
      rows: rows.length,
      metrics: [
        ...riskMetrics(actual, expected, base, `${seed} ${name}`),
        { name: 'mean expectation', ...mean, baseline: { name: 'mean loss', value: meanOf(actual) }, better: 'neither' as const },
      ],
    };
  });
};

import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { ActualMeasure } from '../../../../models/data/actuals.js';
import { quantileOf, type Input } from '../../../../scenarios/studies/inputs.js';
import { endingOf } from '../../../../scenarios/studies/inputText.js';
import type { Columns } from '../../../metrics/columns.js';
import { dimensionsOf } from '../../../random/dimensions.js';
import type { Trials } from '../../../trials.js';
import type { InputShift } from '../result.js';
import { featuresOf } from './features.js';
import { inputShift } from './inputShift.js';
import { statisticsOf } from './statistics.js';

/** Trials for each feature of a regression, at the least. */
const trialsPerFeature = 20;

/**
 * What the actual figures say about each uncertain input, the one that moved most first; none where nothing is uncertain.
 * Inputs that are correlated move together, and each is judged with all others free.
 * @param inputs of the scenario, for how they are called and how the file writes their numbers
 * @param columns [measure][step][trial]
 */
export function inputShifts({ scenario, model, outputs }: Trials, inputs: readonly Input[], actuals: readonly ActualMeasure[], columns: readonly Columns[]): InputShift[] {
  const paths = dimensionsOf(scenario);
  if (paths.length === 0) return [];
  const score = normalQuantile.factory(0, 1);
  const scores = paths.map((path) => {
    const uniform = model.knowledge.uniform(path);
    return Float64Array.from({ length: outputs.trials }, (_, trial) => score(uniform(trial)));
  });
  const statistics = statisticsOf(featuresOf(actuals, columns, outputs.trials / 2 / trialsPerFeature), scores);
  return paths
    .map((path, place): InputShift => {
      const found = inputShift(scores[place], statistics[place]);
      const input = inputs.find((one) => one.path === path);
      return { path, label: input?.label ?? path, ...found, stated: input === undefined ? null : inStatedNumbers(input, found.now) };
    })
    .sort((one, other) => Math.abs(other.now.p50) - Math.abs(one.now.p50));
}

/** Which member of a learned model is the right one is no number that says anything. */
function inStatedNumbers(input: Input, now: InputShift['now']): InputShift['stated'] {
  const { form, distribution } = input;
  if (form.kind !== 'number' || distribution?.kind === 'members') return null;
  const at = (score: number): number => quantileOf(input, score);
  const end = normalQuantile(0.95, 0, 1);
  return {
    form: { percent: form.percent, unit: endingOf(form) },
    before: { p5: at(-end), p50: at(0), p95: at(end) },
    now: { p5: at(now.p5), p50: at(now.p50), p95: at(now.p95) },
  };
}

import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { isRight } from 'fp-ts/lib/Either.js';
import type { ActualMeasure } from '../../../../models/data/actuals.js';
import { lawAtMedians } from '../../../../scenarios/laws/lawAtMedians.js';
import { uniformOfScore } from '../../../../scenarios/laws/uniformOfScore.js';
import type { Quantity, Scenario } from '../../../../scenarios/scenario.js';
import type { Tree } from '../../../../scenarios/tree.js';
import type { Columns } from '../../../metrics/columns.js';
import { dimensionsOf, valuesIn } from '../../../random/dimensions.js';
import type { Trials } from '../../../trials.js';
import { inputForm } from '../inputForm.js';
import type { InputForm, InputShift } from '../result.js';
import { featuresOf } from './features.js';
import { inputShift } from './inputShift.js';
import { statisticsOf } from './statistics.js';

/** Trials for each feature of a regression, at the least. */
const trialsPerFeature = 20;

/**
 * What the actual figures say about each uncertain input, the one that moved most first; none where nothing is uncertain.
 * Inputs that are correlated move together, and each is judged with all others free.
 * @param tree of the file, for how it writes its numbers
 * @param columns [measure][step][trial]
 */
export function inputShifts({ scenario, model, outputs }: Trials, tree: Tree, actuals: readonly ActualMeasure[], columns: readonly Columns[]): InputShift[] {
  const paths = dimensionsOf(scenario);
  if (paths.length === 0) return [];
  const score = normalQuantile.factory(0, 1);
  const scores = paths.map((path) => {
    const uniform = model.knowledge.uniform(path);
    return Float64Array.from({ length: outputs.trials }, (_, trial) => score(uniform(trial)));
  });
  const statistics = statisticsOf(featuresOf(actuals, columns, outputs.trials / 2 / trialsPerFeature), scores);
  const laws = statedLaws(scenario);
  return paths
    .map((path, input): InputShift => {
      const found = inputShift(scores[input], statistics[input]);
      return { path, ...found, stated: inStatedNumbers(laws.get(path), inputForm(tree, path), found.now) };
    })
    .sort((one, other) => Math.abs(other.now.p50) - Math.abs(one.now.p50));
}

/** Laws of uncertain values, not of their parameters, by path. */
function statedLaws(scenario: Scenario): ReadonlyMap<string, Quantity> {
  return new Map([...valuesIn(scenario)].map(({ path, quantity }) => [path, quantity]));
}

function inStatedNumbers(quantity: Quantity | undefined, form: InputForm, now: InputShift['now']): InputShift['stated'] {
  if (quantity === undefined || quantity.randomness === 'known') return null;
  const law = lawAtMedians(quantity.distribution);
  if (!isRight(law)) return null;
  const at = (score: number): number => law.right.quantile(uniformOfScore(score));
  const end = normalQuantile(0.95, 0, 1);
  return { form, before: { p5: at(-end), p50: at(0), p95: at(end) }, now: { p5: at(now.p5), p50: at(now.p50), p95: at(now.p95) } };
}

import { isLeft } from 'fp-ts/lib/Either.js';
import { rowOf } from '../../../engine/outputs.js';
import { outputName } from '../../../engine/names.js';
import { dimensionsOf } from '../../../engine/random/dimensions.js';
import { simulate } from '../../../engine/simulate.js';
import { stepLabels } from '../../../engine/time.js';
import type { MeasureName } from '../../../engine/summary.js';
import { shipped } from '../../engine/businesses.js';

/** What is measured of the business. */
const columns: readonly MeasureName[] = ['leads', 'new', 'churned', 'subscribers', 'revenue', 'cost', 'cash'];

const months = 14;

/**
 * `scenarios/data/customer-service-actuals.csv`: made up; the first months of one more future of `customer-service.yaml`, in which a lead from
 * search costs more than in 49 of 50 futures of the plan, and all other uncertain inputs are at their medians.
 */
export const actualsCsv = async (): Promise<string> => {
  const scenario = shipped('customer-service');
  const held = { ...Object.fromEntries(dimensionsOf(scenario).map((path) => [path, 0])), 'reach.channels.search.cost_per_lead': 2.05 };
  const result = await simulate({ ...scenario, seed: 'what happened', trials: 2, design: { held } }, { backend: 'simd', threads: 1 })();
  if (isLeft(result)) throw new Error(result.left.message);
  const { outputs } = result.right;
  const rows = stepLabels(scenario)
    .slice(0, months)
    .map((label, step) => [label, ...columns.map((name) => Math.round(rowOf(outputs, outputName.measure(name), step)[0]))].join(','));
  return `month,${columns.join(',')}\n${rows.join('\n')}\n`;
};

import type { Scenario } from '../scenarios/scenario.js';
import { dimensionsOf } from './random/dimensions.js';

const most = 1000;

/**
 * How many trials are simulated twice, with the same uncertain inputs and luck of their own, to tell what of the spread of results
 * is lack of knowledge: 1000 at most, none where nothing is uncertain or nothing is left to luck.
 */
export function replicateCount(scenario: Scenario): number {
  return scenario.expected || dimensionsOf(scenario).length === 0 ? 0 : Math.min(most, scenario.trials);
}

import type { Scenario } from '../../scenarios/scenario.js';
import { dimensionsOf } from '../random/dimensions.js';

/** Whether every future of a scenario is the same: it simulates expected values, which leave nothing to luck, and knows all its numbers. */
export const isDetermined = (scenario: Scenario): boolean => scenario.expected && dimensionsOf(scenario).length === 0;

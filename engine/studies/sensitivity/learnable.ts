import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Scenario } from '../../../scenarios/scenario.js';
import { quantileOf, type Input } from '../../../scenarios/studies/inputs.js';
import { knowledge } from '../../random/knowledge.js';
import type { Learnable } from './regressors.js';

/** Laws that may have a few values only. */
const counted: readonly string[] = ['members', 'discrete', 'bernoulli', 'poisson', 'binomial'];
/** More values than these are taken as a scale. */
const mostValues = 20;

/** [trial] what an input was drawn by, between 0 and 1. */
export function uniformsOf({ path }: Input, scenario: Scenario): Float64Array {
  const uniform = knowledge(scenario).uniform(path);
  return Float64Array.from({ length: scenario.trials }, (_, trial) => uniform(trial));
}

/** An input of a scenario as something that could be known: its values where they are few, else its standard-normal scores. */
export function learnableOf(input: Input, scenario: Scenario): Learnable {
  const scores = uniformsOf(input, scenario).map((uniform) => normalQuantile(uniform, 0, 1));
  if (counted.includes(input.distribution?.kind ?? '')) {
    const values = scores.map((score) => quantileOf(input, score));
    if (input.distribution?.kind === 'members' || new Set(values).size <= mostValues) return { numbers: values, categorical: true };
  }
  return { numbers: scores, categorical: false };
}

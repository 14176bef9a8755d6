import type { Distribution, Scenario, Value } from '../../../scenarios/scenario.js';
import { scenarioOf, smallest } from '../../scenarios/reading.js';

const base = scenarioOf(smallest());
const known = (path: string, value: number): Value => ({ path, quantity: { randomness: 'known', value }, per: 'month', scaling: 'level' });

export const standardUniform: Distribution = { kind: 'uniform', low: { randomness: 'known', value: 0 }, high: { randomness: 'known', value: 1 } };

export const uncertain = (path: string, distribution: Distribution = standardUniform): Value => ({
  path,
  quantity: { randomness: 'uncertain', distribution },
  per: 'month',
  scaling: 'level',
});

/** A scenario of these values, and of no other that is drawn. */
export const scenarioWith = (
  values: readonly Value[],
  parts: Partial<Pick<Scenario, 'sampling' | 'trials' | 'seed' | 'correlations'>> = {},
): Scenario => ({
  ...base,
  sampling: 'plain',
  correlations: [],
  seed: 'knowledge',
  trials: 1000,
  demand: { growth: known('demand.growth', 0), seasonality: values },
  ...parts,
});

/** A scenario of uncertain values with these names. */
export const scenarioOfNames = (names: readonly string[], parts: Parameters<typeof scenarioWith>[1] = {}): Scenario =>
  scenarioWith(names.map((name) => uncertain(name)), parts);

export const designs: readonly Scenario['sampling'][] = ['plain', 'latin-hypercube', 'sobol'];

/** A number for each of the first trials. */
export const numbersOf = (uniform: (trial: number) => number, trials: number, first = 0): Float64Array =>
  Float64Array.from({ length: trials }, (_, offset) => uniform(first + offset));

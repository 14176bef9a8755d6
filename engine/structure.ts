import type { Scenario, Value } from '../scenarios/scenario.js';
import { isValue } from './random/dimensions.js';
import { isKnown, isZero } from './model.js';

/** Weights that are worked into tables by the host where they are known, and by the kernels where they are not. */
const hostWeights = ['choice.willingness_to_pay', 'choice.affinity'];

/**
 * What a program is traced from, as a text: everything of a scenario but the numbers of its values. Scenarios of one structure have the
 * same program, so that one compiled program serves both, each with its own tables.
 * Of a value it matters whether it is a known 0, whether it is noise, and for two weights whether it is known. Some tables are read whatever they hold.
 */
export function structureOf({ drivers: _drivers, name: _name, about: _about, invariants: _invariants, demand, sentiment, recommender, ...scenario }: Scenario): string {
  const read = {
    demand: demand !== undefined,
    sentiment: sentiment && { adds: sentiment.adds, noise: sentiment.noise },
    recommender: recommender?.affinities,
  };
  return JSON.stringify({ ...scenario, ...read }, (_, part: unknown) =>
    typeof part === 'object' && part !== null && isValue(part) ? markOf(part) : part,
  );
}

function markOf(value: Value): string {
  const { randomness } = value.quantity;
  const known = hostWeights.includes(value.path) && isKnown(value);
  return `${isZero(value) ? 'nothing' : 'something'}${randomness === 'monthly' ? ', noise' : ''}${known ? ', known' : ''}`;
}

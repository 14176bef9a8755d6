import { isRight } from 'fp-ts/lib/Either.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { withChanges, type Change } from '../../../scenarios/studies/changes.js';
import { keyOf } from './shapley.js';
import type { Chosen } from './standingGroups.js';

/** The first scenario with some of the changes that lead to the second, by their places; undefined: they cannot be made without others. */
export type Hybrids = (chosen: Chosen) => Scenario | undefined;

/** Every hybrid is read once; with all changes made it is the second scenario itself. */
export function hybridsOf(first: LoadedScenario, second: LoadedScenario, changes: readonly Change[]): Hybrids {
  const known = new Map<string, Scenario | undefined>();
  const read = (chosen: Chosen): Scenario | undefined => {
    if (chosen.length === changes.length) return second.scenario;
    const made = withChanges(first, changes, chosen.map((place) => changes[place]));
    return isRight(made) ? made.right.scenario : undefined;
  };
  return (chosen) => {
    const key = keyOf(chosen);
    if (!known.has(key)) known.set(key, read(chosen));
    return known.get(key);
  };
}

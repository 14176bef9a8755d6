import { parameterPath } from '../scenarios/laws/parameterPath.js';
import { isNested } from '../scenarios/laws/mapParameters.js';
import type { Scenario, Value } from '../scenarios/scenario.js';
import { valuesIn } from './random/dimensions.js';
import type { Source } from './source.js';

/** The members of a learned model, one of which stands for a whole trial. */
export interface Ensemble {
  /** The dimension whose number picks the member. */
  readonly path: string;
  readonly members: number;
}

/** The member that a number from 0 to 1 picks. */
export function memberAt({ members }: Ensemble, uniform: number): number {
  return Math.min(Math.floor(uniform * members), members - 1);
}

/**
 * The ensemble by whose member alone a source differs from trial to trial; undefined where it does not differ, or by something else too.
 * There are few members and many trials: such a source is worked out once a member.
 */
export function ensembleOf(source: Source): Ensemble | undefined {
  let found: Ensemble | undefined;
  for (const input of source.inputs) {
    const { quantity } = input;
    if (quantity.randomness === 'known') continue;
    const ensemble = ensembleOfValue(input);
    if (ensemble === undefined) {
      if (quantity.randomness === 'across' && !isNested(quantity.distribution)) continue;
      return undefined;
    }
    if (found !== undefined && found.path !== ensemble.path) return undefined;
    found = ensemble;
  }
  return found;
}

/** Every ensemble of a scenario, once. */
export function ensemblesIn(scenario: Scenario): readonly Ensemble[] {
  const found = [...valuesIn(scenario)].flatMap((value) => ensembleOfValue(value) ?? []);
  return [...new Map(found.map((ensemble) => [ensemble.path, ensemble])).values()];
}

function ensembleOfValue({ path, quantity }: Value): Ensemble | undefined {
  if (quantity.randomness === 'known' || quantity.randomness === 'monthly') return undefined;
  const { distribution } = quantity;
  if (distribution.kind === 'members') return { path, members: distribution.values.length };
  return distribution.kind === 'learned' ? { path: parameterPath(path, 0), members: distribution.rows.length } : undefined;
}

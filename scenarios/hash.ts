import { canonicalHash } from './canonicalHash.js';
import type { Scenario } from './scenario.js';

/**
 * SHA-256, in hexadecimal, of what a scenario asks for: the same hash means the same numbers.
 * It is taken over canonical JSON (keys sorted, no spaces) of everything in the scenario but the texts that change no number: its `name`, `about`
 * and `invariants`, and the names of the files that observations come from. `seed` and `trials` belong to it; so do the names of segments, plans and all other parts, which name the random streams.
 */
export const hashScenario = ({ name: _name, about: _about, invariants: _invariants, ...asked }: Scenario): string =>
  canonicalHash(asked, (key, object) => key === 'file' && 'values' in object);

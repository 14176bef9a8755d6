import { createHash } from 'node:crypto';
import type { Scenario } from './scenario.js';

/**
 * SHA-256, in hexadecimal, of what a scenario asks for: the same hash means the same numbers.
 * It is taken over canonical JSON (keys sorted, no spaces) of everything in the scenario but the texts that change no number: its `name`, `about`
 * and `invariants`, the cards of its learned models (their numbers are in the values that they drive), and the names of the files that observations come from. `seed` and `trials` belong to it; so do the names of segments, plans and all other parts, which name the random streams.
 */
export const hashScenario = ({ name: _name, about: _about, invariants: _invariants, drivers: _drivers, ...asked }: Scenario): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(asked)))
    .digest('hex');

const canonical = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(canonical);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).filter(([key, value]) => value !== undefined && !(key === 'file' && 'values' in part));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, canonical(value)]));
};

import { isLeft } from 'fp-ts/lib/Either.js';
import { parseRequirement } from '../scenarios/figures/parseRequirement.js';
import { vocabularyOf } from '../scenarios/figures/vocabulary.js';
import type { Scenario } from '../scenarios/scenario.js';
import { backendNames } from './backends/backend.js';

/** An option that cannot be meant, or a number of a scenario that no file could have brought; the caller's mistake. */
export class InvalidRequest extends Error {}

const backends: readonly string[] = ['auto', ...backendNames];

/** @throws InvalidRequest when a program asks for what neither a file nor the command line lets through */
export function checkRequest(scenario: Scenario, { backend = 'auto', threads = 1, batch = 1 }: { backend?: string; threads?: number; batch?: number }): void {
  const { trials, months, invariants } = scenario;
  for (const [name, value] of Object.entries({ trials, months, threads, batch })) {
    if (!Number.isInteger(value) || value < 1) throw new InvalidRequest(`${name}: expected a whole number of at least 1, got ${value}`);
  }
  for (const [place, text] of invariants.entries()) {
    const parsed = parseRequirement(text, vocabularyOf(scenario));
    if (isLeft(parsed)) throw new InvalidRequest(`invariants[${place}]: expected ${parsed.left.expected}, got ${parsed.left.found ?? text}`);
  }
  if (!backends.includes(backend)) throw new InvalidRequest(`backend: expected one of ${backends.join(', ')}, got ${backend}`);
}

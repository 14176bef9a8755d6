import { isLeft } from 'fp-ts/lib/Either.js';
import { readInvariants } from '../scenarios/figures/invariantsOf.js';
import type { Scenario } from '../scenarios/scenario.js';
import { backendNames } from './backends/backend.js';

/** An option that cannot be meant, or a number of a scenario that no file could have brought; the caller's mistake. */
export class InvalidRequest extends Error {}

const backends: readonly string[] = ['auto', ...backendNames];

/** @throws InvalidRequest when a program asks for what neither a file nor the command line lets through */
export function checkRequest(scenario: Scenario, { backend = 'auto', threads = 1, batch = 1 }: { backend?: string; threads?: number; batch?: number }): void {
  const { trials, months } = scenario;
  for (const [name, value] of Object.entries({ trials, months, threads, batch })) {
    if (!Number.isInteger(value) || value < 1) throw new InvalidRequest(`${name}: expected a whole number of at least 1, got ${value}`);
  }
  const read = readInvariants(scenario);
  if (isLeft(read)) throw new InvalidRequest(read.left);
  if (!backends.includes(backend)) throw new InvalidRequest(`backend: expected one of ${backends.join(', ')}, got ${backend}`);
}

import * as assert from 'uvu/assert';
import type { BackendName } from '../../engine/backends/backend.js';
import { summarise } from '../../engine/summarise.js';
import type { Summary } from '../../engine/summary.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { simulated } from './checks.js';

/** Five standard errors are exceeded with probability 6e-7; all seeds are fixed, so that a test fails always or never. */
export const errors = 5;

export function assertNear(found: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - expected) <= tolerance, `${what}: ${found} instead of ${expected}, allowed ${tolerance}`);
}

export const summaryOf = async (scenario: Scenario, backend?: BackendName): Promise<Summary> =>
  summarise(await simulated(scenario, { backend }));

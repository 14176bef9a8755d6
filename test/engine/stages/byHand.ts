import * as assert from 'uvu/assert';
import { valuesOf } from '../../../engine/expression/arrays.js';
import { outputName, type Movement } from '../../../engine/names.js';
import { rowOf } from '../../../engine/outputs.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { business } from '../businesses.js';
import { simulated, subscribersOf } from '../checks.js';

/** What a scenario hands out in expected values, month by month, so that every number can be checked by hand. */
export interface ByHand {
  readonly measure: (name: string) => number[];
  readonly revenue: (line: string) => number[];
  readonly cost: (line: string) => number[];
  readonly movement: (name: Movement) => number[];
  /** How many subscribers a segment gains, or loses. */
  readonly gained: (segment: string) => number[];
  /** What is handed out once. */
  readonly sum: (name: string) => number;
  /** Any output by its whole name, month after month; of several segments, one after another in each month. */
  readonly output: (name: string) => number[];
  readonly has: (name: string) => boolean;
}

/** The expected values of a scenario that begins in January 2027 where `parts` do not say otherwise. */
export async function byHand(text: string, parts: Partial<Scenario> = {}): Promise<ByHand> {
  const trials = await simulated(business(`expected: true\ntrials: 1\n${text}`, parts));
  const { outputs, scenario, model } = trials;
  const output = (name: string): number[] => {
    const found = outputs.arrays.get(name);
    if (found === undefined) throw new Error(`no output ${name} among ${[...outputs.arrays.keys()].join(', ')}`);
    return Array.from({ length: valuesOf(found.reference) }, (_, row) => rowOf(outputs, name, row)[0]);
  };
  return {
    measure: (name) => output(outputName.measure(name)),
    revenue: (line) => output(outputName.line('revenue', line)),
    cost: (line) => output(outputName.line('cost', line)),
    movement: (name) => output(outputName.movement(name)),
    gained: (segment) => {
      const stock = Array.from({ length: model.steps }, (_, step) => subscribersOf(trials, segment, step)[0]);
      const opening = scenario.segments.find(({ name }) => name === segment)?.subscribers ?? 0;
      return stock.map((count, step) => count - (step === 0 ? opening : stock[step - 1]));
    },
    sum: (name) => output(outputName.sum(name))[0],
    output,
    has: (name) => outputs.arrays.has(name),
  };
}

/** Numbers that are the same but for rounding to single precision: a part in a million. */
export function close(found: number, wanted: number, what = ''): void {
  assert.ok(Math.abs(found - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)), `${what}${what === '' ? '' : ': '}${found}, not ${wanted}`);
}

/** `close`, month by month. */
export function closeAll(found: readonly number[], wanted: readonly number[], what = ''): void {
  assert.is(found.length, wanted.length, `${what}: months`);
  found.forEach((value, month) => close(value, wanted[month], `${what} in month ${month + 1}`.trim()));
}

/** A running total after each month. */
export function runningTotal(flows: readonly number[], opening = 0): number[] {
  let total = opening;
  return flows.map((flow) => (total += flow));
}

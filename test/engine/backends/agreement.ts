import * as assert from 'uvu/assert';
import type { BackendName } from '../../../engine/backends/backend.js';
import { valuesOf } from '../../../engine/expression/arrays.js';
import { movements, outputName } from '../../../engine/names.js';
import { rowOf } from '../../../engine/outputs.js';
import type { SimulateOptions } from '../../../engine/simulate.js';
import type { Trials } from '../../../engine/trials.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { simulated } from '../checks.js';

const executors: Record<BackendName, RegExp> = {
  reference: /^javascript$/,
  simd: /^WebAssembly SIMD/,
  webasm: /^gpu\.js fused-(threaded|sync)$/,
  webgpu: /^gpu\.js fused-encoder$/,
};

/** The trials of a scenario on a backend; nothing else may have stepped in for it. */
export async function ranOn(scenario: Scenario, backend: BackendName, options: SimulateOptions = {}): Promise<Trials> {
  const trials = await simulated(scenario, { ...options, backend });
  assert.is(trials.backend.name, backend);
  assert.match(trials.backend.executor, executors[backend]);
  assert.is(trials.backend.fallbackReason, null);
  if (options.threads !== undefined) assert.is(trials.backend.threads, options.threads);
  return trials;
}

/** What is made of amounts of money, or of shares of customers, and not a count. */
const isAmount = (name: string): boolean =>
  /^(measure (revenue|cost|profit|cash|mrr|timing|funding)|line|movement|plan mrr|channel new|sum (revenue|cost|npv|line|upfront|lifetime))\b/.test(name);

/** Calls with every pair of values of the outputs of a kind of two runs, the second of which may have more trials. */
function compare(found: Trials, expected: Trials, isWanted: (name: string) => boolean, call: (found: number, expected: number, place: Place) => void): void {
  assert.equal([...found.outputs.arrays.keys()].sort(), [...expected.outputs.arrays.keys()].sort());
  for (const [name, { reference }] of found.outputs.arrays) {
    if (!isWanted(name)) continue;
    for (let row = 0; row < valuesOf(reference); row++) {
      const [values, wanted] = [rowOf(found.outputs, name, row), rowOf(expected.outputs, name, row)];
      for (let trial = 0; trial < found.outputs.trials; trial++) call(values[trial], wanted[trial], { name, row, trial });
    }
  }
}

interface Place {
  readonly name: string;
  readonly row: number;
  readonly trial: number;
}

function assertIdentical(found: Trials, expected: Trials, isWanted: (name: string) => boolean): void {
  compare(found, expected, isWanted, (value, wanted, { name, row, trial }) => {
    if (!Object.is(value, wanted)) assert.unreachable(`${name}, row ${row}, trial ${trial}: ${value} instead of ${wanted}`);
  });
}

export const assertSameCounts = (found: Trials, expected: Trials): void => assertIdentical(found, expected, (name) => !isAmount(name));
export const assertSameNumbers = (found: Trials, expected: Trials): void => assertIdentical(found, expected, () => true);

/** How many counts there are, and how many of them differ. */
export function differentCounts(found: Trials, expected: Trials): { readonly different: number; readonly all: number } {
  let [different, all] = [0, 0];
  compare(found, expected, (name) => !isAmount(name), (value, wanted) => {
    all++;
    if (value !== wanted) different++;
  });
  return { different, all };
}

/**
 * On a GPU an amount is made of at most eight single-precision terms and factors, each rounded to 6e-8 of itself: a month's
 * money is within 1e-6 of all that came in and went out, a running total within 1e-6 of all so far.
 */
const bound = 1e-6;

/** Amounts are the same within the bound, at the scale of what they are made of. */
export function assertAmountsNear(found: Trials, expected: Trials): void {
  const scales = Array.from({ length: expected.outputs.trials }, (_, trial) => scalesOf(expected, trial));
  compare(found, expected, isAmount, (value, wanted, { name, row, trial }) => {
    const scale = scales[trial](name, row) + Math.abs(wanted);
    if (Math.abs(value - wanted) <= bound * scale) return;
    assert.unreachable(`${name}, row ${row}, trial ${trial}: ${value} instead of ${wanted}, at a scale of ${scale}`);
  });
}

/** What an amount of a trial is made of: a line, of what its month turns over; a movement, of the recurring revenue that has moved. */
function scalesOf(run: Trials, trial: number): (name: string, row: number) => number {
  const at = (name: string, row: number): number => (run.outputs.arrays.has(name) ? Math.abs(rowOf(run.outputs, name, row)[trial]) : 0);
  const measure = (name: string, row: number): number => at(outputName.measure(name), row);
  const opening = Math.abs(rowOf(run.outputs, 'measure cash', 0)[trial]);
  const until = (row: number, amount: (step: number) => number): number =>
    Array.from({ length: row + 1 }, (_, step) => amount(step)).reduce((sum, one) => sum + one, 0);
  // Recurring revenue under commitments is a running total, too.
  const recurring = (row: number): number =>
    measure('mrr', 0) + until(row, (step) => movements.reduce((sum, name) => sum + at(outputName.movement(name), step), 0));
  const turnover = (row: number): number => measure('revenue', row) + measure('cost', row) + measure('funding', row);
  const soFar = (row: number): number => opening + until(row, turnover) + recurring(row);
  return (name, row) => {
    if (name === 'measure cash' || name === 'measure timing') return soFar(row);
    if (name.startsWith('sum ')) return soFar(run.model.steps - 1);
    if (name.startsWith('channel ')) return measure('new', row);
    return /^(movement|plan mrr|measure mrr)/.test(name) ? recurring(row) : turnover(row) + recurring(row);
  };
}

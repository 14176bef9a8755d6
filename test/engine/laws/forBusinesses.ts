import * as fc from 'fast-check';
import { outputName } from '../../../engine/names.js';
import { rowOf } from '../../../engine/outputs.js';
import type { Trials } from '../../../engine/trials.js';
import type { Scenario, Value } from '../../../scenarios/scenario.js';
import { randomBusiness, type Freedom, type RandomBusiness } from '../arbitraryBusiness.js';
import { simulated, type Sample } from '../checks.js';

/** Trials of every random business; the reference is ready for so few before others have compiled anything. */
export const trials = 16;
export const ran = (scenario: Scenario): Promise<Trials> => simulated(scenario, { backend: 'reference' });

/** A failing law looks for a smaller business at most so long. */
const shrinkingMs = 20_000;

/** Every law is checked for so many times as many businesses, and others at every run; left out, for the same ones, so that a run can be repeated. */
const more = process.env.BELLWETHER_BUSINESSES;
const seed = 20261125;

/** Checks a law for random businesses; a counterexample is told as its file. */
export async function forBusinesses(freedom: Freedom, runs: number, law: (random: RandomBusiness) => Promise<void>): Promise<void> {
  let failedAt: number | undefined;
  await fc.assert(
    fc.asyncProperty(randomBusiness(freedom), async (random) => {
      if (failedAt !== undefined && performance.now() - failedAt > shrinkingMs) return;
      try {
        await law(random);
      } catch (error) {
        failedAt ??= performance.now();
        throw error;
      }
    }),
    {
      numRuns: runs * Number(more ?? 1),
      ...(more === undefined ? { seed } : {}),
      reporter: ({ failed, seed, counterexamplePath, counterexample, errorInstance }) => {
        if (failed) throw new Error(`${String(errorInstance)}\nseed ${seed}, path ${counterexamplePath}\n${counterexample?.[0].text}`);
      },
    },
  );
}

/** The values of an output in a step, by trial; undefined where the business does not hand it out. */
export function valuesAt({ outputs }: Pick<Trials, 'outputs'>, name: string, step: number): Sample | undefined {
  return outputs.arrays.has(name) ? rowOf(outputs, name, step) : undefined;
}

/** The value of a measure, or another output by its whole name, in a step of a trial; 0 where the business does not have it. */
export type At = (name: string) => number;

/** Calls for every step and trial. */
export function everywhere(found: Trials, call: (at: At, step: number, trial: number) => void): void {
  for (let step = 0; step < found.model.steps; step++) {
    const rows = new Map<string, Sample | undefined>();
    const row = (name: string): Sample | undefined => {
      if (!rows.has(name)) rows.set(name, valuesAt(found, outputName.measure(name), step) ?? valuesAt(found, name, step));
      return rows.get(name);
    };
    for (let trial = 0; trial < found.outputs.trials; trial++) call((name) => row(name)?.[trial] ?? 0, step, trial);
  }
}

/** Names of the outputs that begin so. */
export function outputsOf({ outputs }: Trials, beginning: string): string[] {
  return [...outputs.arrays.keys()].filter((name) => name.startsWith(beginning));
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A known value that stands nowhere in a file. */
export const known = (value: number): Value => ({ path: 'added', quantity: { randomness: 'known', value }, per: 'month', scaling: 'level' });

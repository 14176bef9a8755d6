import type { Scenario } from '../../../scenarios/scenario.js';
import type { Evaluate } from './evaluation.js';
import type { Factor } from './factors.js';
import type { IndicesOfOutcome } from './result.js';
import { sobolIndices } from './sobolIndices.js';

/** The outcome of a scenario in the samples that Sobol's indices are made of, as far as they have been run. */
export interface OutcomeSamples {
  /** [trial] the run as it is. */
  readonly base: Float64Array;
  /** [trial] with luck of its own, knowing the same; absent where nothing is left to luck. */
  readonly again?: Float64Array;
  /** [trial] with everything uncertain drawn anew, and luck too. */
  readonly redrawn: Float64Array;
  /** With one factor drawn anew. */
  readonly swapped: readonly { readonly factor: Factor; readonly outcome: Float64Array }[];
}

/**
 * The samples after each run: everything drawn anew, then one factor after another.
 * Trials from the scenario's number on know what the first ones know, with luck of their own: luck is a factor like any other.
 */
export async function* outcomeSamples(scenario: Scenario, factors: readonly Factor[], base: Float64Array, again: Float64Array | undefined, evaluate: Evaluate): AsyncGenerator<OutcomeSamples> {
  const redrawing = (paths: readonly string[]): Scenario => ({ ...scenario, design: { ...scenario.design, redrawn: paths } });
  const { outcome: redrawn } = await evaluate(redrawing(factors.flatMap(({ paths }) => paths)), again === undefined ? undefined : 'again');
  const swapped: { readonly factor: Factor; readonly outcome: Float64Array }[] = [];
  for (const factor of factors) {
    swapped.push({ factor, outcome: (await evaluate(redrawing(factor.paths))).outcome });
    yield { base, ...(again === undefined ? {} : { again }), redrawn, swapped: [...swapped] };
  }
}

/**
 * Sobol's indices from samples.
 * @param factors how many there are beside luck
 * @param seed fixes the bootstrap
 * @returns undefined where nothing varies
 */
export function indicesOf({ base, again, redrawn, swapped }: OutcomeSamples, factors: number, seed: string): IndicesOfOutcome | undefined {
  const outcomes = swapped.map(({ outcome }) => outcome);
  const found = sobolIndices({ base, redrawn, swapped: again === undefined ? outcomes : [...outcomes, again] }, seed);
  if (found === undefined) return undefined;
  const ofInputs = swapped.map(({ factor }, place) => ({ ...factor, ...found.factors[place] }));
  const ofLuck = found.factors.slice(swapped.length).map((luck) => ({ kind: 'luck' as const, paths: [], ...luck }));
  return { factors: [...ofInputs, ...ofLuck], ...(swapped.length < factors ? {} : { interactions: found.rest }) };
}

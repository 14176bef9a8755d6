import { plainUniform } from '../../../../engine/random/design.js';
import { sobolIndices, type SobolIndices, type SobolSamples } from '../../../../engine/studies/sensitivity/sobolIndices.js';

/** A function of independent numbers, each uniform between 0 and 1. */
export type Model = (uniforms: readonly number[]) => number;

/**
 * Sobol's indices of any function of independent numbers, by the estimators that scenarios have.
 * @param factors how many numbers it takes
 * @param options trials of each of the `factors + 2` samples; the text that fixes all draws
 * @returns undefined where the function does not vary
 */
export function sobolOfModel(model: Model, factors: number, { trials, seed }: { readonly trials: number; readonly seed: string }): SobolIndices | undefined {
  return sobolIndices(samplesOf(model, factors, trials, seed), seed);
}

function samplesOf(model: Model, factors: number, trials: number, seed: string): SobolSamples {
  const names = Array.from({ length: factors }, (_, factor) => `factor ${factor}`);
  const first = names.map((name) => plainUniform(seed, name));
  const second = names.map((name) => plainUniform(`${seed} second sample`, name));
  const sample = (isRedrawn: (factor: number) => boolean): Float64Array =>
    Float64Array.from({ length: trials }, (_, trial) => model(names.map((_name, factor) => (isRedrawn(factor) ? second : first)[factor](trial))));
  return { base: sample(() => false), redrawn: sample(() => true), swapped: names.map((_, swapped) => sample((factor) => factor === swapped)) };
}

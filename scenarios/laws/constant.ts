import type { LawCore } from './lawInterface.js';

/** The law of a number that is certain: what a distribution of no width comes to. */
export const constantLaw = (value: number): LawCore => ({
  quantile: () => value,
  cdf: (x) => (x >= value ? 1 : 0),
  mean: value,
  partialMean: (x) => (x >= value ? value : 0),
});

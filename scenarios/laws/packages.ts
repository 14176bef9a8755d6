import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What a package of @stdlib makes of the parameters of a law. */
interface LawPackage<Parameters extends readonly number[]> {
  readonly factory: (...parameters: Parameters) => (at: number) => number;
}

/** Together these packages take some 80 ms to load, a tenth of a small run, and most plans use few laws: each is loaded when it is first asked for. */
function lazily<Parameters extends readonly number[]>(load: () => unknown): () => LawPackage<Parameters> {
  let loaded: LawPackage<Parameters> | undefined;
  return () => (loaded ??= load() as LawPackage<Parameters>);
}

export const betaCdf = lazily<[alpha: number, beta: number]>(() => require('@stdlib/stats-base-dists-beta-cdf'));
export const betaQuantile = lazily<[alpha: number, beta: number]>(() => require('@stdlib/stats-base-dists-beta-quantile'));
export const binomialCdf = lazily<[count: number, probability: number]>(() => require('@stdlib/stats-base-dists-binomial-cdf'));
export const binomialQuantile = lazily<[count: number, probability: number]>(() => require('@stdlib/stats-base-dists-binomial-quantile'));
/** The rate is 1 / scale. */
export const gammaCdf = lazily<[shape: number, rate: number]>(() => require('@stdlib/stats-base-dists-gamma-cdf'));
export const gammaQuantile = lazily<[shape: number, rate: number]>(() => require('@stdlib/stats-base-dists-gamma-quantile'));
export const poissonCdf = lazily<[mean: number]>(() => require('@stdlib/stats-base-dists-poisson-cdf'));
export const studentCdf = lazily<[freedom: number]>(() => require('@stdlib/stats-base-dists-t-cdf'));
export const studentQuantile = lazily<[freedom: number]>(() => require('@stdlib/stats-base-dists-t-quantile'));

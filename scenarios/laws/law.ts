import { chain, map, mapLeft, sequenceArray, type Either } from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Distribution } from '../value.js';
import { beta, pert, triangular, uniform } from './bounded.js';
import { bernoulli, binomial, poisson } from './counts.js';
import { discrete } from './discrete.js';
import { empirical } from './empirical.js';
import type { Law, LawCore } from './lawInterface.js';
import { listed } from './listed.js';
import { mixtureLaw } from './mixture.js';
import { lognormal, normal, range, student } from './normal.js';
import { exponential, gamma, pareto, weibull } from './positive.js';
import { shareRange } from './shareRange.js';
import { truncate } from './truncate.js';
import { chancesOf } from './weights.js';

export type { Law } from './lawInterface.js';

/**
 * The law that a distribution with settled parameters stands for.
 * Parameters that leave no width (sd 0, low = high, cv 0, scale 0) are a constant.
 * @returns Left with a sentence for the first parameter that is wrong: `normal's sd: expected a number of at least 0, got -1`
 */
export function lawOf(distribution: Distribution<number>): Either<string, Law> {
  return map(withMedian)(coreOf(distribution));
}

const withMedian = (core: LawCore): Law => ({
  ...core,
  get median() {
    return core.quantile(0.5);
  },
});

function coreOf(distribution: Distribution<number>): Either<string, LawCore> {
  switch (distribution.kind) {
    case 'normal':
      return normal(distribution.mean, distribution.sd);
    case 'lognormal':
      return lognormal(distribution.median, distribution.sigma);
    case 'uniform':
      return uniform(distribution.low, distribution.high);
    case 'triangular':
      return triangular(distribution.low, distribution.mode, distribution.high);
    case 'pert':
      return pert(distribution.low, distribution.mode, distribution.high);
    case 'beta':
      return beta(distribution.alpha, distribution.beta);
    case 'gamma':
      return gamma(distribution.mean, distribution.cv);
    case 'exponential':
      return exponential(distribution.mean);
    case 'weibull':
      return weibull(distribution.shape, distribution.scale);
    case 'poisson':
      return poisson(distribution.mean);
    case 'binomial':
      return binomial(distribution.count, distribution.probability);
    case 'bernoulli':
      return bernoulli(distribution.probability);
    case 'pareto':
      return pareto(distribution.minimum, distribution.shape);
    case 'student':
      return student(distribution.freedom, distribution.location, distribution.scale);
    case 'range':
      return range(distribution.low, distribution.high);
    case 'shareRange':
      return shareRange(distribution.low, distribution.high);
    case 'discrete':
      return discrete(distribution.outcomes);
    case 'empirical':
      return empirical(distribution.values);
    case 'members':
      return listed(distribution.values);
    case 'learned':
      return listed(distribution.rows[distribution.member] ?? []);
    case 'mixture':
      return mixture(distribution.components);
    case 'truncate':
      return pipe(
        coreOf(distribution.distribution),
        mapLeft((sentence) => `truncate's ${sentence}`),
        chain((whole) => truncate(whole, distribution.low, distribution.high)),
      );
  }
}

function mixture(components: readonly { readonly distribution: Distribution<number>; readonly weight: number }[]): Either<string, LawCore> {
  return pipe(
    chancesOf('mixture', 'component', components.map(({ weight }) => weight)),
    chain((chances) =>
      pipe(
        sequenceArray(components.map(({ distribution }, index) => numbered(index, coreOf(distribution)))),
        map((laws) => mixtureLaw(laws, chances)),
      ),
    ),
  );
}

const numbered = (index: number, law: Either<string, LawCore>): Either<string, LawCore> =>
  mapLeft((sentence: string) => `mixture's component ${index + 1}: ${sentence}`)(law);

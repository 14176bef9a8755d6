import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { cholesky, correlationMatrix } from '../../scenarios/correlation.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { belowOne, type UniformOfTrial } from './design.js';
import { InvalidDraw } from './invalidDraw.js';

const cdf = normalCdf.factory(0, 1);
const quantile = normalQuantile.factory(0, 1);

/**
 * The numbers of correlated dimensions, by path, with a Gaussian copula: independent numbers become normal ones, are mixed by the Cholesky
 * factor of the whole matrix, and become uniform again. A dimension takes part of those named before it, so the first that is named,
 * and any that is correlated with none before it, is what it was; and so is any that is not named.
 * In a Latin hypercube those keep one number in every part; the others follow their law, and are closer to it than independent numbers,
 * but no longer have exactly one number in every part.
 * Source: R. Nelsen (2006), An Introduction to Copulas, section 2.3; S. Ghosh & S. Henderson (2003), Behavior of the NORTA method.
 * @throws InvalidDraw where the correlations contradict each other
 */
export function correlated(
  correlations: Scenario['correlations'],
  independent: (path: string) => UniformOfTrial,
): ReadonlyMap<string, UniformOfTrial> {
  const paths = [...new Set(correlations.flatMap(({ first, second }) => [first, second]))];
  const rows = cholesky(correlationMatrix(paths, correlations));
  if (rows === undefined) {
    throw new InvalidDraw(`correlations: no values can be correlated as stated for ${paths.join(', ')}; the matrix is not positive definite`);
  }
  return new Map(paths.map((path, position) => [path, mixture(rows[position], paths, independent)]));
}

function mixture(weights: readonly number[], paths: readonly string[], independent: (path: string) => UniformOfTrial): UniformOfTrial {
  const parts = weights.flatMap((weight, position) => (weight === 0 ? [] : [{ weight, uniform: independent(paths[position]) }]));
  if (parts.length === 1) return parts[0].uniform;
  return (trial) => {
    let z = 0;
    for (const { weight, uniform } of parts) z += weight * quantile(uniform(trial));
    return Math.min(Math.max(cdf(z), Number.MIN_VALUE), belowOne);
  };
}

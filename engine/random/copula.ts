import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { cholesky, correlationMatrix } from '../../scenarios/correlation.js';
import { uniformOfScore } from '../../scenarios/laws/uniformOfScore.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { solvedByCholesky } from '../statistics/solvedByCholesky.js';
import type { UniformOfTrial } from './design.js';
import { InvalidDraw } from './invalidDraw.js';

const quantile = normalQuantile.factory(0, 1);

/**
 * The numbers of correlated dimensions, by path, with a Gaussian copula: independent numbers become normal ones, are mixed by the Cholesky
 * factor of the whole matrix, and become uniform again. A dimension takes part of those named before it, so the first that is named,
 * and any that is correlated with none before it, is what it was; and so is any that is not named.
 * In a Latin hypercube those keep one number in every part; the others follow their law, and are closer to it than independent numbers,
 * but no longer have exactly one number in every part.
 * Source: R. Nelsen (2006), An Introduction to Copulas, section 2.3; S. Ghosh & S. Henderson (2003), Behavior of the NORTA method.
 * @param held standard-normal scores of dimensions that every trial has
 * @throws InvalidDraw where the correlations contradict each other
 */
export function correlated(
  correlations: Scenario['correlations'],
  independent: (path: string) => UniformOfTrial,
  held: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, UniformOfTrial> {
  const paths = [...new Set(correlations.flatMap(({ first, second }) => [first, second]))];
  const matrix = correlationMatrix(paths, correlations);
  const rows = cholesky(matrix);
  if (rows === undefined) {
    throw new InvalidDraw(`correlations: no values can be correlated as stated for ${paths.join(', ')}; the matrix is not positive definite`);
  }
  const free = new Map(paths.map((path, position) => [path, mixture(rows[position], paths, independent)]));
  return given(free, matrix, held);
}

function mixture(weights: readonly number[], paths: readonly string[], independent: (path: string) => UniformOfTrial): UniformOfTrial {
  const parts = weights.flatMap((weight, position) => (weight === 0 ? [] : [{ weight, uniform: independent(paths[position]) }]));
  if (parts.length === 1) return parts[0].uniform;
  return (trial) => {
    let z = 0;
    for (const { weight, uniform } of parts) z += weight * quantile(uniform(trial));
    return uniformOfScore(z);
  };
}

/**
 * Correlated numbers given the scores of some of them: each of the others moves by its regression on those that are held, so that it
 * follows its law given them and keeps all the rest of its luck.
 * Source: the conditional law of a normal vector by its residuals, as in kriging; N. Cressie (1993), Statistics for Spatial Data, section 3.6.
 */
function given(
  free: ReadonlyMap<string, UniformOfTrial>,
  matrix: readonly (readonly number[])[],
  held: Readonly<Record<string, number>>,
): ReadonlyMap<string, UniformOfTrial> {
  const names = [...free.keys()];
  const fixed = names.flatMap((path, position) => (held[path] === undefined ? [] : [{ position, score: held[path], free: free.get(path) as UniformOfTrial }]));
  if (fixed.length === 0) return free;
  const factor = cholesky(fixed.map(({ position: row }) => fixed.map(({ position: column }) => matrix[row][column]))) as readonly (readonly number[])[];
  return new Map(
    [...free].map(([path, numbers], position): [string, UniformOfTrial] => {
      const score = held[path];
      if (score !== undefined) return [path, () => uniformOfScore(score)];
      const weights = solvedByCholesky(factor, fixed.map((other) => matrix[position][other.position]));
      const moving = fixed.flatMap((other, at) => (weights[at] === 0 ? [] : [{ ...other, weight: weights[at] }]));
      if (moving.length === 0) return [path, numbers];
      return [
        path,
        (trial) => uniformOfScore(moving.reduce((z, { weight, score: wanted, free: was }) => z + weight * (wanted - quantile(was(trial))), quantile(numbers(trial)))),
      ];
    }),
  );
}

import type { Scenario } from '../../scenarios/scenario.js';
import { dimensionsOf } from './dimensions.js';
import { InvalidDraw } from './invalidDraw.js';
import { permutationOf } from './permutation.js';
import { owenScrambled, sobolDimensions, sobolSequence } from './sobol.js';
import { streamKey, uniformAt } from './streams.js';

/** A number in the open interval (0, 1) for every trial of a dimension: over the trials uniform. */
export type UniformOfTrial = (trial: number) => number;

/** The largest double below 1. */
const belowOne = 1 - 2 ** -53;

/**
 * The sampling design of a scenario: for the path of each dimension its numbers, which are independent of those of any other.
 * Every number is a function of seed, path and trial (and of the number of trials, in a Latin hypercube; of the place of the path among the
 * dimensions, with Sobol), never of what was drawn before, so that batches and threads change nothing.
 * - `plain`: independent numbers.
 * - `latin-hypercube`: (permutation(trial) + u) / trials, u being the plain number: exactly one number in each of the `trials` equal parts
 *   of (0, 1). Source: M. McKay, R. Beckman, W. Conover (1979), A comparison of three methods for selecting values of input variables.
 * - `sobol`: a scrambled Sobol sequence, 32 bits and a half.
 * @param sample the second is independent of the first
 * @throws InvalidDraw where Sobol's sequence has fewer dimensions than the scenario
 */
export function designOf(scenario: Scenario, sample: 'first' | 'second' = 'first'): (path: string) => UniformOfTrial {
  const { sampling, trials } = scenario;
  const seed = sample === 'first' ? scenario.seed : `${scenario.seed} second sample`;
  if (sampling === 'plain') return (path) => plainUniform(seed, path);
  if (sampling === 'latin-hypercube') return (path) => latinHypercube(seed, path, trials);
  const dimensions = new Map((scenario.design?.dimensions ?? dimensionsOf(scenario)).map((path, dimension) => [path, dimension]));
  // However they are scrambled, two numbers of one place in the sequence begin with the same digit or with opposite ones.
  const first = sample === 'first' ? 0 : dimensions.size;
  if (first + dimensions.size > sobolDimensions) {
    throw new InvalidDraw(
      `sampling: sobol has room for ${sobolDimensions} uncertain values and parameters${sample === 'first' ? '' : ', each drawn twice,'} and the scenario has ${dimensions.size}; use latin-hypercube`,
    );
  }
  return (path) => {
    const dimension = dimensions.get(path);
    if (dimension === undefined) throw new Error(`${path} is not an uncertain value of the scenario`);
    return scrambledSobol(seed, path, first + dimension);
  };
}

/** The independent numbers of a dimension. */
export function plainUniform(seed: string, path: string): UniformOfTrial {
  const key = streamKey(seed, `uncertain ${path}`);
  return (trial) => uniformAt(key, trial, 0);
}

function latinHypercube(seed: string, path: string, trials: number): UniformOfTrial {
  const within = plainUniform(seed, path);
  const part = permutationOf(trials, streamKey(seed, `latin-hypercube ${path}`));
  return (trial) => Math.min((part(trial) + within(trial)) / trials, belowOne);
}

function scrambledSobol(seed: string, path: string, dimension: number): UniformOfTrial {
  const [scramble] = streamKey(seed, `sobol ${path}`);
  const sequence = sobolSequence(dimension);
  return (trial) => ((owenScrambled(sequence(trial), scramble) >>> 0) + 0.5) / 2 ** 32;
}

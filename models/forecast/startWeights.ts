import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import seedrandom from 'seedrandom';

/**
 * Initial weights of a layer, `[set][from][to]`: normal with variance 2 / (from + to) (X. Glorot & Y. Bengio, "Understanding the difficulty
 * of training deep feedforward neural networks", 2010), a stream for each set, so that a set starts alike whoever stands beside it.
 */
export const startWeights = (sets: number, from: number, to: number, seed: string): Float32Array => {
  const sd = Math.sqrt(2 / (from + to));
  const weights = new Float32Array(sets * from * to);
  for (let set = 0; set < sets; set++) {
    const draw = seedrandom(`${seed} set ${set}`);
    for (let at = 0; at < from * to; at++)
      weights[set * from * to + at] = sd * normalQuantile((draw.int32() / 2 ** 32 + 0.5) * (1 - 2 ** -33) + 2 ** -34, 0, 1);
  }
  return weights;
};

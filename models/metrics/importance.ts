import { shuffledRows } from '../training/shuffle.js';
import { meanOf, standardDeviation } from './measure.js';

/** How much the loss rises when a feature is shuffled between held-out rows. */
export interface Importance {
  readonly name: string;
  readonly rise: number;
  /** Standard error over shuffles. */
  readonly se: number;
}

const shuffles = 10;

/**
 * Permutation importance: the mean rise of the held-out loss when the column of one feature is shuffled, ten times
 * (A. Fisher, C. Rudin & F. Dominici, "All models are wrong, but many are useful", JMLR 20, 2019; L. Breiman, "Random forests", 2001).
 * Features that say the same share it: each looks small alone. A linear model is what makes it cheap: only the part of the
 * scores that the feature gives moves from row to row.
 * @param scores [row] scores of held-out rows
 * @param parts [feature][row] what each feature adds to them
 * @param lossOf mean loss of scores
 */
export const permutationImportance = (
  scores: Float64Array,
  parts: readonly { readonly name: string; readonly part: Float64Array }[],
  lossOf: (scores: Float64Array) => number,
  seed: string,
): readonly Importance[] => {
  const loss = lossOf(scores);
  return parts
    .map(({ name, part }) => {
      const rises = Array.from({ length: shuffles }, (_, time) => {
        const order = shuffledRows(scores.length, `${seed} importance of ${name}, shuffle ${time}`);
        return lossOf(scores.map((score, row) => score - part[row] + part[order[row]])) - loss;
      });
      return { name, rise: meanOf(rises), se: standardDeviation(rises) / Math.sqrt(shuffles) };
    })
    .sort((a, b) => b.rise - a.rise);
};

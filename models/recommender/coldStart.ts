import type { Factors } from './factors.js';
import type { Interactions } from './interactions.js';

/** A bias and a vector that stand for whoever or whatever is not known. */
interface Stranger {
  readonly bias: number;
  readonly vector: Float32Array;
}

/** Mean bias and vector by class of those that count; of a class that has none, the mean of all. */
const means = (biases: Float32Array, vectors: Float32Array, width: number, classOf: Int32Array, classes: number, counts: (index: number) => boolean): readonly Stranger[] => {
  const sums = Array.from({ length: classes + 1 }, () => ({ count: 0, bias: 0, vector: new Float64Array(width) }));
  for (let index = 0; index < biases.length; index++) {
    if (!counts(index)) continue;
    for (const sum of [sums[classOf[index]], sums[classes]]) {
      sum.count += 1;
      sum.bias += biases[index];
      for (let factor = 0; factor < width; factor++) sum.vector[factor] += vectors[index * width + factor];
    }
  }
  return sums.slice(0, classes).map((own) => {
    const { count, bias, vector } = own.count > 0 ? own : sums[classes];
    return { bias: bias / count, vector: Float32Array.from(vector, (value) => value / count) };
  });
};

/** The same factors with some rows of one side in the place of those that are not known. */
const replaced = (biases: Float32Array, vectors: Float32Array, width: number, by: (index: number) => Stranger | undefined): { readonly biases: Float32Array; readonly vectors: Float32Array } => {
  const result = { biases: biases.slice(), vectors: vectors.slice() };
  for (let index = 0; index < biases.length; index++) {
    const stranger = by(index);
    if (stranger === undefined) continue;
    result.biases[index] = stranger.bias;
    result.vectors.set(stranger.vector, index * width);
  }
  return result;
};

/** Every person as if nothing were known of them but their segment: the mean bias and vector of its people who were learned from. */
export const asNewPeople = (factors: Factors, { segments, segmentOf, starts }: Interactions): Factors => {
  const strangers = means(factors.personBias, factors.people, factors.width, segmentOf, segments.length, (person) => starts[person + 1] > starts[person]);
  const { biases, vectors } = replaced(factors.personBias, factors.people, factors.width, (person) => strangers[segmentOf[person]]);
  return { ...factors, personBias: biases, people: vectors };
};

/**
 * Items as if nothing were known of them but their group: the mean bias and vector of its items that were learned from.
 * @param known `[item]`: 1 for items that were learned from
 * @param which the items that are treated so
 */
export const asNewItems = (factors: Factors, { groups, groupOf }: Interactions, known: Uint8Array, which: (item: number) => boolean): Factors => {
  const strangers = means(factors.itemBias, factors.items, factors.width, groupOf, Math.max(1, groups.length), (item) => known[item] === 1);
  const { biases, vectors } = replaced(factors.itemBias, factors.items, factors.width, (item) => (which(item) ? strangers[groupOf[item]] : undefined));
  return { ...factors, itemBias: biases, items: vectors };
};

/** What a factorisation knows: `score = mean + personBias + itemBias + person vector . item vector`. */
export interface Factors {
  /** Length of the vectors. */
  readonly width: number;
  readonly mean: number;
  readonly personBias: Float32Array;
  readonly itemBias: Float32Array;
  /** `[person][factor]`, flat. */
  readonly people: Float32Array;
  /** `[item][factor]`, flat. */
  readonly items: Float32Array;
}

export const scoreOf = ({ width, mean, personBias, itemBias, people, items }: Factors, person: number, item: number): number => {
  let score = mean + personBias[person] + itemBias[item];
  for (let factor = 0, p = person * width, q = item * width; factor < width; factor++) score += people[p + factor] * items[q + factor];
  return score;
};

/** Scores of all items for a person, written to `scores`. */
export const scoreItems = ({ width, mean, personBias, itemBias, people, items }: Factors, person: number, scores: Float32Array): void => {
  const own = people.subarray(person * width, (person + 1) * width);
  const level = mean + personBias[person];
  for (let item = 0, q = 0; item < scores.length; item++) {
    let score = level + itemBias[item];
    for (let factor = 0; factor < width; factor++) score += own[factor] * items[q++];
    scores[item] = score;
  }
};

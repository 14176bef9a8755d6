import type { Rows } from './interactions.js';

/** Ratings as the mean of all, how a person departs from it, and how an item does. */
export interface Biases {
  readonly mean: number;
  readonly personBias: Float32Array;
  readonly itemBias: Float32Array;
  /** How many ratings at the mean each person and item is taken to have beside its own. */
  readonly shrinkage: number;
}

const shrinkages = [0.5, 1, 2, 5, 10, 25, 50];
const rounds = 10;

/**
 * The honest baseline for ratings, without any taste: the mean and regularised biases, least squares found by alternating between
 * people and items (Koren, Bell & Volinsky 2009, "Matrix factorization techniques for recommender systems", equation 3; Koren 2010,
 * "Factor in the neighbors", section 2.1), with the shrinkage that predicts the validation rows best.
 * @param weightOf weight of each person's rows; left out: 1
 */
export const fitBiases = (train: Rows, validation: Rows, people: number, items: number, weightOf?: Float32Array): Biases => {
  const fits = shrinkages.map((shrinkage) => fitWith(train, people, items, shrinkage, weightOf));
  const errors = fits.map((fit) => squaredError(fit, validation));
  return fits[errors.indexOf(Math.min(...errors))];
};

/** `mean + personBias + itemBias` for a row. */
export const biasScore = ({ mean, personBias, itemBias }: Biases, person: number, item: number): number => mean + personBias[person] + itemBias[item];

const squaredError = (biases: Biases, { people, items, values }: Rows): number =>
  values.reduce((sum, value, row) => sum + (value - biasScore(biases, people[row], items[row])) ** 2, 0);

const fitWith = ({ people, items, values }: Rows, personCount: number, itemCount: number, shrinkage: number, weightOf?: Float32Array): Biases => {
  const weights = weightOf === undefined ? undefined : Float32Array.from(people, (person) => weightOf[person]);
  let [total, weight] = [0, 0];
  values.forEach((value, row) => {
    total += value * (weights?.[row] ?? 1);
    weight += weights?.[row] ?? 1;
  });
  const mean = total / weight;
  let personBias = new Float32Array(personCount);
  let itemBias = new Float32Array(itemCount);
  for (let round = 0; round < rounds; round++) {
    itemBias = shrunkMeans(items, itemCount, shrinkage, weights, (row) => values[row] - mean - personBias[people[row]]);
    personBias = shrunkMeans(people, personCount, shrinkage, weights, (row) => values[row] - mean - itemBias[items[row]]);
  }
  return { mean, personBias, itemBias, shrinkage };
};

/** Mean of something over the rows of each key, as if `shrinkage` rows of zero were added. */
const shrunkMeans = (keys: Int32Array, keyCount: number, shrinkage: number, weights: Float32Array | undefined, of: (row: number) => number): Float32Array<ArrayBuffer> => {
  const sums = new Float64Array(keyCount);
  const counts = new Float64Array(keyCount).fill(shrinkage);
  for (let row = 0; row < keys.length; row++) {
    const weight = weights?.[row] ?? 1;
    sums[keys[row]] += weight * of(row);
    counts[keys[row]] += weight;
  }
  return Float32Array.from(sums, (sum, key) => sum / counts[key]);
};

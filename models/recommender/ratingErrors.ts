import type { Rows } from './interactions.js';
import { rowsByKey } from './rowsByKey.js';
import type { Statistic } from './resample.js';

/** What someone predicts for a person and an item. */
export type Predict = (person: number, item: number) => number;

/** Errors of predictions by person: what resampling people needs. */
export interface RatingErrors {
  /** `[judged]`: those with held-out ratings, in rising order. */
  readonly judged: Int32Array;
  /** `[judged]`: their held-out ratings. */
  readonly rows: Float64Array;
  /** `[judged]`: sums over them. */
  readonly squares: Float64Array;
  readonly absolutes: Float64Array;
}

export const ratingErrors = (test: Rows, people: number, predict: Predict): RatingErrors => {
  const { starts, order } = rowsByKey(test.people, people);
  const judged = Int32Array.from(Array.from({ length: people }, (_, person) => person).filter((person) => starts[person + 1] > starts[person]));
  const errors = { judged, rows: new Float64Array(judged.length), squares: new Float64Array(judged.length), absolutes: new Float64Array(judged.length) };
  judged.forEach((person, at) => {
    for (const row of order.subarray(starts[person], starts[person + 1])) {
      const error = test.values[row] - predict(person, test.items[row]);
      errors.rows[at] += 1;
      errors.squares[at] += error ** 2;
      errors.absolutes[at] += Math.abs(error);
    }
  });
  return errors;
};

const ratio = (sums: Float64Array, rows: Float64Array, weights: Float64Array): number => {
  let [sum, count] = [0, 0];
  for (let person = 0; person < weights.length; person++) {
    sum += weights[person] * sums[person];
    count += weights[person] * rows[person];
  }
  return sum / count;
};

/** Root of the mean squared error over ratings. */
export const rootMeanSquare =
  ({ squares, rows }: RatingErrors): Statistic =>
  (weights) =>
    Math.sqrt(ratio(squares, rows, weights));

export const meanAbsolute =
  ({ absolutes, rows }: RatingErrors): Statistic =>
  (weights) =>
    ratio(absolutes, rows, weights);

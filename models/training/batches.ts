import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Learning } from '../backend/learning.js';
import type { DescentRequest } from './descent.js';
import { everyRow } from './linearModel.js';
import { shuffledRows } from './shuffle.js';

/** Rows as tensors: features `[row][feature]`, target, and how much each row counts `[row][model]`. */
type OnRows = (features: Tensor2D, target: Tensor2D, weights: Tensor2D) => Tensor1D;

/** The training and validation rows of a descent, whole or in batches. */
export interface Batches {
  /** Takes a step on every batch of an epoch; the mean loss `[model]` of a row. */
  readonly train: (epoch: number, step: OnRows, signal: AbortSignal) => Promise<Float64Array>;
  /** The mean loss `[model]` of a validation row; of a training row, where there is no validation. */
  readonly judge: (lossOf: OnRows) => Promise<Float64Array>;
  readonly dispose: () => void;
}

/** How often a row counts for a model, by its place among the rows. */
type CountOf = (place: number, model: number) => number;

interface Held {
  readonly features: Tensor2D;
  readonly target: Tensor2D;
  readonly weights: Tensor2D;
  /** [model] sum of what the rows count. */
  readonly total: Float64Array;
}

/** Rows of up to this many numbers are one tensor (32 MB); more are cut. */
const wholeNumbers = 8_388_608;
/** Numbers in a batch where the rows are cut. */
const batchNumbers = 1_048_576;

export const batchesOf = ({ tf }: Learning, request: DescentRequest): Batches => {
  const { inputs, loss, classes, target, importance, training, validation, counts, seed } = request;
  const models = counts.length;

  const hold = (rows: Int32Array, counted: CountOf): Held => {
    const features = new Float32Array(rows.length * inputs.width);
    inputs.fill(rows, features);
    const weights = new Float32Array(rows.length * models);
    const total = new Float64Array(models);
    rows.forEach((row, place) => {
      for (let model = 0; model < models; model++) {
        const weight = importance[row] * counted(place, model);
        weights[place * models + model] = weight;
        total[model] += weight;
      }
    });
    const targets = new Float32Array(rows.length * classes);
    rows.forEach((row, place) => {
      if (loss === 'softmax') targets[place * classes + target[row]] = 1;
      else targets[place] = target[row];
    });
    return {
      features: tf.tensor2d(features, [rows.length, inputs.width]),
      target: tf.tensor2d(targets, [rows.length, classes]),
      weights: tf.tensor2d(weights, [rows.length, models]),
      total,
    };
  };
  const release = ({ features, target: targets, weights }: Held): void => tf.dispose([features, targets, weights]);
  const isWhole = (rows: Int32Array): boolean => rows.length * inputs.width <= wholeNumbers;
  const size = Math.max(16, Math.floor(batchNumbers / Math.max(1, inputs.width)));

  const countOf: CountOf = (place, model) => counts[model][place];
  const held = isWhole(training) ? hold(training, countOf) : undefined;
  const judged = validation.length === 0 ? training : validation;
  const countOfJudged: CountOf = validation.length === 0 ? countOf : () => 1;
  const judgedHeld = validation.length === 0 ? held : isWhole(judged) ? hold(judged, countOfJudged) : undefined;

  /** Sums of losses and of weights over batches of places, one batch after another. */
  const over = async (batches: Iterable<Held>, act: OnRows, signal?: AbortSignal): Promise<Float64Array> => {
    const sums = new Float64Array(models);
    const totals = new Float64Array(models);
    for (const some of batches) {
      const losses = act(some.features, some.target, some.weights);
      (await losses.data<'float32'>()).forEach((value, model) => {
        sums[model] += value;
        totals[model] += some.total[model];
      });
      losses.dispose();
      if (some !== held && some !== judgedHeld) release(some);
      if (signal?.aborted === true) break;
    }
    return sums.map((sum, model) => sum / totals[model]);
  };

  function* cut(places: Int32Array, rows: Int32Array, counted: CountOf): Generator<Held> {
    for (let from = 0; from < places.length; from += size) {
      const some = places.subarray(from, from + size);
      yield hold(
        some.map((place) => rows[place]),
        (index, model) => counted(some[index], model),
      );
    }
  }

  return {
    train: (epoch, step, signal) =>
      over(held === undefined ? cut(shuffledRows(training.length, `${seed} shuffle epoch ${epoch}`), training, countOf) : [held], step, signal),
    judge: (lossOf) => over(judgedHeld === undefined ? cut(everyRow(judged.length), judged, countOfJudged) : [judgedHeld], lossOf),
    dispose: () => [held, judgedHeld].forEach((kept) => kept !== undefined && release(kept)),
  };
};

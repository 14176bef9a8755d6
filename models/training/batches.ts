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
  /** The mean loss `[model]` of a validation row; undefined where there is none. */
  readonly validate: (lossOf: OnRows) => Promise<Float64Array | undefined>;
  readonly dispose: () => void;
}

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

  const hold = (rows: Int32Array, countOf: (place: number, model: number) => number): Held => {
    const features = new Float32Array(rows.length * inputs.width);
    inputs.fill(rows, features);
    const weights = new Float32Array(rows.length * models);
    const total = new Float64Array(models);
    rows.forEach((row, place) => {
      for (let model = 0; model < models; model++) {
        const weight = importance[row] * countOf(place, model);
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

  const whole = isWhole(training) ? hold(training, (place, model) => counts[model][place]) : undefined;
  const heldOut = validation.length > 0 && isWhole(validation) ? hold(validation, () => 1) : undefined;

  /** Sums of losses and of weights over batches of places, one batch after another. */
  const over = async (batches: Iterable<{ readonly held: Held; readonly passing: boolean }>, act: OnRows, signal?: AbortSignal): Promise<Float64Array> => {
    const sums = new Float64Array(models);
    const totals = new Float64Array(models);
    for (const { held, passing } of batches) {
      const losses = act(held.features, held.target, held.weights);
      (await losses.data<'float32'>()).forEach((value, model) => {
        sums[model] += value;
        totals[model] += held.total[model];
      });
      losses.dispose();
      if (passing) release(held);
      if (signal?.aborted === true) break;
    }
    return sums.map((sum, model) => sum / totals[model]);
  };

  function* cut(places: Int32Array, rows: Int32Array, countOf: (place: number, model: number) => number) {
    for (let from = 0; from < places.length; from += size) {
      const some = places.subarray(from, from + size);
      yield { held: hold(some.map((place) => rows[place]), (index, model) => countOf(some[index], model)), passing: true };
    }
  }

  return {
    train: (epoch, step, signal) =>
      over(
        whole === undefined
          ? cut(shuffledRows(training.length, `${seed} shuffle epoch ${epoch}`), training, (place, model) => counts[model][place])
          : [{ held: whole, passing: false }],
        step,
        signal,
      ),
    validate: async (lossOf) => {
      if (validation.length === 0) return undefined;
      return over(heldOut === undefined ? cut(everyRow(validation.length), validation, () => 1) : [{ held: heldOut, passing: false }], lossOf);
    },
    dispose: () => [whole, heldOut].forEach((held) => held !== undefined && release(held)),
  };
};

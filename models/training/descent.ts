import { setImmediate } from 'node:timers/promises';
import type { Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Learning } from '../backend/learning.js';
import { bestKeeper } from './bestKeeper.js';
import { batchesOf } from './batches.js';
import type { Inputs } from './inputs.js';
import type { LinearModel } from './linearModel.js';
import type { EpochLoss, Trained } from './train.js';
import { slopeOf, type Loss, type Slope } from './losses.js';

/** Generalised linear models to be trained together on one table: they differ in how much each row counts. */
export interface DescentRequest {
  readonly inputs: Inputs;
  readonly loss: Loss;
  /** Classes of a softmax; 1 for the other losses. */
  readonly classes: number;
  /** [row] 0 or 1 (logistic), the class from 0 (softmax), a number (squared). */
  readonly target: Float32Array;
  /** [row] how much a row counts in every model, in training and in validation: class weights. 1 where nothing is asked for. */
  readonly importance: Float32Array;
  readonly training: Int32Array;
  /** Rows that say when to stop; none: training goes to the minimum of the training loss with its penalty. */
  readonly validation: Int32Array;
  /** [model][place in training] how often a row counts: 1 for the fit itself, the counts of a bootstrap sample for a member. */
  readonly counts: readonly Float32Array[];
  /** [feature] weights of the squared coefficients that are added to the mean loss of a row; intercepts are free. */
  readonly penalties: Float32Array;
  readonly settings: DescentSettings;
  /** Fixes the shuffles of batches. */
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onEpoch: (epoch: number, epochs: number) => void;
}

export interface DescentSettings {
  /** Most passes over the training rows. */
  readonly epochs: number;
  /** Step of Adam. */
  readonly learningRate: number;
}

export interface Descended {
  /** [model], each with the weights of its own best epoch. */
  readonly models: readonly LinearModel[];
  /** Losses of the first model, without the penalty; where there are no validation rows, `validation` is the training loss after the epoch, with the penalty. */
  readonly curve: readonly EpochLoss[];
  /** Epoch whose weights the first model kept; 0: where it started. */
  readonly best: number;
  readonly ended: Trained['ended'];
}

/**
 * Gradient descent by Adam (D. P. Kingma & J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015) on all training rows at
 * once, or on shuffled batches where the rows are too many to be held as one tensor. All models take each step together, one matrix
 * product for all. Starts from coefficients 0 and from `start`, the intercepts that are best without features. After every epoch
 * each model keeps its weights if its validation loss is the lowest so far; training ends when for 40 epochs (60, without validation rows) no model's has fallen by a
 * hundred-thousandth (a millionth, without validation rows), after `epochs`, or when the signal is aborted. No tensor outlives the call.
 * @param start [class]
 */
export const descend = async (learning: Learning, request: DescentRequest, start: readonly number[]): Promise<Descended> => {
  const { tf } = learning;
  const { inputs, loss, classes, counts, settings, signal } = request;
  const models = counts.length;
  const initial = Float32Array.from({ length: models * classes }, (_, column) => start[column % classes]);
  const coefficients = variableOf(learning, new Float32Array(inputs.width * models * classes), [inputs.width, models * classes]);
  const intercepts = variableOf(learning, initial, [1, models * classes]);
  const optimiser = tf.train.adam(settings.learningRate);
  const doubled = tf.tensor2d(request.penalties.map((penalty) => 2 * penalty), [inputs.width, 1]);
  const batches = batchesOf(learning, request);
  const unjudged = request.validation.length === 0;
  const keeper = bestKeeper({ models, classes, width: inputs.width }, unjudged ? untilFlat : untilNoBetter);
  const curve: EpochLoss[] = [];

  const slope = (features: Tensor2D, target: Tensor2D): Slope =>
    slopeOf(learning, loss, tf.add(tf.matMul(features, coefficients as Tensor2D), intercepts), target);
  const sumOf = (losses: Tensor2D, weights: Tensor2D): Tensor1D => tf.sum(tf.mul(losses, weights), 0);

  const lossOf = (features: Tensor2D, target: Tensor2D, weights: Tensor2D): Tensor1D => tf.tidy(() => sumOf(slope(features, target).losses, weights));

  /** One step of the optimiser; the summed losses of the batch before it. */
  const step = (features: Tensor2D, target: Tensor2D, weights: Tensor2D): Tensor1D =>
    tf.tidy(() => {
      const { losses, gradient } = slope(features, target);
      const share = tf.div<Tensor2D>(weights, tf.maximum(tf.sum(weights, 0, true), leastWeight));
      const weighted = classes === 1 ? tf.mul<Tensor2D>(gradient, share) : perClass(learning, gradient, share, classes);
      optimiser.applyGradients([
        { name: coefficients.name, tensor: tf.add(tf.matMul(features, weighted, true), tf.mul(coefficients, doubled)) },
        { name: intercepts.name, tensor: tf.sum(weighted, 0, true) },
      ]);
      return sumOf(losses, weights);
    });

  try {
    const offer = async (epoch: number): Promise<Float64Array> => {
      const weights = { coefficients: await coefficients.data<'float32'>(), intercepts: await intercepts.data<'float32'>() };
      const losses = await batches.judge(lossOf);
      if (unjudged) penaltiesOf(weights.coefficients, request.penalties, models, classes).forEach((penalty, model) => (losses[model] += penalty));
      keeper.offer(epoch, losses, weights);
      return losses;
    };
    await offer(0);
    let ended: Trained['ended'] = 'epochs';
    for (let epoch = 1; epoch <= settings.epochs && !signal.aborted; epoch++) {
      const train = await batches.train(epoch, step, signal);
      const validation = await offer(epoch);
      if (![...train, ...validation].every(Number.isFinite)) {
        ended = 'diverged';
        break;
      }
      curve.push({ epoch, train: train[0], validation: validation[0] });
      request.onEpoch(epoch, settings.epochs);
      if (keeper.stale()) {
        ended = 'no better';
        break;
      }
      // Lets Ctrl-C through: what awaits tensors of the CPU never leaves this turn of the event loop.
      await setImmediate();
    }
    return { ...keeper.result(), curve, ended: signal.aborted ? 'signal' : ended };
  } finally {
    batches.dispose();
    optimiser.dispose();
    tf.dispose([coefficients, intercepts, doubled]);
  }
};

/** When training ends early: on validation rows, and on the training loss, whose minimum is wanted as it is. */
const untilNoBetter = { patience: 40, leastFall: 1e-5 };
const untilFlat = { patience: 60, leastFall: 1e-6 };
/** Keeps a batch in which a bootstrap sample has no row from dividing by 0. */
const leastWeight = 1e-12;

const variableOf = ({ tf }: Learning, values: Float32Array, shape: [number, number]): Variable => {
  const initial = tf.tensor(values, shape);
  const made = tf.variable(initial);
  initial.dispose();
  return made;
};

/** Gradients `[row][model x class]` times weights `[row][model]`. */
const perClass = ({ tf }: Learning, gradient: Tensor2D, weights: Tensor2D, classes: number): Tensor2D => {
  const [rows, columns] = gradient.shape;
  return tf.reshape(tf.mul(tf.reshape(gradient, [rows, columns / classes, classes]), tf.expandDims(weights, 2)), [rows, columns]);
};

/** Sums of penalties `[model]`. */
const penaltiesOf = (coefficients: Float32Array, penalties: Float32Array, models: number, classes: number): Float64Array => {
  const sums = new Float64Array(models);
  const columns = models * classes;
  coefficients.forEach((value, index) => (sums[Math.floor((index % columns) / classes)] += penalties[Math.floor(index / columns)] * value * value));
  return sums;
};

import type { Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Learning } from '../backend/learning.js';
import { bestKeeper } from './bestKeeper.js';
import { batchesOf } from './batches.js';
import type { Inputs } from './inputs.js';
import type { LinearModel } from './linearModel.js';
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
  /** Rows that say when to stop; none: training stops when the training loss no longer falls. */
  readonly validation: Int32Array;
  /** [model][place in training] how often a row counts: 1 for the fit itself, the counts of a bootstrap sample for a member. */
  readonly counts: readonly Float32Array[];
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
  /** Weight of the sum of squared coefficients (without intercepts) that is added to the mean loss of a row. */
  readonly penalty: number;
}

/** Losses of the first model after an epoch; without validation rows, `validation` repeats `train`. */
export interface EpochLoss {
  readonly epoch: number;
  /** Mean loss of a training row during the epoch, before each step, without the penalty. */
  readonly train: number;
  /** Mean loss of a validation row after the epoch. */
  readonly validation: number;
}

export interface Descended {
  /** [model], each with the weights of its own best epoch. */
  readonly models: readonly LinearModel[];
  readonly epochs: readonly EpochLoss[];
  /** Epoch whose weights the first model kept; 0: where it started. */
  readonly best: number;
  /** Whether the signal ended it. */
  readonly aborted: boolean;
}

/**
 * Gradient descent by Adam (D. P. Kingma & J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015) on all training rows at
 * once, or on shuffled batches where the rows are too many to be held as one tensor. All models take each step together, one matrix
 * product for all. Starts from coefficients 0 and from `start`, the intercepts that are best without features. After every epoch
 * each model keeps its weights if its validation loss is the lowest so far; training ends when no model's has fallen by a
 * hundred-thousandth for `patience` epochs, after `epochs`, or when the signal is aborted. No tensor outlives the call.
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
  const batches = batchesOf(learning, request);
  const keeper = bestKeeper({ models, classes, width: inputs.width }, request.validation.length === 0 ? trainingPatience : patience);
  const epochs: EpochLoss[] = [];

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
        { name: coefficients.name, tensor: tf.add(tf.matMul(features, weighted, true), tf.mul(coefficients, 2 * settings.penalty)) },
        { name: intercepts.name, tensor: tf.sum(weighted, 0, true) },
      ]);
      return sumOf(losses, weights);
    });

  try {
    const weightsNow = async () => ({ coefficients: await coefficients.data<'float32'>(), intercepts: await intercepts.data<'float32'>() });
    keeper.offer(0, await batches.validate(lossOf), await weightsNow());
    for (let epoch = 1; epoch <= settings.epochs && !keeper.stale() && !signal.aborted; epoch++) {
      const train = await batches.train(epoch, step, signal);
      const validation = (await batches.validate(lossOf)) ?? train;
      keeper.offer(epoch, validation, await weightsNow());
      epochs.push({ epoch, train: train[0], validation: validation[0] });
      request.onEpoch(epoch, settings.epochs);
      // Lets Ctrl-C through: what awaits tensors of the CPU never leaves this turn of the event loop.
      await tf.nextFrame();
    }
    return { ...keeper.result(), epochs, aborted: signal.aborted };
  } finally {
    batches.dispose();
    optimiser.dispose();
    tf.dispose([coefficients, intercepts]);
  }
};

/** Epochs without a lower loss after which training ends. */
const patience = 20;
const trainingPatience = 5;
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

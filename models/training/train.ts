import { setImmediate } from 'node:timers/promises';
import type * as tf from '@tensorflow/tfjs-core';
import { shuffledRows } from './shuffle.js';

/** What is trained and how. Losses are means over the rows they are given, as scalars; tensors that they make are disposed of by the loop. */
export interface TrainingPlan {
  /** What changes; it keeps the best values when training ends, and stays the caller's to dispose of. */
  readonly variables: readonly tf.Variable[];
  /** Training rows. */
  readonly rows: number;
  /** Loss of some training rows, with penalties: what is minimised. */
  readonly loss: (rows: Int32Array) => tf.Scalar;
  /** Rows held out, and their loss without penalties: what decides when to stop and which weights are kept. */
  readonly validation: { readonly rows: number; readonly loss: (rows: Int32Array) => tf.Scalar };
  /** Called before each epoch, from 1: draws what is drawn anew each time. */
  readonly prepare?: (epoch: number) => void;
  /** Most passes over the training rows. */
  readonly epochs: number;
  /** Rows between two steps of the optimiser. */
  readonly batch: number;
  /** Step of Adam (Kingma & Ba 2015), whose other parameters are theirs: .9, .999, 1e-8 (1e-7 here, in single precision). */
  readonly learningRate: number;
  /** Epochs without a lower validation loss after which training stops. */
  readonly patience: number;
  /** Fixes the order of the rows in every epoch. */
  readonly seed: string;
  readonly signal: AbortSignal;
  /** Called after each epoch, from 1. */
  readonly onEpoch?: (epoch: number) => void;
}

export interface EpochLoss {
  /** From 1. */
  readonly epoch: number;
  /** Mean loss of the training rows as they were met, each before the step that it led to. */
  readonly train: number;
  /** Mean loss of the validation rows after the epoch. */
  readonly validation: number;
}

export interface Trained {
  readonly curve: readonly EpochLoss[];
  /** The epoch whose weights were kept; 0: none came to its end with a finite loss, and the weights are of no use. */
  readonly best: number;
  /**
   * Why training ended: all epochs were run; the validation loss had stopped falling; the signal fired; or a loss was no finite number
   * any more, as when the learning rate is too high.
   */
  readonly ended: 'epochs' | 'no better' | 'signal' | 'diverged';
}

/**
 * Trains by Adam on mini-batches in a seeded order, with early stopping: the variables end with the values of the epoch whose
 * validation loss was lowest. When the signal fires, the batch under way is finished and its epoch, cut short, counts as one.
 * Between batches other work of the process gets its turn, so that Ctrl-C is seen. Leaves no tensor behind.
 */
export const train = async (tensors: typeof tf, plan: TrainingPlan): Promise<Trained> => {
  const optimiser = tensors.train.adam(plan.learningRate, 0.9, 0.999, 1e-7);
  let kept: tf.Tensor[] | undefined;
  const curve: EpochLoss[] = [];
  let best = { epoch: 0, loss: Infinity };
  let ended: Trained['ended'] = 'epochs';
  try {
    for (let epoch = 1; epoch <= plan.epochs && !plan.signal.aborted; epoch++) {
      plan.prepare?.(epoch);
      const order = shuffledRows(plan.rows, `${plan.seed} shuffle epoch ${epoch}`);
      const trained = await mean(tensors, plan, order, (rows) => step(optimiser, plan, rows), true);
      const validation = await mean(tensors, plan, Int32Array.from({ length: plan.validation.rows }, (_, row) => row), plan.validation.loss, false);
      if (!Number.isFinite(trained) || !Number.isFinite(validation)) {
        ended = 'diverged';
        break;
      }
      curve.push({ epoch, train: trained, validation });
      plan.onEpoch?.(epoch);
      if (validation < best.loss) {
        best = { epoch, loss: validation };
        tensors.dispose(kept ?? []);
        kept = plan.variables.map((variable) => variable.clone());
      } else if (epoch - best.epoch >= plan.patience) {
        ended = 'no better';
        break;
      }
    }
    if (plan.signal.aborted) ended = 'signal';
    plan.variables.forEach((variable, at) => kept !== undefined && variable.assign(kept[at]));
  } finally {
    tensors.dispose(kept ?? []);
    optimiser.dispose();
  }
  return { curve, best: best.epoch, ended };
};

const step = (optimiser: tf.Optimizer, plan: TrainingPlan, rows: Int32Array): tf.Scalar => {
  const loss = optimiser.minimize(() => plan.loss(rows), true, [...plan.variables]);
  if (loss === null) throw new Error('a step without a loss');
  return loss;
};

/** Mean over rows of what each batch of them gives, summed on the backend, so that a GPU is not waited for at every batch. */
const mean = async (tensors: typeof tf, plan: TrainingPlan, order: Int32Array, lossOf: (rows: Int32Array) => tf.Scalar, stops: boolean): Promise<number> => {
  let total: tf.Scalar = tensors.scalar(0);
  let rows = 0;
  try {
    for (let from = 0; from < order.length && !(stops && from > 0 && plan.signal.aborted); from += plan.batch) {
      const some = order.subarray(from, from + plan.batch);
      const before = total;
      total = tensors.tidy(() => tensors.add(before, tensors.mul(lossOf(some), some.length)));
      before.dispose();
      rows += some.length;
      await setImmediate();
    }
    return (await total.data())[0] / rows;
  } finally {
    total.dispose();
  }
};

import type { Scalar, Tensor3D, Variable } from '@tensorflow/tfjs-core';
import type { Learning } from '../backend/learning.js';
import { startWeights } from './startWeights.js';

/** Rows of many small regressions that are trained together, one tensor for all, because a step costs much more than its arithmetic. */
export interface SideBySide {
  /** `[set][row][feature]`, standardised. */
  readonly features: Float32Array;
  /** `[set][row]`, standardised. */
  readonly targets: Float32Array;
  /** `[set][row]` how much a row counts, 1 in sum for each set. */
  readonly weights: Float32Array;
  readonly sets: number;
  readonly rows: number;
  readonly width: number;
  /** Units of the one hidden layer (tanh); 0: linear regression. */
  readonly hidden: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** Weight of the squares of the weights (not of the intercepts) in the loss. */
  readonly penalty: number;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onEpoch: (epoch: number) => void;
}

/** A regression that is trained: expected target (standardised) for features (standardised). */
export type Regression = (features: Float64Array) => number;

/** Epochs after which others get a turn, Ctrl-C among them. */
const turn = 10;

/**
 * Full-batch gradient descent (Adam; D. P. Kingma & J. Ba, 2015) on weighted squared error plus a penalty, for all sets at once: each set
 * has its own weights, and what one learns does not depend on the others. Aborted, it keeps the weights so far.
 */
export const trainSideBySide = async ({ tf }: Learning, data: SideBySide): Promise<readonly Regression[]> => {
  const { sets, rows, width, hidden } = data;
  const layers = hidden === 0 ? [[width, 1] as const] : [[width, hidden] as const, [hidden, 1] as const];
  const features = tf.tensor3d(data.features, [sets, rows, width]);
  const targets = tf.tensor3d(data.targets, [sets, rows, 1]);
  const counts = tf.tensor3d(data.weights, [sets, rows, 1]);
  const kernels = layers.map(([from, to], layer) =>
    tf.tidy(() => tf.variable(tf.tensor3d(startWeights(sets, from, to, `${data.seed} layer ${layer}`), [sets, from, to]))),
  );
  const biases = layers.map(([, to]) => tf.tidy(() => tf.variable(tf.zeros([sets, 1, to]))));
  const optimizer = tf.train.adam(data.learningRate);
  const predicted = (): Tensor3D =>
    kernels.reduce<Tensor3D>((input, kernel, layer) => {
      const sum = tf.add<Tensor3D>(tf.matMul<Tensor3D>(input, kernel), biases[layer]);
      return layer + 1 < kernels.length ? tf.tanh(sum) : sum;
    }, features);
  const loss = (): Scalar => {
    const errors = tf.sum<Scalar>(tf.mul(counts, tf.square(tf.sub(predicted(), targets))));
    return kernels.reduce((sum, kernel) => tf.add<Scalar>(sum, tf.mul(data.penalty, tf.sum(tf.square(kernel)))), errors);
  };
  try {
    for (let epoch = 1; epoch <= data.epochs && !data.signal.aborted; epoch++) {
      optimizer.minimize(loss);
      if (epoch % turn === 0) {
        data.onEpoch(epoch);
        await new Promise(setImmediate);
      }
    }
    return await regressionsOf(kernels, biases, layers, sets);
  } finally {
    tf.dispose([features, targets, counts, ...kernels, ...biases]);
    optimizer.dispose();
  }
};

/** The weights as plain functions: forecasting asks for one row at a time, which tensors are slow at. */
const regressionsOf = async (
  kernels: readonly Variable[],
  biases: readonly Variable[],
  layers: readonly (readonly [number, number])[],
  sets: number,
): Promise<readonly Regression[]> => {
  const kernelValues = await Promise.all(kernels.map((kernel) => kernel.data<'float32'>()));
  const biasValues = await Promise.all(biases.map((bias) => bias.data<'float32'>()));
  return Array.from({ length: sets }, (_, set) => (features: Float64Array) => {
    let input = features;
    layers.forEach(([from, to], layer) => {
      const output = new Float64Array(to);
      for (let unit = 0; unit < to; unit++) {
        let sum = biasValues[layer][set * to + unit];
        for (let at = 0; at < from; at++) sum += input[at] * kernelValues[layer][(set * from + at) * to + unit];
        output[unit] = layer + 1 < layers.length ? Math.tanh(sum) : sum;
      }
      input = output;
    });
    return input[0];
  });
};

import type * as tf from '@tensorflow/tfjs-core';

/** A small embedding: `[row][width]`, and the rows that a batch looks up, one of them twice and two of them never. */
const table = [0.5, -0.25, 1, 0.75, 0.125, -0.5, -1, 0.25, 0.375, 0.0625, -0.75, 0.5, 1.5, -0.125, 0.25];
const width = 3;
const looked = [0, 2, 2, 4];
const targets = [1, -0.5, 0.25, 2];
const factors = [0.5, -1, 2];

/** Adam's step and the decays of its moments (Kingma & Ba 2015, algorithm 1); its epsilon stands after the root. */
const adam = { step: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
const steps = 2;

/** Mean of (row . factors - target)^2 over the batch, and its gradient by the table. */
const lossOf = (rows: readonly number[]): { readonly loss: number; readonly gradient: readonly number[] } => {
  const gradient = rows.map(() => 0);
  let loss = 0;
  looked.forEach((row, index) => {
    const error = factors.reduce((sum, factor, column) => sum + factor * rows[row * width + column], -targets[index]);
    loss += error ** 2 / looked.length;
    factors.forEach((factor, column) => (gradient[row * width + column] += (2 * error * factor) / looked.length));
  });
  return { loss, gradient };
};

/** The same training in double precision without TensorFlow.js: losses before each step, then the table after the last. */
const expected = (): readonly number[] => {
  let rows: readonly number[] = table;
  let first: readonly number[] = table.map(() => 0);
  let second: readonly number[] = first;
  const losses: number[] = [];
  for (let step = 1; step <= steps; step++) {
    const { loss, gradient } = lossOf(rows);
    losses.push(loss);
    first = first.map((moment, at) => adam.beta1 * moment + (1 - adam.beta1) * gradient[at]);
    second = second.map((moment, at) => adam.beta2 * moment + (1 - adam.beta2) * gradient[at] ** 2);
    rows = rows.map(
      (value, at) => value - (adam.step * (first[at] / (1 - adam.beta1 ** step))) / (Math.sqrt(second[at] / (1 - adam.beta2 ** step)) + adam.epsilon),
    );
  }
  return [...losses, ...rows];
};

/**
 * Trains a small embedding on the backend in force: a gather, its gradient and Adam steps, against plain JavaScript.
 * Some drivers answer and compute nonsense; some backends lack a kernel.
 * @returns the largest absolute difference; NaN where a result is none
 */
export const trainingError = async (tensors: typeof tf): Promise<number> => {
  const rows = tensors.tidy(() => tensors.variable(tensors.tensor2d(table, [table.length / width, width])));
  const optimiser = tensors.train.adam(adam.step, adam.beta1, adam.beta2, adam.epsilon);
  const results: number[] = [];
  try {
    for (let step = 0; step < steps; step++) {
      const loss = optimiser.minimize(
        () => {
          const scores = tensors.sum(tensors.mul(tensors.gather(rows, tensors.tensor1d(looked, 'int32')), tensors.tensor1d(factors)), 1);
          return tensors.losses.meanSquaredError(tensors.tensor1d(targets), scores) as tf.Scalar;
        },
        true,
        [rows],
      );
      if (loss === null) return NaN;
      results.push(...(await loss.data()));
      loss.dispose();
    }
    results.push(...(await rows.data()));
  } finally {
    optimiser.dispose();
    rows.dispose();
  }
  return expected().reduce((worst, value, at) => Math.max(worst, Math.abs(value - results[at])), 0);
};

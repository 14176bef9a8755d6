import seedrandom from 'seedrandom';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Learning } from '../../../models/backend/learning.js';
import { openLearning } from '../../../models/backend/openLearning.js';
import { shuffledRows } from '../../../models/training/shuffle.js';
import { train, type Trained, type TrainingPlan } from '../../../models/training/train.js';

/** A line with noise: y = 2 x - 1 + 0.1 noise, on 400 rows to train on and 100 to stop by. */
const line = (() => {
  const draw = seedrandom('a line');
  const x = Float32Array.from({ length: 500 }, () => 2 * draw() - 1);
  return { x, y: x.map((value) => 2 * value - 1 + 0.2 * (draw() - 0.5)) };
})();

interface Fitted extends Trained {
  readonly weights: readonly number[];
  /** Tensors that training left behind. */
  readonly left: number;
}

const fitLine = async ({ tf }: Learning, changes: (plan: TrainingPlan) => Partial<TrainingPlan> = () => ({})): Promise<Fitted> => {
  const weights = tf.tidy(() => tf.variable(tf.tensor1d([0, 0])));
  const some = (values: Float32Array, rows: Int32Array, shift: number): Float32Array => Float32Array.from(rows, (row) => values[row + shift]);
  const lossFrom = (shift: number) => (rows: Int32Array) => {
    const [slope, level] = tf.unstack(weights);
    const predicted = tf.add(tf.mul(slope, tf.tensor1d(some(line.x, rows, shift))), level);
    return tf.mean(tf.squaredDifference(predicted, tf.tensor1d(some(line.y, rows, shift)))) as ReturnType<TrainingPlan['loss']>;
  };
  const plan: TrainingPlan = {
    variables: [weights],
    rows: 400,
    loss: lossFrom(0),
    validation: { rows: 100, loss: lossFrom(400) },
    epochs: 60,
    batch: 32,
    learningRate: 0.05,
    patience: 5,
    seed: 'test',
    signal: new AbortController().signal,
  };
  const before = tf.memory().numTensors;
  const trained = await train(tf, { ...plan, ...changes(plan) });
  const left = tf.memory().numTensors - before;
  const values = [...(await weights.data())];
  weights.dispose();
  return { ...trained, weights: values, left };
};

const leastSquares = (() => {
  const { x, y } = { x: line.x.subarray(0, 400), y: line.y.subarray(0, 400) };
  const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const slope = x.reduce((sum, value, row) => sum + (value - meanX) * (y[row] - meanY), 0) / x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  return [slope, meanY - slope * meanX];
})();

test('a line is found: what gradient descent ends with is what least squares give', async () => {
  for (const backend of ['wasm', 'cpu'] as const) {
    const { weights, ended, left, curve, best } = await fitLine(await openLearning(backend));
    weights.forEach((weight, at) => assert.ok(Math.abs(weight - leastSquares[at]) < 0.01, `${weights} for ${leastSquares}`));
    assert.is(ended, 'no better');
    assert.is(best, curve.reduce((a, b) => (b.validation < a.validation ? b : a)).epoch);
    assert.is(curve.length, best + 5);
    assert.is(left, 0);
  }
});

test('the same seed gives the same weights bit for bit, another seed others', async () => {
  for (const backend of ['wasm', 'cpu'] as const) {
    const learning = await openLearning(backend);
    const [once, again, other] = [await fitLine(learning), await fitLine(learning), await fitLine(learning, () => ({ seed: 'other' }))];
    assert.equal(once, again);
    assert.not.equal(once.weights, other.weights);
  }
});

test('the weights that are kept are those of the best epoch', async () => {
  const learning = await openLearning('wasm');
  const { tf } = learning;
  // What is held out gets worse from epoch 3 on, whatever is learned.
  let epoch = 0;
  const spoilt = (plan: TrainingPlan): Partial<TrainingPlan> => ({
    prepare: (next) => (epoch = next),
    validation: { rows: 100, loss: (rows) => (epoch <= 3 ? plan.validation.loss(rows) : tf.scalar(100)) },
  });
  const spoilt3 = await fitLine(learning, spoilt);
  const three = await fitLine(learning, () => ({ epochs: 3 }));
  assert.is(spoilt3.best, 3);
  assert.is(spoilt3.curve.length, 8);
  assert.equal(spoilt3.weights, three.weights);
  assert.is(three.ended, 'epochs');
  assert.is(spoilt3.left, 0);
});

test('every epoch meets every row once, each in an order of its own', async () => {
  const orders: number[][] = [];
  await fitLine(await openLearning('wasm'), (plan) => ({
    epochs: 3,
    prepare: () => orders.push([]),
    loss: (rows) => {
      orders.at(-1)?.push(...rows);
      return plan.loss(rows);
    },
  }));
  assert.is(orders.length, 3);
  for (const order of orders) assert.equal([...order].sort((a, b) => a - b), Array.from({ length: 400 }, (_, row) => row));
  assert.not.equal(orders[0], orders[1]);
  assert.not.equal(orders[1], orders[2]);
});

test('a signal ends training after the batch under way and keeps what is best', async () => {
  const learning = await openLearning('wasm');
  for (const after of [1, 30]) {
    const controller = new AbortController();
    let batches = 0;
    const stopped = await fitLine(learning, (plan) => ({
      signal: controller.signal,
      loss: (rows) => {
        batches += 1;
        // As a signal of the system comes: from outside, between two batches.
        if (batches === after) setImmediate(() => controller.abort());
        return plan.loss(rows);
      },
    }));
    assert.is(stopped.ended, 'signal');
    assert.ok(batches <= after + 1, `${batches} batches`);
    assert.is(stopped.curve.length, Math.ceil(after / 13));
    assert.ok(stopped.best >= 1);
    assert.not.equal(stopped.weights, [0, 0]);
    assert.is(stopped.left, 0);
  }
  const never = new AbortController();
  never.abort();
  assert.equal(await fitLine(learning, () => ({ signal: never.signal })), { curve: [], best: 0, ended: 'signal', weights: [0, 0], left: 0 });
});

test('a loss that is no number ends training', async () => {
  const learning = await openLearning('wasm');
  const { tf } = learning;
  let epoch = 0;
  const burst = await fitLine(learning, (plan) => ({
    prepare: (next) => (epoch = next),
    loss: (rows) => (epoch === 4 ? (tf.mul(plan.loss(rows), NaN) as ReturnType<TrainingPlan['loss']>) : plan.loss(rows)),
  }));
  assert.is(burst.ended, 'diverged');
  assert.is(burst.best, 3);
  assert.equal(burst.weights, (await fitLine(learning, () => ({ epochs: 3 }))).weights);
  assert.is(burst.left, 0);
});

test('an error inside of a loss leaves no tensor behind', async () => {
  const learning = await openLearning('wasm');
  const { tf } = learning;
  const before = tf.memory().numTensors;
  let batches = 0;
  const failing = fitLine(learning, (plan) => ({
    loss: (rows) => {
      if (++batches === 20) throw new Error('no loss today');
      return plan.loss(rows);
    },
  }));
  try {
    await failing;
    assert.unreachable();
  } catch (error) {
    assert.is((error as Error).message, 'no loss today');
  }
  // The caller's variable alone.
  assert.is(tf.memory().numTensors, before + 1);
});

test('a shuffle is fixed by its seed, holds every row once, and puts each row at each place equally often', () => {
  assert.equal(shuffledRows(50, 'one'), shuffledRows(50, 'one'));
  assert.not.equal(shuffledRows(50, 'one'), shuffledRows(50, 'two'));
  assert.equal([...shuffledRows(50, 'one')].sort((a, b) => a - b), Array.from({ length: 50 }, (_, row) => row));
  const rows = 5;
  const turns = 20_000;
  const counts = new Float64Array(rows * rows);
  for (let turn = 0; turn < turns; turn++) shuffledRows(rows, `turn ${turn}`).forEach((row, place) => (counts[place * rows + row] += 1));
  const expected = turns / rows;
  // Chi-squared with 16 degrees of freedom: above 42.9 with a chance of 3e-4; the seeds are fixed.
  assert.ok(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) < 42.9);
});

test.run();

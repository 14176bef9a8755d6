import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Learning } from '../../../models/backend/learning.js';
import { openLearning } from '../../../models/backend/openLearning.js';
import { trainingError } from '../../../models/backend/trainsCorrectly.js';

/** Trains on cpu with one kernel taken for another. */
const errorWith = async (tf: Learning['tf'], name: string, other: string): Promise<number> => {
  const stock = tf.getKernel(name, 'cpu');
  const { kernelFunc } = tf.getKernel(other, 'cpu');
  tf.unregisterKernel(name, 'cpu');
  tf.registerKernel({ ...stock, kernelFunc });
  try {
    return await trainingError(tf);
  } finally {
    tf.unregisterKernel(name, 'cpu');
    tf.registerKernel(stock);
  }
};

test('cpu and wasm train as plain JavaScript does, within 1e-6, and leave nothing behind', async () => {
  for (const backend of ['cpu', 'wasm'] as const) {
    const { tf } = await openLearning(backend);
    assert.ok((await trainingError(tf)) < 1e-6);
    assert.is(tf.memory().numTensors, 0);
  }
});

test('a backend whose kernels are wrong is found out', async () => {
  const { tf } = await openLearning('cpu');
  assert.ok((await errorWith(tf, 'Add', 'Add')) < 1e-6);
  for (const [name, other] of [['Sqrt', 'Square'], ['Add', 'Sub'], ['Square', 'Sqrt'], ['UnsortedSegmentSum', 'Identity']]) {
    const error = await errorWith(tf, name, other).catch(() => NaN);
    assert.not.ok(error <= 1e-4, `${name} as ${other}: ${error}`);
  }
});

test('a backend that trains wrongly is not opened', async () => {
  const { tf } = await openLearning('cpu');
  await openLearning('wasm');
  const stock = tf.getKernel('Sqrt', 'cpu');
  tf.unregisterKernel('Sqrt', 'cpu');
  tf.registerKernel({ ...stock, kernelFunc: tf.getKernel('Square', 'cpu').kernelFunc });
  try {
    await openLearning('cpu');
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /^cpu: it trains wrongly: \S+ off$/);
  } finally {
    tf.unregisterKernel('Sqrt', 'cpu');
    tf.registerKernel(stock);
  }
  assert.is((await openLearning('cpu')).backend, 'cpu');
});

test.run();

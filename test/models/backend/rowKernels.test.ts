import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { addRows } from '../../../models/backend/rowKernels.js';
import { openLearning } from '../../../models/backend/openLearning.js';

test('rows of one segment are added, those of none are left out', () => {
  const sums = new Float32Array(6);
  addRows([1, 2, 10, 20, 100, 200, 5, 5], [2, 0, 2, -1], 2, sums);
  assert.equal([...sums], [10, 20, 0, 0, 101, 202]);
});

test('the sum of all segments is the sum of all rows, on wasm and cpu alike, for any shape', async () => {
  const cases = fc.sample(
    fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 })).chain(([rows, segments, width]) =>
      fc.record({
        segments: fc.constant(segments),
        width: fc.constant(width),
        of: fc.array(fc.integer({ min: 0, max: segments - 1 }), { minLength: rows, maxLength: rows }),
        values: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: rows * width, maxLength: rows * width }),
      }),
    ),
    { numRuns: 60, seed: 11 },
  );
  for (const backend of ['wasm', 'cpu'] as const) {
    const { tf } = await openLearning(backend);
    for (const { segments, width, of, values } of cases) {
      for (const type of ['float32', 'int32'] as const) {
        const sums = tf.tidy(() => tf.unsortedSegmentSum(tf.tensor2d(values, [of.length, width], type), tf.tensor1d(of, 'int32'), segments));
        assert.is(sums.dtype, type);
        assert.equal(sums.shape, [segments, width]);
        const wanted = Array.from({ length: segments * width }, (_, at) =>
          of.reduce((sum, segment, row) => sum + (segment === Math.floor(at / width) ? values[row * width + (at % width)] : 0), 0),
        );
        assert.equal([...sums.dataSync()], wanted);
        sums.dispose();
      }
    }
    assert.is(tf.memory().numTensors, 0);
  }
});

test('rows are copied, and a row that is not there is an error', async () => {
  for (const backend of ['wasm', 'cpu'] as const) {
    const { tf } = await openLearning(backend);
    const look = (rows: readonly number[]): readonly number[] => [...tf.tidy(() => tf.gather(tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]), tf.tensor1d([...rows], 'int32')).dataSync())];
    assert.equal(look([2, 0, 2]), [5, 6, 1, 2, 5, 6]);
    for (const outside of [3, -1]) assert.throws(() => look([0, outside]), /GatherV2: the index value/);
  }
});

test('a table whose rows are multiplied by one value each is what it is by hand, on whichever side it stands', async () => {
  for (const backend of ['wasm', 'cpu'] as const) {
    const { tf } = await openLearning(backend);
    const products = (a: readonly number[], aShape: [number, number], b: readonly number[], bShape: [number, number]): readonly number[] => [
      ...tf.tidy(() => tf.mul(tf.tensor2d([...a], aShape), tf.tensor2d([...b], bShape)).dataSync()),
    ];
    assert.equal(products([1, 2, 3, 4, 5, 6], [2, 3], [10, -1], [2, 1]), [10, 20, 30, -4, -5, -6]);
    assert.equal(products([10, -1], [2, 1], [1, 2, 3, 4, 5, 6], [2, 3]), [10, 20, 30, -4, -5, -6]);
    assert.equal(products([1, 2, 3, 4], [2, 2], [5, 6, 7, 8], [2, 2]), [5, 12, 21, 32]);
    assert.equal(products([1, 2, 3, 4], [2, 2], [5, 6], [1, 2]), [5, 12, 15, 24]);
    assert.equal(products([1, 2], [2, 1], [5, 6], [1, 2]), [5, 6, 10, 12]);
  }
});

test.run();

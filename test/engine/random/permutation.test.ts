import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { permutationOf } from '../../../engine/random/permutation.js';
import { streamKey } from '../../../engine/random/streams.js';
import { chiSquaredTail, correlationScore } from '../checks.js';

const imagesOf = (count: number, name: string): Int32Array => {
  const permutation = permutationOf(count, streamKey('seed', name));
  return Int32Array.from({ length: count }, (_, index) => permutation(index));
};

test('every number below the count is the image of exactly one', () => {
  for (const count of [...Array.from({ length: 300 }, (_, before) => before + 1), 1000, 1023, 1024, 1025, 4097, 10_000, 65_537, 1_000_003]) {
    const images = imagesOf(count, `permutation of ${count}`).toSorted();
    assert.ok(images.every((image, index) => image === index), `${count}`);
  }
});

/** A right permutation fails with probability 1e-6 a test; the keys are fixed. */
const falseAlarm = 1e-6;

for (const count of [3, 4, 5]) {
  test(`keys give all permutations of ${count} numbers equally often`, () => {
    const orders = new Map<string, number>();
    const keys = 24_000;
    for (let key = 0; key < keys; key++) {
      const order = imagesOf(count, `key ${key}`).join();
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    const all = [6, 24, 120][count - 3];
    assert.is(orders.size, all);
    const expected = keys / all;
    const statistic = [...orders.values()].reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0);
    assert.ok(chiSquaredTail(statistic, all - 1) > falseAlarm, `chi-squared ${statistic}`);
  });
}

test('an image is neither correlated with its number nor with the next image nor with that of another key', () => {
  for (const count of [1000, 10_000, 100_000]) {
    const images = imagesOf(count, 'one');
    const others = [Int32Array.from(images.keys()), imagesOf(count, 'two'), Int32Array.from(images, (_, index) => images[(index + 1) % count])];
    // Beyond five standard errors: once in 1.7 million.
    for (const other of others) assert.ok(Math.abs(correlationScore(images, other)) < 5);
  }
});

test.run();

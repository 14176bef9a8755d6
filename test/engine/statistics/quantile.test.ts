import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { quantileOfSorted, ranksFor } from '../../../engine/statistics/quantile.js';

test('type 7 of 1..10: as R prints for quantile(1:10, c(.05, .25, .5, .95))', () => {
  const sorted = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const found = [0.05, 0.25, 0.5, 0.95].map((p) => quantileOfSorted(sorted, p));
  found.forEach((quantile, index) => assert.ok(Math.abs(quantile - [1.45, 3.25, 5.5, 9.55][index]) < 1e-12));
});

test('infinities at the end are quantiles only where they carry weight', () => {
  const sorted = [1, 2, Infinity];
  assert.is(quantileOfSorted(sorted, 0.5), 2);
  assert.is(quantileOfSorted(sorted, 0.51), Infinity);
  assert.is(quantileOfSorted([1, Infinity, Infinity], 0.9), Infinity);
});

test('ranks are listed once, ascending', () => assert.equal(ranksFor(5, [0.5, 0.1, 0.5]), [0, 1, 2]));

test.run();

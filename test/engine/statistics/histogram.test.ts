import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { roundHistogram } from '../../../engine/statistics/histogram.js';

const column = fc
  .tuple(
    fc.array(fc.integer({ min: -1e6, max: 1e6 }).map((millionths) => millionths / 1e6), { minLength: 1, maxLength: 300 }),
    fc.integer({ min: -6, max: 12 }),
    fc.integer({ min: -1000, max: 1000 }),
  )
  .map(([values, power, shift]) => Float64Array.from(values, (value) => (value + shift) * 10 ** power));

test('every value is counted once, in its own interval', () => {
  fc.assert(
    fc.property(column, (values) => {
      const { edges, counts, below, above } = roundHistogram(values);
      assert.is(edges.length, counts.length + 1);
      assert.is(below, values.filter((value) => value < edges[0]).length);
      assert.is(above, values.filter((value) => value >= edges[edges.length - 1]).length);
      counts.forEach((count, bin) =>
        assert.is(count, values.filter((value) => value >= edges[bin] && value < edges[bin + 1]).length),
      );
    }),
    { numRuns: 300 },
  );
});

test('the edges ascend by one round width and are short decimals', () => {
  fc.assert(
    fc.property(column, (values) => {
      const { edges } = roundHistogram(values);
      const digits = (Number((edges[1] - edges[0]).toPrecision(6)) || 0).toExponential();
      assert.match(digits, /^[125]e/);
      edges.slice(1).forEach((edge, index) => assert.ok(edge > edges[index]));
    }),
    { numRuns: 300 },
  );
});

test('at most half a percent and one value lie on either side of the bins', () => {
  fc.assert(
    fc.property(column, (values) => {
      const { below, above } = roundHistogram(values);
      assert.ok(Math.max(below, above) <= 0.005 * values.length + 1);
    }),
    { numRuns: 300 },
  );
});

test('0 to 1 in 40 bins of about 0.02, whose edges print as they are meant', () => {
  const { edges, counts } = roundHistogram(Float64Array.from({ length: 10_000 }, (_, index) => (index + 0.5) / 10_000));
  assert.is(counts.length, 50);
  assert.equal(edges.slice(0, 5), [0, 0.02, 0.04, 0.06, 0.08]);
  assert.ok(counts.every((count) => count === 200));
});

test('millions of profit and loss have edges in round millions', () => {
  const { edges } = roundHistogram(Float64Array.from({ length: 1000 }, (_, index) => -40e6 + index * 87_654));
  assert.equal(edges.slice(0, 3), [-40e6, -38e6, -36e6]);
});

test('constant values are one bin around them', () => {
  assert.equal(roundHistogram(Float64Array.of(40_000, 40_000)), { edges: [40_000, 50_000], counts: [2], below: 0, above: 0 });
  assert.equal(roundHistogram(Float64Array.of(0)), { edges: [0, 1], counts: [1], below: 0, above: 0 });
  assert.equal(roundHistogram(Float64Array.of(-250, -250, -250)), { edges: [-300, -200], counts: [3], below: 0, above: 0 });
});

test.run();

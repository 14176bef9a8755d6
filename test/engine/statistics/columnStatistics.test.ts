import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { columnSummariser, summariseColumn } from '../../../engine/statistics/columnStatistics.js';
import { chancesAround, quantileOfSorted } from '../../../engine/statistics/quantile.js';

const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  // Heavy tails: magnitudes from 1e-30 to 1e30.
  fc.tuple(fc.boolean(), fc.double({ min: -30, max: 30, noNaN: true })).map(([negative, power]) => (negative ? -1 : 1) * 10 ** power),
);
const column = fc.oneof(
  fc.array(value, { minLength: 1, maxLength: 40 }),
  fc.array(value, { minLength: 1, maxLength: 3000, size: 'max' }),
);

/** The same by sorting. */
function oracle(values: Float64Array) {
  const sorted = values.slice().sort();
  const count = values.length;
  const half = (p: number) => {
    const [low, high] = chancesAround(count, p);
    return (quantileOfSorted(sorted, high) - quantileOfSorted(sorted, low)) / 2;
  };
  const at = (p: number) => quantileOfSorted(sorted, p);
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95), half: [half(0.05), half(0.5), half(0.95)] };
}

function agreesWithSorting(values: Float64Array): void {
  const { p5, p25, p50, p75, p95, se } = summariseColumn(values);
  assert.equal({ p5, p25, p50, p75, p95, half: [se.p5, se.p50, se.p95] }, oracle(values));
}

test('quantiles and their errors are exactly those of the sorted column', () => {
  fc.assert(fc.property(column, (values) => agreesWithSorting(Float64Array.from(values))), { numRuns: 400 });
});

test('a Float32Array is summarised as the same numbers in f64', () => {
  fc.assert(
    fc.property(column, (values) => {
      const single = Float32Array.from(values);
      assert.equal(summariseColumn(single), summariseColumn(Float64Array.from(single)));
    }),
    { numRuns: 100 },
  );
});

test('the column is not changed, and the scratch of a longer column does not leak into a shorter one', () => {
  const summarise = columnSummariser();
  summarise(Float64Array.from({ length: 5000 }, (_, index) => Math.sin(index)));
  const short = Float64Array.from({ length: 400 }, (_, index) => Math.cos(index * index));
  const before = short.slice();
  assert.equal(summarise(short), columnSummariser()(short));
  assert.equal(short, before);
  assert.is(summarise(Float32Array.of(3, 1, 2)).p50, 2);
});

/** Quantiles of a law at the middles of n equal chances: a sample without sampling noise. */
const grid = (count: number, quantile: (u: number) => number) =>
  Float64Array.from({ length: count }, (_, index) => quantile((((index * 7919) % count) + 0.5) / count));

test('large columns of every shape agree with sorting', () => {
  const shapes: Record<string, (u: number) => number> = {
    constant: () => 7,
    uniform: (u) => u,
    large: (u) => 1e9 + u,
    pareto: (u) => 1 / u,
    steep: (u) => Math.exp(-0.5 / u),
    counts: (u) => Math.floor(10 * u * u),
    inflated: (u) => (u < 0.9 ? 0 : 1e6 * u),
    outlier: (u) => (u > 1 - 1e-5 ? 1e30 : u),
    tiny: (u) => u * 1e-310,
  };
  for (const quantile of Object.values(shapes)) agreesWithSorting(grid(100_003, quantile));
});

test('mean and sd: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and sample sd sqrt(32 / 7)', () => {
  const { mean, sd, se } = summariseColumn(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9));
  assert.is(mean, 5);
  assert.ok(Math.abs(sd - Math.sqrt(32 / 7)) < 1e-15);
  assert.ok(Math.abs(se.mean - Math.sqrt(4 / 7)) < 1e-15);
});

test('sd keeps its digits when the mean is a billion times larger: NIST StRD NumAcc4', () => {
  // 1,001 values around 10,000,000.2 with sd 0.1 (itl.nist.gov/div898/strd/univ/numacc4.html).
  const values = Float64Array.from({ length: 1001 }, (_, index) => (index === 0 ? 10_000_000.2 : index % 2 ? 10_000_000.1 : 10_000_000.3));
  const { mean, sd } = summariseColumn(values);
  assert.ok(Math.abs(mean - 10_000_000.2) < 1e-8, `${mean}`);
  // The data themselves are rounded to 2e-9 of the mean.
  assert.ok(Math.abs(sd - 0.1) < 1e-8, `${sd}`);
});

test('one value has no spread and no error', () => {
  assert.equal(summariseColumn(Float64Array.of(5)), {
    mean: 5,
    sd: 0,
    p5: 5,
    p25: 5,
    p50: 5,
    p75: 5,
    p95: 5,
    se: { mean: 0, p5: 0, p50: 0, p95: 0 },
  });
});

test('NaN, an infinity or an empty column is a thrown defect', () => {
  assert.throws(() => summariseColumn(Float64Array.of(1, Number.NaN, 2)), /no finite mean/);
  assert.throws(() => summariseColumn(Float32Array.of(1, Infinity)), /no finite mean/);
  assert.throws(() => summariseColumn(new Float64Array(0)), /no finite mean/);
});

test('the error of P5 of N(0, 1): .02113 for 10,000 trials, .00668 for 100,000', async () => {
  const { default: quantile } = await import('@stdlib/stats-base-dists-normal-quantile');
  for (const [count, expected] of [[10_000, 0.02113], [100_000, 0.00668]] as const) {
    const { se } = summariseColumn(grid(count, quantile.factory(0, 1)));
    // The grid has no sampling noise; what is left is the curvature between the two quantiles.
    assert.ok(Math.abs(se.p5 / expected - 1) < 0.003, `${count}: ${se.p5}`);
  }
});

test.run();

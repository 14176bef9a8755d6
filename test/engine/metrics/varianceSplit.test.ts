import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { varianceSplit } from '../../../engine/metrics/varianceSplit.js';
import { streamKey, uniformAt } from '../../../engine/random/streams.js';
import { close } from './business.js';

const normal = normalQuantile.factory(0, 1);

/** Standard normal values of a named stream of draws. */
const normals = (name: string, count: number): Float64Array => {
  const key = streamKey('variance split', name);
  return Float64Array.from({ length: count }, (_, trial) => normal(uniformAt(key, trial, 0)));
};

/** Pairs of normal values of variance 1 whose shared part has the variance `share`. */
const pairs = (name: string, share: number, count: number): readonly [Float64Array, Float64Array] => {
  const known = normals(`${name} ${share} knowledge`, count);
  const withLuck = (which: string) => normals(`${name} ${share} ${which}`, count).map((luck, pair) => 1000 + Math.sqrt(share) * known[pair] + Math.sqrt(1 - share) * luck);
  return [withLuck('luck'), withLuck('other luck')];
};

const split = (values: Float64Array, replicates: Float64Array) => {
  const found = varianceSplit(values, replicates);
  if (found === null) throw new Error('no split');
  return found;
};

for (const share of [0, 0.1, 0.5, 0.9]) {
  test(`normal values with a share of ${share} from knowledge`, () => {
    // Fisher's error of a correlation of normal pairs; 5 of them are missed by one seed in 1.7 million.
    const count = 4000;
    const { share: found, se } = split(...pairs('known', share, count));
    const error = (1 - share ** 2) / Math.sqrt(count);
    close(found, share, 5 * error);
    // The relative error of a standard deviation of 4,000 values of kurtosis below 9 is below .045: five of them.
    close(se / error, 1, 0.22);
  });
}

test('the error is how far shares of other seeds lie apart, skewed values included', () => {
  const [seeds, count, share] = [400, 300, 0.4];
  const found = Array.from({ length: seeds }, (_, seed) => {
    const [one, other] = pairs(`seed ${seed}`, share, count);
    const skew = (values: Float64Array) => values.map((value) => Math.exp(0.5 * (value - 1000)));
    return split(skew(one), skew(other));
  });
  const mean = found.reduce((sum, { share: one }) => sum + one, 0) / seeds;
  const sd = Math.sqrt(found.reduce((sum, { share: one }) => sum + (one - mean) ** 2, 0) / (seeds - 1));
  const se = Math.sqrt(found.reduce((sum, { se: one }) => sum + one ** 2, 0) / seeds);
  // The sd of 400 values has a relative error of .035, somewhat more where they are skewed; 25 % is beyond five of them.
  close(se / sd, 1, 0.25);
});

test('all is knowledge where luck changes nothing, and the share does not move with the unit', () => {
  const values = normals('alike', 100);
  const alike = split(values, values);
  close(alike.share, 1, 1e-12);
  close(alike.se, 0, 1e-9);
  const [one, other] = pairs('unit', 0.3, 500);
  const inCents = split(one.map((value) => 100 * value - 5), other.map((value) => 100 * value - 5));
  close(inCents.share, split(one, other).share, 1e-9);
  close(inCents.se, split(one, other).se, 1e-9);
});

test('where nothing varies, or there are no pairs, there is no split', () => {
  assert.is(varianceSplit(Float64Array.of(1, 2, 3), new Float64Array(0)), null);
  assert.is(varianceSplit(Float64Array.of(1, 2, 3), Float64Array.of(1)), null);
  assert.is(varianceSplit(Float64Array.of(0.1, 0.1, 0.1), Float64Array.of(0.1, 0.1, 0.1)), null);
});

test('trials beyond the replicates do not count', () => {
  const [one, other] = pairs('first', 0.6, 200);
  assert.equal(varianceSplit(Float64Array.from([...one, 5, 6, 7]), other), varianceSplit(one, other));
});

test.run();

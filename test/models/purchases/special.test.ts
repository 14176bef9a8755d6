import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { aroundGap, hypergeometric, logBeta, logGamma } from '../../../models/purchases/special.js';

/** Gauss' series, for 0 <= z < 1. */
const series = (a: number, b: number, c: number, z: number): number => {
  let [term, sum] = [1, 1];
  for (let n = 0; n < 1e6 && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
};

test('2F1 is the sum of its series at the arguments of the laws of purchases', () => {
  const positive = fc.double({ min: 0.05, max: 20, noNaN: true });
  fc.assert(
    fc.property(positive, positive, positive, fc.double({ min: 0, max: 0.99, noNaN: true }), (r, a, b, z) => {
      const near = (value: number, other: number): void => assert.ok(Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other)), `${value}, not ${other}`);
      near(hypergeometric(r, b, a + b, z), series(r, b, a + b, z));
      if (Math.abs(a + b - 1) > 0.01) near(hypergeometric(a + b - 1 - r, a - 1, a + b - 1, z), series(a + b - 1 - r, a - 1, a + b - 1, z));
    }),
    { numRuns: 500, seed: 3 },
  );
});

test('gamma and beta functions are known at these points', () => {
  assert.ok(Math.abs(logGamma(0.5) - Math.log(Math.PI) / 2) < 1e-14);
  assert.ok(Math.abs(logGamma(11) - Math.log(3_628_800)) < 1e-12);
  assert.ok(Math.abs(logBeta(2, 3) - Math.log(1 / 12)) < 1e-14);
});

test('a gap in a formula is bridged, and nothing else is moved', () => {
  const sinc = (x: number): number => Math.sin(x) / x;
  assert.ok(Math.abs(aroundGap(sinc, 0, 0) - 1) < 1e-9);
  assert.is(aroundGap(sinc, 0.5, 0), sinc(0.5));
});

test.run();

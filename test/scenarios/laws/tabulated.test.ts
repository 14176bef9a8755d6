import { isRight } from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lawOf, type Law } from '../../../scenarios/laws/law.js';
import { tabulated } from '../../../scenarios/laws/tabulated.js';
import type { Distribution } from '../../../scenarios/value.js';
import { distribution } from './arbitraryDistribution.js';

function law(settled: Distribution<number>): Law {
  const made = lawOf(settled);
  if (isRight(made)) return made.right;
  throw new Error(made.left);
}

const slow: Distribution<number>[] = [
  { kind: 'pert', low: 0.01, mode: 0.03, high: 0.06 },
  { kind: 'pert', low: 10, mode: 10, high: 20 },
  { kind: 'beta', alpha: 0.7, beta: 12 },
  { kind: 'beta', alpha: 300, beta: 20 },
  { kind: 'beta', alpha: 0.3, beta: 0.4 },
  { kind: 'gamma', mean: 300, cv: 0.8 },
  { kind: 'gamma', mean: 12_000, cv: 0.02 },
  { kind: 'gamma', mean: 5, cv: 3.5 },
  { kind: 'student', freedom: 1, location: 0, scale: 2 },
  { kind: 'student', freedom: 4, location: -3, scale: 2 },
];

for (const settled of slow) {
  test(`${JSON.stringify(settled)}: the table is within 1e-8 of the exact chance, from 1e-12 to the far end`, () => {
    const { quantile, cdf } = tabulated(law(settled));
    const ends = [1e-12, 1e-9, 1e-6, 1e-4].flatMap((u) => [u, 1 - u]);
    for (const u of [...ends, ...Array.from({ length: 500 }, (_, index) => (index + 0.37) / 500)]) {
      const back = cdf(quantile(u));
      assert.ok(Math.abs(back - u) < 1e-8, `${u} came back as ${back}`);
    }
  });
}

test('a tabulated quantile never falls', () => {
  for (const settled of slow) {
    const { quantile } = tabulated(law(settled));
    let last = -Infinity;
    for (let index = 0; index < 20_000; index++) {
      const x = quantile((index + 0.5) / 20_000);
      assert.ok(x >= last, `${JSON.stringify(settled)} falls at ${index}`);
      last = x;
    }
  }
});

test('everything but the quantile is the law itself, and laws with fast quantiles are returned as they are', () => {
  fc.assert(
    fc.property(distribution, (settled) => {
      const exact = law(settled);
      const table = tabulated(exact);
      assert.equal([table.mean, table.median, table.cdf], [exact.mean, exact.median, exact.cdf]);
      assert.is(table === exact, exact.smoothQuantile === undefined);
    }),
  );
});

test('a tabulated law makes no table of itself again', () => {
  const once = tabulated(law({ kind: 'beta', alpha: 2, beta: 3 }));
  assert.is(tabulated(once), once);
});

test.run();

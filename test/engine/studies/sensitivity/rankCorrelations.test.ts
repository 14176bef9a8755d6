import { test } from 'uvu';
import * as assert from 'uvu/assert';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { plainUniform } from '../../../../engine/random/design.js';
import { ranksOf } from '../../../../engine/statistics/ranks.js';
import { rankCorrelations } from '../../../../engine/studies/sensitivity/rankCorrelations.js';

const trials = 4000;
const normals = (name: string, seed = 'ranks'): Float64Array => {
  const uniform = plainUniform(seed, name);
  return Float64Array.from({ length: trials }, (_, trial) => normalQuantile(uniform(trial), 0, 1));
};

test('equal values share the mean of their ranks, and infinities are ranked', () => {
  assert.equal([...ranksOf(Float64Array.of(3, 1, 3, Infinity, -Infinity, 1, 3))], [5, 2.5, 5, 7, 1, 2.5, 5]);
});

test("without equal values it is Spearman's 1 - 6 sum of d^2 / (n^3 - n)", () => {
  const [first, second] = [Float64Array.of(7, 4, 3, 10, 6, 2, 9, 8, 1, 5), Float64Array.of(5, 7, 3, 10, 1, 9, 6, 2, 8, 4)];
  const squares = first.reduce((sum, rank, place) => sum + (rank - second[place]) ** 2, 0);
  const [{ value }] = rankCorrelations([first], second, [[0]]);
  assert.ok(Math.abs(value - (1 - (6 * squares) / 990)) < 1e-12);
});

test('any rising function of an input is correlated with it by 1, any falling one by -1, and both exactly', () => {
  const x = normals('x');
  const found = rankCorrelations([x, x], x.map(Math.exp), [[0], [1]]);
  assert.ok(Math.abs(found[0].value - 1) < 1e-12 && found[0].se < 1e-9);
  assert.ok(Math.abs(rankCorrelations([x], x.map((value) => -value), [[0]])[0].value + 1) < 1e-12);
});

test('the standard error is the spread over the seeds', () => {
  const found = Array.from({ length: 100 }, (_, seed) => {
    const [x, luck] = [normals('x', `${seed}`), normals('luck', `${seed}`)];
    return rankCorrelations([x.subarray(0, 200)], x.map((value, trial) => value + luck[trial]).subarray(0, 200), [[0]])[0];
  });
  const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length;
  const spread = Math.sqrt(found.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (found.length - 1));
  const stated = found.reduce((sum, { se }) => sum + se, 0) / found.length;
  // The spread of 100 normal numbers is known to 7 %: four standard errors, and what Bonett & Wright's formula leaves.
  assert.ok(Math.abs(stated / spread - 1) < 0.32, `${stated} ${spread}`);
  // Spearman's of Pearson's sqrt(1/2): 6 / pi asin(r / 2).
  assert.ok(Math.abs(mean - (6 / Math.PI) * Math.asin(Math.SQRT1_2 / 2)) < 4 * (spread / 10) + 0.003);
});

test('an input that matters only through its partner has a correlation, but no partial one', () => {
  const [cause, own, luck] = [normals('cause'), normals('own'), normals('luck')];
  const companion = cause.map((value, trial) => 0.8 * value + 0.6 * own[trial]);
  const result = cause.map((value, trial) => value + luck[trial]);
  const [first, second] = rankCorrelations([cause, companion], result, [[0, 1], [0, 1]]);
  assert.ok(second.value > 0.4 && first.partial !== null && second.partial !== null);
  // Five standard errors, and the little by which ranks are not normal numbers.
  assert.ok(Math.abs(second.partial?.value ?? 1) < 5 * (second.partial?.se ?? 0) + 0.02, JSON.stringify(second));
  assert.ok((first.partial?.value ?? 0) > 0.4);
});

test('trials in which the result has no number are left out, and what does not vary has no correlation', () => {
  const x = normals('x');
  const holed = x.map((value, trial) => (trial % 3 === 0 ? NaN : value));
  assert.ok(Math.abs(rankCorrelations([x], holed, [[0]])[0].value - 1) < 1e-12);
  assert.ok(Number.isNaN(rankCorrelations([x], new Float64Array(trials), [[0]])[0].value));
  assert.is(rankCorrelations([x, x], x, [[0, 1], [0, 1]])[0].partial, null);
});

test.run();

import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coverageOf } from '../../../../engine/studies/backtest/coverage.js';
import { fairCrps, pinballLoss, placeAmong, sortedColumn } from '../../../../engine/studies/backtest/crps.js';
import { naiveScore, normalCrps } from '../../../../engine/studies/backtest/naive.js';
import { standardErrorOf } from '../../../../engine/studies/estimate.js';
import type { ActualMeasure } from '../../../../models/data/actuals.js';
import { draws } from '../../../support/exampleData/draws.js';

/** A column whose mean of a function is known to its sampling error alone. */
const normals = (count: number, seed: string): Float64Array => {
  const { uniform } = draws(seed);
  return Float64Array.from({ length: count }, () => normalQuantile(uniform(), 0, 1));
};

const close = (found: number, expected: number, tolerance: number, what = ''): void =>
  assert.ok(Math.abs(found - expected) <= tolerance, `${what} ${found} instead of ${expected}`);

const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });

test('the score of a standard normal forecast is that of Gneiting and Raftery (2007)', () => {
  // At its mean: 2 phi(0) - 1 / sqrt(pi); far away: the distance less 1 / sqrt(pi), the half of E|X - X'|.
  close(normalCrps(0, 1, 0), 0.23369497725510913, 1e-15);
  close(normalCrps(0, 1, 40), 40 - 1 / Math.sqrt(Math.PI), 1e-12);
  close(normalCrps(100, 20, 130), 20 * normalCrps(0, 1, 1.5), 1e-12);
});

test('the score of a normal sample is the closed form within its error', () => {
  // Four standard errors: a false alarm in 16,000 for each of these numbers.
  const column = normals(4_000, 'crps');
  for (const actual of [-2, 0, 0.5, 3]) {
    const score = fairCrps(column, actual);
    close(score.value, normalCrps(0, 1, actual), 4 * standardErrorOf(score), `at ${actual}`);
    assert.ok(standardErrorOf(score) > 0.001 && standardErrorOf(score) < 0.03, String(standardErrorOf(score)));
  }
});

test('the error of the score is how far it moves from sample to sample', () => {
  const scores = Array.from({ length: 200 }, (_, sample) => fairCrps(normals(200, `sample ${sample}`), 1));
  const mean = scores.reduce((sum, { value }) => sum + value, 0) / scores.length;
  const sd = Math.sqrt(scores.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (scores.length - 1));
  const told = scores.reduce((sum, score) => sum + standardErrorOf(score), 0) / scores.length;
  // The sd of 200 scores is known to 5 %; four of these.
  close(told / sd, 1, 0.2);
  // The fair form has no bias that a sample of 200 could show: four standard errors of the mean of 200.
  close(mean, normalCrps(0, 1, 1), (4 * sd) / Math.sqrt(200));
});

test('the score of a sample is the mean distance less half the mean distance of two of it, whatever the order and the ties', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: -60, max: 60 }), (values, actual) => {
      const count = values.length;
      const distance = values.reduce((sum, value) => sum + Math.abs(value - actual), 0) / count;
      const within = values.reduce((sum, one) => sum + values.reduce((inner, other) => inner + Math.abs(one - other), 0), 0) / count / (count - 1);
      const { value, influence } = fairCrps(Float64Array.from(values), actual);
      close(value, distance - within / 2, 1e-9);
      close(influence.reduce((sum, one) => sum + one, 0), 0, 1e-8);
    }),
  );
});

test('a certain forecast scores its absolute error', () => {
  assert.is(fairCrps(Float64Array.of(7, 7, 7), 4).value, 3);
});

test('pinball loss weighs what lies above a quantile by its chance and what lies below by the rest', () => {
  assert.is(pinballLoss(10, 0.95, 14), 3.8);
  close(pinballLoss(10, 0.95, 6), 0.2, 1e-12);
  assert.is(pinballLoss(10, 0.5, 10), 0);
});

test('twice the pinball loss over all chances is the score of the sample as it is', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: -60, max: 60 }), (values, actual) => {
      const sorted = [...values].sort((one, other) => one - other);
      const count = sorted.length;
      // The quantile is the same over each n-th of the chances, and the loss a line: its middle is its mean.
      const integral = sorted.reduce((sum, value, rank) => sum + pinballLoss(value, (rank + 0.5) / count, actual), 0) / count;
      const within = values.reduce((sum, one) => sum + values.reduce((inner, other) => inner + Math.abs(one - other), 0), 0) / count / count;
      close(2 * integral, values.reduce((sum, value) => sum + Math.abs(value - actual), 0) / count - within / 2, 1e-9);
    }),
  );
});

test('the loss of a sample is least at its quantile', () => {
  const sample = normals(2_000, 'pinball');
  const loss = (quantile: number): number => sample.reduce((sum, actual) => sum + pinballLoss(quantile, 0.9, actual), 0);
  const sorted = Float64Array.from(sample).sort();
  const best = loss(sorted[1_800]);
  for (const other of [sorted[1_700], sorted[1_900], 0, 3]) assert.ok(loss(other) > best);
});

test('the place of a value among trials counts those below it, and half of those like it', () => {
  const column = sortedColumn(Float64Array.of(3, 1, 2, 2));
  assert.equal([0, 1, 2, 2.5, 9].map((value) => placeAmong(column, value)), [0, 0.125, 0.5, 0.75, 1]);
});

test('hits are counted with both ends, and held against chance with and without common luck', () => {
  const column = Float64Array.from({ length: 1_000 }, (_, trial) => trial);
  const columns = Array.from({ length: 12 }, () => column);
  const ranges = columns.map(() => [50, 949] as const);
  const { hits, points, ifIndependent, asTrialsHave } = coverageOf(columns, ranges, [50, 949, 49, 950, 500, 500, 500, 500, 500, 500, 500, 500], 0.9);
  assert.equal([hits, points], [10, 12]);
  // Binomial(12, 0.9): P(K <= 8) = 0.0256 and P(K <= 9) = 0.1109; P(K <= 11) = 0.7176.
  assert.equal(ifIndependent, [9, 12]);
  // Every trial is in all months where it is in one: a tenth of them is in none.
  assert.equal(asTrialsHave, [0, 12]);
});

const months = (...values: readonly number[]): ActualMeasure => ({ name: 'revenue', column: 'revenue', values, before: [] });
const labels = ['2027-01', '2027-02', '2027-03', '2027-04'];

test('without a history the naive forecast is the first value, and its score the distance from it', () => {
  assert.equal(naiveScore(months(10, 12, NaN, 16), labels, [9, 1, NaN, 3]), { kind: 'no change', origin: '2027-01', points: 2, crps: 4, own: 2, skill: 0.5 });
  assert.is(naiveScore(months(10), labels, [1]), null);
  assert.is(naiveScore(months(10, 10), labels, [1, 1]), null);
});

test('a year of changes before the story makes the naive forecast a drift with its spread', () => {
  const before = Array.from({ length: 14 }, (_, place) => ({ step: place - 14, label: `before ${place}`, value: 100 + 10 * place + (place % 2) }));
  const naive = naiveScore({ ...months(240, 260), before }, labels, [5, 5, NaN, NaN]);
  assert.ok(naive !== null && naive.kind === 'drift');
  const changes = before.slice(1).map(({ value }, place) => value - before[place].value);
  const drift = changes.reduce((sum, change) => sum + change, 0) / 13;
  const sd = Math.sqrt(changes.reduce((sum, change) => sum + (change - drift) ** 2, 0) / 12);
  const ahead = (steps: number, actual: number): number => normalCrps(231 + steps * drift, sd * Math.sqrt(steps * (1 + steps / 13)), actual);
  close(naive.crps, (ahead(1, 240) + ahead(2, 260)) / 2, 1e-9);
  close(naive.skill, 1 - 5 / naive.crps, 1e-12);
  assert.is(naive.origin, 'before 13');
});

test.run();

import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { areaMeasure } from '../../../models/metrics/area.js';
import { calibrationBins, expectedCalibrationError } from '../../../models/metrics/calibration.js';
import { calibrationLine, isOff } from '../../../models/metrics/calibrationLine.js';
import { logLosses, squaredErrors } from '../../../models/metrics/chanceLosses.js';
import { meanMeasure, meanOf, measureAll } from '../../../models/metrics/measure.js';
import { wilsonInterval } from '../../../models/metrics/wilson.js';
import { logistic, logOdds } from '../../../models/training/linearModel.js';
import { draws } from '../../support/exampleData/draws.js';
import { newton, solve } from '../../support/newton.js';

const near = (found: number, wanted: number, bound: number): void => assert.ok(Math.abs(found - wanted) <= bound, `${found} is not ${wanted} within ${bound}`);
const areaOf = (scores: readonly number[], labels: readonly number[]): number => areaMeasure(Float64Array.from(scores), labels)(new Float32Array(scores.length).fill(1));

test('AUC counts the pairs that are in the right order, and ties as half of one', () => {
  // 6 pairs; .8 and .4 above .1 and .3: 4; .4 above .4: a half; .8 above .4: 1.
  near(areaOf([0.1, 0.3, 0.4, 0.4, 0.8], [0, 0, 0, 1, 1]), 5.5 / 6, 1e-12);
  assert.is(areaOf([1, 1, 1, 1], [0, 1, 0, 1]), 0.5);
  assert.is(areaOf([1, 2, 3], [1, 1, 0]), 0);
  assert.ok(Number.isNaN(areaOf([1, 2], [1, 1])), 'one class only');
});

test('AUC from ranks is AUC from all pairs, whatever the counts of the rows', () => {
  const row = fc.record({ score: fc.integer({ min: 0, max: 5 }), label: fc.integer({ min: 0, max: 1 }), count: fc.integer({ min: 0, max: 3 }) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
      let right = 0;
      let pairs = 0;
      for (const high of rows.filter(({ label }) => label === 1))
        for (const low of rows.filter(({ label }) => label === 0)) {
          const weight = high.count * low.count;
          pairs += weight;
          right += weight * (high.score > low.score ? 1 : high.score === low.score ? 0.5 : 0);
        }
      const found = areaMeasure(
        Float64Array.from(rows, ({ score }) => score),
        rows.map(({ label }) => label),
      )(Float32Array.from(rows, ({ count }) => count));
      if (pairs === 0) assert.ok(Number.isNaN(found));
      else near(found, right / pairs, 1e-9);
    }),
    { seed: 1 },
  );
});

test("the Brier score is that of Brier's formula, and log loss is in nats", () => {
  const chances = Float64Array.of(0.7, 0.3, 1);
  near(meanOf(squaredErrors(chances, [1, 1, 1])), (0.09 + 0.49 + 0) / 3, 1e-12);
  near(meanOf(logLosses(chances, [1, 0, 1])), (-Math.log(0.7) - Math.log(0.7)) / 3, 1e-12);
  assert.ok(Number.isFinite(meanOf(logLosses(chances, [0, 0, 0]))), 'a surprise costs much, not everything');
});

test("Wilson's interval is the published one", () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I, method 3, 95 %.
  for (const [hits, rows, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ]) {
    const interval = wilsonInterval(hits, rows, 0.95);
    near(interval.low, low, 5e-5);
    near(interval.high, high, 5e-5);
  }
});

test('bins hold equal counts, and their error is the mean distance of what was predicted and observed', () => {
  const chances = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? 0.2 : 0.6));
  const labels = Array.from({ length: 100 }, (_, row) => (row < 50 ? (row < 15 ? 1 : 0) : row < 80 ? 1 : 0));
  const bins = calibrationBins(chances, labels, 50);
  assert.equal(
    bins.map(({ rows, observed }) => ({ rows, observed })),
    [
      { rows: 50, observed: 0.3 },
      { rows: 50, observed: 0.6 },
    ],
  );
  near(expectedCalibrationError(bins), 0.05, 1e-12);
  assert.is(calibrationBins(chances, labels, 5).length, 5, 'no bin has fewer than 20 rows');
  assert.is(calibrationBins(chances, labels, 1000).length, 1);
});

const { uniform, normal, chance } = draws('chances test');
const scores = Float64Array.from({ length: 2000 }, () => normal(-1, 1.5));
const labelsOf = (intercept: number, slope: number): Uint8Array => Uint8Array.from(scores, (score) => (chance(logistic(intercept + slope * score)) ? 1 : 0));

const variance = (odds: number): number => logistic(odds) * (1 - logistic(odds));

test('the line of calibration is what Newton finds for a logistic model of the scores, with errors that hold it', () => {
  const labels = labelsOf(0.4, 0.6);
  const line = calibrationLine(scores, labels);
  const [intercept, slope] = newton('logistic', Array.from(scores, (score) => [score]), [...labels], new Array<number>(scores.length).fill(1), 0);
  near(line?.intercept ?? NaN, intercept, 1e-8);
  near(line?.slope ?? NaN, slope, 1e-8);
  const information = [0, 1].map((row) => [0, 1].map((column) => scores.reduce((sum, score) => sum + variance(intercept + slope * score) * score ** (row + column), 0)));
  const [first, second] = [solve(information, [1, 0]), solve(information, [0, 1])];
  near((line?.interceptSe ?? NaN) / Math.sqrt(first[0]), 1, 1e-6);
  near((line?.slopeSe ?? NaN) / Math.sqrt(second[1]), 1, 1e-6);
  near((line?.covariance ?? NaN) / first[1], 1, 1e-6);
  // Each is missed by 4 standard errors once in 16,000 seeds.
  near(line?.intercept ?? NaN, 0.4, 4 * (line?.interceptSe ?? 0));
  near(line?.slope ?? NaN, 0.6, 4 * (line?.slopeSe ?? 0));
  assert.ok(line !== undefined && isOff(line));
});

test('right chances are called off about once in twenty', () => {
  const runs = 300;
  const off = Array.from({ length: runs }, () => calibrationLine(scores.subarray(0, 500), labelsOf(0, 1).subarray(0, 500))).filter((line) => line !== undefined && isOff(line)).length;
  // Binomial(300, 1/20): outside 3 to 31 once in 10,000 seeds.
  assert.ok(off >= 3 && off <= 31, `${off} of ${runs}`);
});

test('labels that leave the line open give none', () => {
  assert.is(calibrationLine(scores, new Uint8Array(scores.length)), undefined);
  assert.is(calibrationLine(new Float64Array(20).fill(1), Uint8Array.from({ length: 20 }, (_, row) => row % 2)), undefined);
  assert.is(calibrationLine(Float64Array.of(-2, -1, 1, 2), [0, 0, 1, 1]), undefined);
});

test('a bootstrap standard error of a mean is that of the formula', () => {
  const values = Float64Array.from({ length: 400 }, () => uniform());
  const { mean } = measureAll({ mean: meanMeasure(values) }, values.length, 'errors');
  const centre = meanOf(values);
  const formula = Math.sqrt(meanOf(values.map((value) => (value - centre) ** 2)) / values.length);
  // 200 resamples know a standard error to 5 %; four times that is missed once in 16,000 seeds.
  near((mean.se ?? 0) / formula, 1, 0.2);
  assert.equal(measureAll({ mean: meanMeasure(values) }, values.length, 'errors'), { mean });
});

test('log-odds and chances are each other undone', () => {
  for (const chanceOf of [0.001, 0.5, 0.9]) near(logistic(logOdds(chanceOf)), chanceOf, 1e-15);
});

test.run();

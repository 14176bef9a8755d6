import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pinball, scaledError, seasonalScale, symmetricError } from '../../../models/forecast/accuracy.js';
import { beyondNoise, criticalValue, overTime } from '../../../models/forecast/compare.js';
import { firstRows, forecast, residualsOf } from '../../../models/forecast/method.js';
import { rollingOrigins } from '../../../models/forecast/origins.js';
import { drift, seasonalNaive } from '../../../models/forecast/simpleMethods.js';
import { learnWeights, weightedAverage, weightedMovingAverage } from '../../../models/forecast/weightedAverage.js';
import { normals } from '../../support/exampleData/history.js';

const close = (value: number, expected: number, within = 1e-12): void =>
  assert.ok(Math.abs(value - expected) <= within, `${value} is not ${expected}`);

test('seasonal naive repeats the last season, and the season after it too (FPP3 5.2)', async () => {
  const [fitted] = await seasonalNaive(4).fit([firstRows(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 8)]);
  assert.equal(forecast(fitted, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 8, 6), Float64Array.of(5, 6, 7, 8, 5, 6));
  assert.equal(residualsOf(fitted, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 10), 8), Float64Array.of(4, 4, 4, 6));
});

test('drift goes on as from the first value to the last (FPP3 5.2)', async () => {
  const history = Float64Array.of(2, 4, 5, 11);
  const [all, three] = await drift.fit([firstRows(history, 4), firstRows(history, 3)]);
  assert.equal(forecast(all, history, 4, 2), Float64Array.of(14, 17));
  assert.equal(forecast(three, history, 3, 2), Float64Array.of(6.5, 8));
});

test('formula F7 by hand', () => {
  close(weightedAverage([100, 80, 60], [0.5, 0.3, 0.2]), 86);
  close(weightedAverage([100, 80, 60], [0.5, 0.3, 0.2], [2, -10, 0], 1.1), 92.4);
});

test('weights of a moving average come back from a history that was made by them', () => {
  const weights = [0.5, 0, 0, 0.3, 0, 0.2];
  const normal = normals('weights');
  const values = Float64Array.from({ length: 4000 });
  values.fill(100, 0, 6);
  for (let row = 6; row < values.length; row++) values[row] = weightedAverage(values.slice(row - 6, row).reverse(), weights) + 0.2 * normal();
  const learned = learnWeights(values, new Float64Array(values.length).fill(1), 6);
  // About five standard errors of 1 / sqrt(4000) = 0.016.
  weights.forEach((weight, lag) => close(learned[lag], weight, 0.08));
});

test('learned weights are shares, and no shift of weight between two lags makes the fit better', () => {
  const loss = (values: Float64Array, weights: Float64Array): number => {
    let sum = 0;
    for (let row = 4; row < values.length; row++) {
      const before = values.slice(row - 4, row).reverse();
      sum += ((values[row] - weightedAverage(before, weights)) / (before.reduce((total, value) => total + value, 0) / 4)) ** 2;
    }
    return sum;
  };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 12, maxLength: 40 }), (numbers) => {
      const values = Float64Array.from(numbers);
      const learned = learnWeights(values, new Float64Array(values.length).fill(1), 4);
      close(
        learned.reduce((sum, weight) => sum + weight, 0),
        1,
        1e-9,
      );
      assert.ok(learned.every((weight) => weight >= 0));
      const best = loss(values, learned);
      for (let from = 0; from < 4; from++)
        for (let to = 0; to < 4; to++) {
          const moved = Float64Array.from(learned);
          const shift = Math.min(0.01, learned[from]);
          moved[from] -= shift;
          moved[to] += shift;
          assert.ok(loss(values, moved) >= best * (1 - 1e-6) - 1e-9);
        }
    }),
    { numRuns: 40 },
  );
});

test('a weighted moving average of a constant is the constant', async () => {
  const logs = new Float64Array(30).fill(Math.log(50));
  const [fitted] = await weightedMovingAverage(4).fit([firstRows(logs, 30)]);
  for (const value of forecast(fitted, logs, 30, 8)) close(Math.exp(value), 50, 1e-9);
});

test('scaled, symmetric and pinball errors by hand (FPP3 5.8, 5.9)', () => {
  const scale = seasonalScale([10, 20, 12, 26], 2);
  assert.is(scale, 4);
  assert.is(scaledError(30, 24, scale), 1.5);
  assert.is(seasonalScale([10, 30, 10, 30, 10], 2), 0.18);
  close(symmetricError(30, 20), 0.4);
  close(pinball(10, 8, 0.9), 1.8);
  close(pinball(8, 10, 0.9), 0.2);
});

test('figures of one row count once, and their standard error allows for neighbours being alike', () => {
  const { mean, se, bandwidth } = overTime([
    { row: 5, value: 1 },
    { row: 5, value: 3 },
    { row: 6, value: 4 },
    { row: 7, value: 6 },
    { row: 8, value: 8 },
  ]);
  // Rows 2, 4, 6, 8: mean 5; variance 5, first autocovariance (3 + -1 + 3) / 4 = 1.25 of weight 1/2 on both sides; over 4 rows.
  assert.is(mean, 5);
  assert.is(bandwidth, 0.5);
  close(se, Math.sqrt((5 + 1.25) / 4));
  close(criticalValue(0), 1.6449);
});

test('a gain must be larger than chance makes it', () => {
  // 1.6449 + 0.21859 + 0.003142 - 0.0003427 = 1.8663 at a bandwidth of a tenth.
  assert.ok(!beyondNoise({ mean: 1.86, se: 1, bandwidth: 0.1 }));
  assert.ok(beyondNoise({ mean: 1.87, se: 1, bandwidth: 0.1 }));
  assert.ok(!beyondNoise({ mean: 0, se: 0, bandwidth: 0.1 }));
});

test('noise that follows itself passes for a gain about as often as it is said to', () => {
  const normal = normals('comparisons');
  let alarms = 0;
  const comparisons = 2000;
  for (let comparison = 0; comparison < comparisons; comparison++) {
    let value = 0;
    const figures = Array.from({ length: 60 }, (_, row) => ({ row, value: (value = 0.5 * value + normal()) }));
    const { mean, se, bandwidth } = overTime(figures);
    if (mean > criticalValue(bandwidth) * se) alarms++;
  }
  // 5 % for long series; autocorrelation in short ones adds some. 200 of 2,000 would be a law of 8 % with a chance below 1e-3.
  assert.ok(alarms > 60 && alarms < 200, `${alarms}`);
});

test('origins look at nothing twice: what reports lies after everything that chose, and nothing lies beyond the end', () => {
  fc.assert(
    fc.property(fc.constantFrom(12, 52), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 200 }), (season, more, ahead) => {
      const rows = 3 * season + more;
      const { horizon, choice, report } = rollingOrigins(rows, season, ahead);
      assert.ok(horizon >= 1 && horizon <= Math.min(ahead, season));
      assert.ok(choice[0] >= 2 * season && choice.every((origin) => origin + horizon <= report[0]));
      assert.ok(report.every((origin) => origin + horizon <= rows) && report.at(-1) === rows - horizon);
      for (const origins of [choice, report])
        assert.ok(origins.length >= 1 && origins.length <= 16 && origins.every((origin, at) => at === 0 || origin > origins[at - 1]));
    }),
  );
});

test.run();

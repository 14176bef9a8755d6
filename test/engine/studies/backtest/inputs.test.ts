import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { featuresOf } from '../../../../engine/studies/backtest/inputs/features.js';
import { inputShift } from '../../../../engine/studies/backtest/inputs/inputShift.js';
import { statisticsOf } from '../../../../engine/studies/backtest/inputs/statistics.js';
import { draws } from '../../../support/exampleData/draws.js';

const normals = (count: number, seed: string): Float64Array => {
  const { uniform } = draws(seed);
  return Float64Array.from({ length: count }, () => normalQuantile(uniform(), 0, 1));
};

/** A statistic that is the score with noise of this sd; of what happened it is `actual`. */
const noisy = (score: Float64Array, sd: number, actual: number) => {
  const noise = normals(score.length, `noise ${sd}`);
  return { ofTrial: score.map((one, trial) => one + sd * noise[trial]), ofActual: [actual, actual] as const };
};

test('what is believed of an input is the posterior of two normals, in closed form', () => {
  const score = normals(40_000, 'score');
  const sd = 0.5;
  for (const actual of [-1, 0, 2]) {
    const { verdict, shift, now, told } = inputShift(score, noisy(score, sd, actual));
    // The mean is actual / (1 + sd^2), the sd sd / sqrt(1 + sd^2); told is 1 / (1 + sd^2).
    const [mean, spread] = [actual / (1 + sd * sd), sd / Math.sqrt(1 + sd * sd)];
    // Four standard errors, and a hundredth for the kernel.
    assert.ok(Math.abs(shift.value - mean) < 4 * shift.se + 0.01, `${shift.value} instead of ${mean}`);
    assert.ok(shift.se > 0 && shift.se < 0.02, String(shift.se));
    assert.ok(Math.abs(now.sd - spread) < 0.02 && Math.abs(now.p95 - now.p5 - 2 * 1.6449 * spread) < 0.08, `${now.sd} ${now.p5} ${now.p95}`);
    assert.ok(Math.abs(told - 0.8) < 0.01, String(told));
    assert.is(verdict, Math.abs(mean) > 1.6449 * spread ? 'moved' : 'unmoved');
  }
});

test('what lies beyond all trials has a direction and no more', () => {
  const score = normals(4_000, 'beyond');
  const { verdict, shift, effectiveTrials } = inputShift(score, noisy(score, 0.2, -9));
  assert.is(verdict, 'beyond');
  assert.ok(shift.value < -1.5 && effectiveTrials < 50);
});

test('figures that have nothing to do with an input tell nothing of it, however many there are', () => {
  const score = normals(400, 'alone');
  // Thirty figures explain 15 % of 200 trials by chance alone, but none of the other 200.
  const features = Array.from({ length: 30 }, (_, place) => ({ column: normals(400, `figure ${place}`), actual: 0.5 }));
  const [statistic] = statisticsOf(features, [score]);
  const { verdict, told, now } = inputShift(score, statistic);
  assert.is(verdict, 'untold', String(told));
  assert.ok(Math.abs(now.p50) < 0.2 && Math.abs(now.sd - 1) < 0.1, 'what was believed is believed still');
});

test('the figures of a measure are its means over at most six parts of its time, in logarithms where they can be', () => {
  const columns = Array.from({ length: 12 }, (_, step) => Float64Array.of(step + 1, 2 * (step + 1)));
  const measure = { name: 'revenue', column: 'revenue', before: [], values: Array.from({ length: 12 }, (_, step) => (step === 1 ? NaN : step + 1)) };
  const features = featuresOf([measure], [columns], 100);
  assert.is(features.length, 6);
  // The second month has no value: the first part is of the first month alone. A fiftieth of the mean is added.
  assert.ok(Math.abs(features[0].column[1] - Math.log(2 + 0.02 * 1.5)) < 1e-12);
  assert.ok(Math.abs(features[0].actual - Math.log(1 + 0.02 * 1.5)) < 1e-12);
  const losses = featuresOf([{ ...measure, values: [-1, -2] }], [columns], 1);
  assert.equal(losses.map(({ actual, column }) => [actual, [...column]]), [[-1.5, [1.5, 3]]]);
});

test.run();

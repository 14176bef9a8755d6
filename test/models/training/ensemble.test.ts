import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLearning } from '../../../models/backend/openLearning.js';
import { standardDeviation } from '../../../models/metrics/measure.js';
import { bootstrapCounts } from '../../../models/training/bootstrap.js';
import { linearEnsemble, logisticEnsemble, type EnsembleRequest } from '../../../models/training/ensemble.js';
import { denseInputs } from '../../../models/training/inputs.js';
import { everyRow, logistic, logOdds, scoresOf } from '../../../models/training/linearModel.js';
import { recalibrate } from '../../../models/training/recalibrate.js';
import { draws } from '../../support/exampleData/draws.js';
import { newton, solve } from '../../support/newton.js';

const learning = await openLearning('wasm');
const near = (found: number, wanted: number, bound: number): void => assert.ok(Math.abs(found - wanted) <= bound, `${found} is not ${wanted} within ${bound}`);

const rows = 4000;
const { normal, chance } = draws('ensemble test');
const features = Array.from({ length: rows }, () => [normal(0, 1), normal(0, 1)]);
const labels = Uint8Array.from(features, ([first, second]) => (chance(logistic(-3 + first - 0.5 * second)) ? 1 : 0));
const inputs = denseInputs(Float32Array.from(features.flat()), 2);
const request: EnsembleRequest = {
  inputs,
  target: Float32Array.from(labels),
  training: everyRow(rows),
  validation: new Int32Array(0),
  members: 20,
  penalties: new Float32Array(2),
  settings: { epochs: 1000, learningRate: 0.05 },
  seed: 'test',
  signal: new AbortController().signal,
  onEpoch: () => undefined,
};
const ensemble = await logisticEnsemble(learning, request, false);

test('a bootstrap sample has as many rows as the data', () => {
  const counts = bootstrapCounts(1000, 'a');
  assert.is(counts.reduce((sum, count) => sum + count, 0), 1000);
  // A share exp(-1) of the rows is in no sample; 0.0125 is its standard deviation at most.
  near(counts.filter((count) => count === 0).length / 1000, Math.exp(-1), 0.05);
});

test('members spread about the fit as far as standard errors from the information say', () => {
  const fit = newton('logistic', features, [...labels], new Array<number>(rows).fill(1), 0);
  [ensemble.fit.intercepts[0], ...ensemble.fit.coefficients].forEach((value, index) => near(value, fit[index], 0.02));
  const information = [0, 1, 2].map((column) =>
    [0, 1, 2].map((other) =>
      features.reduce((sum, row) => {
        const p = logistic(fit[0] + fit[1] * row[0] + fit[2] * row[1]);
        return sum + p * (1 - p) * [1, ...row][column] * [1, ...row][other];
      }, 0),
    ),
  );
  const expected = Math.sqrt(solve(information, [0, 1, 0])[1]);
  const spread = standardDeviation(ensemble.members.map(({ coefficients }) => coefficients[0]));
  // 20 members know a standard deviation to 16 %; four times that is missed once in 10,000 seeds.
  near(spread / expected, 1, 0.65);
});

test('balanced classes learn the same chances once their intercept is put right', async () => {
  const balanced = await logisticEnsemble(learning, { ...request, members: 1 }, true);
  const mean = (scores: Float64Array): number => scores.reduce((sum, score) => sum + logistic(score), 0) / scores.length;
  const share = labels.reduce((sum, label) => sum + label, 0) / rows;
  near(mean(scoresOf(ensemble.fit, inputs, everyRow(rows))), share, 0.001);
  near(mean(scoresOf(balanced.fit, inputs, everyRow(rows))), share, 0.004);
  near(balanced.fit.coefficients[0], ensemble.fit.coefficients[0], 0.15);
});

test('linear members know the unit of their target', async () => {
  const target = Float32Array.from(features, ([first, second]) => 1000 + 300 * first - 200 * second + normal(0, 50));
  const { fit, members } = await linearEnsemble(learning, { ...request, members: 3, target });
  // Standard errors are 50 / sqrt(4000): 0.8.
  for (const { intercepts, coefficients } of [fit, ...members]) {
    near(intercepts[0], 1000, 8);
    near(coefficients[0], 300, 8);
    near(coefficients[1], -200, 8);
  }
});

test('chances that are right beyond noise stand, others are corrected for every member, and a model stays linear', () => {
  const all = everyRow(rows);
  const scores = scoresOf(ensemble.fit, inputs, all);
  assert.is(recalibrate(ensemble, scores, labels).applied, undefined);
  const bold = {
    ...ensemble,
    fit: { intercepts: ensemble.fit.intercepts.map((value) => 2 * value), coefficients: ensemble.fit.coefficients.map((value) => 2 * value) },
  };
  const { ensemble: corrected, applied } = recalibrate(bold, scoresOf(bold.fit, inputs, all), labels);
  near(applied?.slope ?? 0, 0.5, 0.01);
  near(corrected.fit.coefficients[0], ensemble.fit.coefficients[0], 0.02);
  near(corrected.members[0].coefficients[0], ensemble.members[0].coefficients[0] / 2, 0.02);
});

test('a model that is worse than none gives everybody the mean chance', () => {
  const scores = scoresOf(ensemble.fit, inputs, everyRow(rows)).map((score) => -score);
  const { ensemble: corrected, applied } = recalibrate(ensemble, scores, labels);
  assert.is(applied?.slope, 0);
  near(corrected.fit.intercepts[0], logOdds(labels.reduce((sum, label) => sum + label, 0) / rows), 1e-9);
  assert.equal([...corrected.fit.coefficients].map(Math.abs), [0, 0]);
});

test.run();

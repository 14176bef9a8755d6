import seedrandom from 'seedrandom';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLearning } from '../../../models/backend/openLearning.js';
import { ensembleCounts } from '../../../models/training/bootstrap.js';
import { descend, type DescentRequest } from '../../../models/training/descent.js';
import { denseInputs, sparseInputs } from '../../../models/training/inputs.js';
import { everyRow, logistic } from '../../../models/training/linearModel.js';
import { newton } from '../../support/newton.js';

const learning = await openLearning('wasm');
const rows = 300;
const width = 3;
const draw = seedrandom('descent test');
const normal = (): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
const features = Array.from({ length: rows }, () => {
  const shared = normal();
  return [normal(), shared, 0.6 * shared + 0.8 * normal()].map(Math.fround);
});
const matrix = Float32Array.from(features.flat());
const score = (row: readonly number[]): number => -0.8 + 0.9 * row[0] - 0.5 * row[1] + 0.3 * row[2];
const labels = features.map((row) => (draw() < logistic(score(row)) ? 1 : 0));
const numbers = features.map((row) => Math.fround(score(row) + normal()));
const penalties = (penalty: number): Float32Array => new Float32Array(width).fill(penalty);
const ones = new Float32Array(rows).fill(1);

const request: DescentRequest = {
  inputs: denseInputs(matrix, width),
  loss: 'logistic',
  classes: 1,
  target: Float32Array.from(labels),
  importance: ones,
  training: everyRow(rows),
  validation: new Int32Array(0),
  counts: [ones],
  penalties: penalties(0.001),
  settings: { epochs: 3000, learningRate: 0.05 },
  seed: 'test',
  signal: new AbortController().signal,
  onEpoch: () => undefined,
};
const assertNear = (found: ArrayLike<number>, wanted: readonly number[], bound: number): void => {
  assert.is(found.length, wanted.length);
  wanted.forEach((value, index) => assert.ok(Math.abs(found[index] - value) <= bound, `${Array.from(found)} is not ${wanted} within ${bound}`));
};
/** Descent stops when the loss no longer falls by a hundred-thousandth, which leaves coefficients this far from the minimum. */
const bound = 0.01;

test('descent finds the coefficients that Newton finds: the fit itself and every bootstrap member', async () => {
  const counts = ensembleCounts(rows, 2, 'members');
  const { models, ended } = await descend(learning, { ...request, counts }, [0]);
  assert.is(ended, 'no better');
  models.forEach(({ intercepts, coefficients }, model) =>
    assertNear([...intercepts, ...coefficients], newton('logistic', features, labels, [...counts[model]], 0.001), bound),
  );
});

test('descent on squared error finds the closed form of least squares', async () => {
  const { models } = await descend(learning, { ...request, loss: 'squared', target: Float32Array.from(numbers) }, [0]);
  assertNear([...models[0].intercepts, ...models[0].coefficients], newton('squared', features, numbers, [...ones], 0.001), bound);
});

test('a softmax of two classes is the logistic model: its scores differ by the log-odds', async () => {
  const { models } = await descend(learning, { ...request, loss: 'softmax', classes: 2, penalties: penalties(0) }, [0, 0]);
  const [{ intercepts, coefficients }] = models;
  const difference = [intercepts[1] - intercepts[0], ...[0, 1, 2].map((feature) => coefficients[width + feature] - coefficients[feature])];
  assertNear(difference, newton('logistic', features, labels, [...ones], 0), bound);
});

test('the penalty draws coefficients to 0 as far as Newton says', async () => {
  const { models } = await descend(learning, { ...request, penalties: penalties(0.2) }, [0]);
  assertNear([...models[0].intercepts, ...models[0].coefficients], newton('logistic', features, labels, [...ones], 0.2), bound);
});

test('early stopping keeps the weights of the epoch with the lowest validation loss', async () => {
  const validation = everyRow(rows).subarray(40, 80);
  const wide: DescentRequest = { ...request, training: everyRow(rows).subarray(0, 40), counts: [ones.subarray(0, 40)], validation, penalties: penalties(0), settings: { epochs: 400, learningRate: 0.1 } };
  const { models, curve, best, ended } = await descend(learning, wide, [0]);
  assert.is(ended, 'no better');
  assert.ok(best < curve.length);
  assert.is(curve[best - 1].validation, Math.min(...curve.map(({ validation: loss }) => loss)));
  const [{ intercepts, coefficients }] = models;
  const losses = Array.from(validation, (row) => {
    const chance = logistic(intercepts[0] + coefficients.reduce((sum, coefficient, feature) => sum + coefficient * features[row][feature], 0));
    return -Math.log(labels[row] === 1 ? chance : 1 - chance);
  });
  assertNear([losses.reduce((sum, loss) => sum + loss, 0) / losses.length], [curve[best - 1].validation], 1e-5);
});

test('a row that counts twice is the row written twice', async () => {
  const importance = Float32Array.from(labels, (label) => (label === 1 ? 2 : 1));
  const { models } = await descend(learning, { ...request, importance }, [0]);
  assertNear([...models[0].intercepts, ...models[0].coefficients], newton('logistic', features, labels, [...importance], 0.001), bound);
});

test('one seed gives the same weights bit for bit, and no tensor is left behind', async () => {
  const before = learning.tf.memory().numTensors;
  const short = { ...request, settings: { ...request.settings, epochs: 30 } };
  const [first, second] = [await descend(learning, short, [0]), await descend(learning, short, [0])];
  assert.equal(first, second);
  assert.is(learning.tf.memory().numTensors, before);
});

test('an aborted descent ends after the batch that it is in, with the best weights so far', async () => {
  const control = new AbortController();
  const onEpoch = (epoch: number): void => (epoch === 4 ? control.abort() : undefined);
  const { curve, ended, models } = await descend(learning, { ...request, signal: control.signal, onEpoch }, [0]);
  assert.is(ended, 'signal');
  assert.is(curve.length, 4);
  assert.ok(models[0].coefficients[0] > 0);
});

test('rows too many for one tensor are met in batches and lead to the same coefficients', async () => {
  // 60 features a row of which 57 are empty, repeated until the rows are more than one tensor holds.
  const copies = 500;
  const many = rows * copies;
  const starts = Int32Array.from({ length: many + 1 }, (_, row) => row * width);
  const at = Int32Array.from({ length: many * width }, (_, entry) => entry % width);
  const values = Float32Array.from({ length: many * width }, (_, entry) => matrix[entry % matrix.length]);
  const { models } = await descend(
    learning,
    {
      ...request,
      inputs: sparseInputs({ width: 60, starts, at, values }),
      penalties: new Float32Array(60).fill(0.001),
      target: Float32Array.from({ length: many }, (_, row) => labels[row % rows]),
      importance: new Float32Array(many).fill(1),
      training: everyRow(many),
      counts: [new Float32Array(many).fill(1)],
      settings: { ...request.settings, learningRate: 0.02, epochs: 15 },
    },
    [0],
  );
  assertNear([...models[0].intercepts, ...models[0].coefficients.subarray(0, width)], newton('logistic', features, labels, [...ones], 0.001), 0.02);
});

test.run();

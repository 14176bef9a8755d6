import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { forecastTrainer } from '../../../models/forecast/forecastTrainer.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { storedModelSchema } from '../../../scenarios/storedModel.js';
import { visitorsCsv, visitorsProcess } from '../../support/exampleData/visitors.js';
import { contextOf } from '../context.js';
import { mustFit, settings } from './fitting.js';
import { openPlain } from './tensors.js';

const path = join(packageRoot(), 'scenarios', 'data', 'visitors.csv');
const request = { data: path, columns: { time: 'month', value: 'visitors' }, settings: { ...settings, ahead: 24, epochs: 100 } };
const members = 5;

test('visitors.csv is what its generator makes; BELLWETHER_UPDATE=1 rewrites it', () => {
  if (process.env['BELLWETHER_UPDATE'] === '1') writeFileSync(path, visitorsCsv());
  assert.ok(readFileSync(path, 'utf8') === visitorsCsv(), `${path} is out of date: run the tests with BELLWETHER_UPDATE=1`);
});

test('the shipped history becomes a demand index that a simulation can read, without a tensor left behind', async () => {
  const learning = await openPlain();
  const before = learning.tf.memory().numTensors;
  const { model, card, report } = await mustFit(request, contextOf({ members }));
  assert.is(learning.tf.memory().numTensors, before);
  assert.ok(model?.kind === 'forecast' && storedModelSchema.safeParse(model).success);
  const { every, from, base, point, errors } = model.tables;
  assert.equal([every, from, point.length, errors.length], ['month', '2026-11', members, settings.paths]);
  for (const path of [...point, ...errors]) assert.ok(path.length === 24 && path.every((value) => value > 0));
  const last = visitorsCsv().trim().split('\n').slice(-12).map((line) => Number(line.split(',')[1]));
  assert.is(base, last.reduce((sum, value) => sum + value, 0) / 12);
  // Growth of 1.1 % a month is 14 % a year; a wrong unit would be far outside.
  const year = point.map((member) => member.slice(0, 12).reduce((sum, value) => sum + value, 0) / 12);
  for (const index of year) assert.ok(index > 0.95 && index < Math.exp(24 * visitorsProcess.growth), `${index}`);
  assert.equal([card.data.rows, card.data.used, card.privacy.identifiers], [72, 72, 'none']);
  assert.equal(card.metrics.map(({ name }) => name), ['MASE', 'sMAPE', 'pinball loss', 'coverage of the 90.0 % interval']);
  assert.match(card.split, /^Rolling origins, forecasts of 8 months: the method was chosen on \d+ of them, which forecast 2022-11 to 2025-06; the figures are of 9 later ones, which forecast 2025-07 to 2026-10 and chose nothing\.$/);
  assert.is(report.charts.backtest?.history.length, 72);
  assert.equal(report.charts.backtest?.held.map(({ time }) => time), ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
  for (const { p5, p50, p95 } of report.charts.backtest?.ahead ?? []) assert.ok(p5 < p50 && p50 < p95);
  assert.is(report.charts.contest?.methods.filter(({ chosen }) => chosen).length, 1);
});

test('errors leave the middle of every step where it was', async () => {
  const { model } = await mustFit(request, contextOf({ members: 1 }));
  assert.ok(model?.kind === 'forecast');
  const { errors } = model.tables;
  for (let step = 0; step < 24; step++) {
    const sorted = errors.map((path) => path[step]).sort((a, b) => a - b);
    assert.ok(Math.abs((sorted[49] + sorted[50]) / 2 - 1) < 0.02, `${step}`);
  }
});

test('fitting twice with one seed gives the same model, another seed another one', async () => {
  const [first, again, other] = await Promise.all(['a', 'a', 'b'].map((seed) => mustFit(request, contextOf({ members: 2, seed }))));
  assert.equal(again.model, first.model);
  assert.not.equal(other.model?.tables, first.model?.tables);
});

test('stopped training falls back on methods that need none, and says so', async () => {
  const stop = new AbortController();
  stop.abort();
  const { report, card } = await mustFit(request, contextOf({ members: 2, signal: stop.signal }));
  assert.is(report.findings[0], 'Training was stopped: methods that learn step by step stood back.');
  assert.ok(['seasonal naive', 'drift', 'weighted moving average'].includes(String(card.trained.settings['method'])));
});

test('data that is wrong opens no TensorFlow.js', async () => {
  const fitted = await forecastTrainer.fit({ ...request, columns: { time: 'month', value: 'vistors' } }, contextOf(), () => Promise.reject(new Error('opened')))();
  assert.ok(E.isLeft(fitted));
  assert.is(fitted.left[0].hint, 'did you mean visitors?');
});

test.run();

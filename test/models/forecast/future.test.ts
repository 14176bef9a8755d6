import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorPaths } from '../../../models/forecast/errorPaths.js';
import { evaluate } from '../../../models/forecast/evaluate.js';
import { futureOf } from '../../../models/forecast/future.js';
import { firstRows } from '../../../models/forecast/method.js';
import type { ForecastMethod } from '../../../models/forecast/method.js';
import { rollingOrigins } from '../../../models/forecast/origins.js';
import { forecastOutcome } from '../../../models/forecast/outcome.js';
import { drift, seasonalNaive } from '../../../models/forecast/simpleMethods.js';
import { drawLogs, normals } from '../../support/exampleData/history.js';
import { visitorsProcess } from '../../support/exampleData/visitors.js';
import { contextOf } from '../context.js';

const noise = 0.1;
const rows = 145;

/** A random walk: its steps are independent, so that what drift learns and what it cannot know follow from formulas. */
const walk = (seed: string): Float64Array => {
  const normal = normals(seed);
  let log = 5;
  return Float64Array.from({ length: rows }, () => (log += 0.01 + noise * normal()));
};

const sd = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};
/** Standard deviation of the steps that were drawn, which is what a bootstrap can know. */
const drawn = (logs: Float64Array): number => sd(Array.from(logs.subarray(1), (log, row) => log - logs[row]));

test('errors of a walk grow as the square root of the steps', async () => {
  const logs = walk('errors');
  const [fitted] = await drift.fit([firstRows(logs, rows)]);
  const errors = errorPaths(fitted, logs, rows, 9, 2000, 'errors');
  for (const step of [0, 8]) {
    const ratio = sd(errors.map((error) => error[step])) / (drawn(logs) * Math.sqrt(step + 1));
    // Blocks of 6 bring what autocorrelation 144 steps have by chance: 0.35 is some five times what that moves it.
    assert.ok(Math.abs(ratio - 1) < (step === 0 ? 0.1 : 0.35), `${step}: ${ratio}`);
  }
});

test('members differ by the standard error of what is learned, and errors give up what they add', async () => {
  const logs = walk('members');
  const ahead = 16;
  const { members, errors, expected } = await futureOf(drift, logs, { ahead, members: 300, paths: 1000, factor: 1.5, seed: 'members' });
  const steps = members.map((member) => member[0] - logs[rows - 1]);
  const ratio = sd(steps) / (drawn(logs) / Math.sqrt(rows - 1));
  assert.ok(ratio > 0.6 && ratio < 1.4, `${ratio}`);
  const [fitted] = await drift.fit([firstRows(logs, rows)]);
  const raw = errorPaths(fitted, logs, rows, ahead, 1000, 'members paths');
  for (let step = 0; step < ahead; step++) {
    const whole = sd(errors.map((error) => error[step])) ** 2 + sd(members.map((member) => member[step])) ** 2;
    assert.ok(Math.abs(whole / (1.5 * sd(raw.map((error) => error[step]))) ** 2 - 1) < 0.01, `${step}`);
  }
  assert.ok(Math.abs(expected[ahead - 1] - logs[rows - 1] - (ahead * (logs[rows - 1] - logs[0])) / (rows - 1)) < 1e-9);
});

test('what chooses does not depend on what comes after its origins', async () => {
  const logs = drawLogs(visitorsProcess, 72, 'after');
  const origins = rollingOrigins(72, 12, 12);
  const changed = Float64Array.from(logs, (log, row) => (row < origins.report[0] ? log : log + 1));
  const [one, other] = await Promise.all([logs, changed].map((history) => evaluate(history, 12, [seasonalNaive(12), drift], origins)));
  assert.equal(
    other.map(({ chosenBy, gain }) => [chosenBy, gain]),
    one.map(({ chosenBy, gain }) => [chosenBy, gain]),
  );
  for (const [at, origin] of origins.choice.entries()) {
    const [alone] = await drift.fit([firstRows(logs.slice(0, origin), origin)]);
    assert.is(one[1].choice[at].expected[0], alone.next(logs, origin));
  }
});

test('a method that is stopped while its members learn stands back', async () => {
  const stop = new AbortController();
  const logs = drawLogs(visitorsProcess, 72, 'stopped');
  let fits = 0;
  const knowing: ForecastMethod = {
    name: 'knowing',
    gradual: true,
    fit: (samples) => {
      // The first fits are for the origins, the second one is of the whole history, the third are the members.
      if (++fits === 3) stop.abort();
      return Promise.resolve(samples.map(() => ({ start: 1, next: (path, at) => (at < 72 ? logs[at] : path[at - 1]) + 0.001 * (at % 2) })));
    },
  };
  const history = { every: 'month' as const, season: 12, first: 24_000, values: logs.map(Math.exp) };
  const run = (signal: AbortSignal) =>
    forecastOutcome(history, [seasonalNaive(12), drift, knowing], { ahead: 6, paths: 100 }, contextOf({ members: 2, signal }));
  const stopped = await run(stop.signal);
  assert.equal([fits, stopped.stopped], [3, true]);
  assert.is.not(stopped.chosen.method.name, 'knowing');
  assert.is((await run(new AbortController().signal)).chosen.method.name, 'knowing');
});

test.run();

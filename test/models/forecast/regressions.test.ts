import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { drawBlocks, errorPaths } from '../../../models/forecast/errorPaths.js';
import { evaluate } from '../../../models/forecast/evaluate.js';
import { firstRows, forecast, residualsOf } from '../../../models/forecast/method.js';
import { methodsFor } from '../../../models/forecast/methods.js';
import type { ForecastMethod } from '../../../models/forecast/method.js';
import { rollingOrigins } from '../../../models/forecast/origins.js';
import { drawLogs, normals } from '../../support/exampleData/history.js';
import { visitorsProcess } from '../../support/exampleData/visitors.js';
import { contextOf } from '../context.js';
import { openPlain } from './tensors.js';

const methods = async (epochs: number, season = 12): Promise<readonly ForecastMethod[]> => methodsFor(season, await openPlain(), epochs, contextOf());
const linearRegression = async (): Promise<ForecastMethod> => (await methods(1))[3];

test('descent finds the parameters of an autoregression around trend and season, and arrives at least squares', async () => {
  const rows = 480;
  const histories = Array.from({ length: 24 }, (_, at) => drawLogs(visitorsProcess, rows, `recovery ${at}`));
  const linear = await linearRegression();
  const fits = await linear.fit(histories.map((logs) => firstRows(logs, rows)));
  const slopes = fits.map(({ next }, at) => {
    const moved = Float64Array.from(histories[at]);
    moved[rows - 1] += 1;
    return next(moved, rows) - next(histories[at], rows);
  });
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
  // The estimate's bias is about -(1 + 3 x 0.5 + 13 for the other columns x 0.5) / 480 = -0.02; its sd sqrt(0.75 / 480) = 0.04, of the mean 0.008.
  assert.ok(mean > 0.5 - 0.02 - 4 * 0.008 - 0.01 && mean < 0.5 + 4 * 0.008, `${mean}`);
  for (const slope of slopes) assert.ok(Math.abs(slope - 0.5) < 0.02 + 5 * 0.04, `${slope}`);
  fits.forEach((fit, at) => {
    const residuals = residualsOf(fit, histories[at], rows);
    const sd = Math.sqrt(residuals.reduce((sum, value) => sum + value * value, 0) / residuals.length);
    // 0.04, with a standard error of 0.04 / sqrt(2 x 480) = 0.0013.
    assert.ok(Math.abs(sd - visitorsProcess.noise) < 5 * 0.0013, `${sd}`);
    // Least squares leaves nothing that the season or the value before could explain.
    const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
    assert.ok(Math.abs(mean) < 0.02 * sd, `${mean}`);
    for (let month = 0; month < 12; month++) {
      const own = residuals.filter((_, row) => (row + 1) % 12 === month);
      assert.ok(Math.abs(own.reduce((sum, value) => sum + value, 0) / own.length) < 0.05 * sd);
    }
  });
});

test('no method sees what lies behind its origin', async () => {
  const logs = drawLogs(visitorsProcess, 60, 'behind');
  const changed = Float64Array.from(logs, (log, row) => (row < 40 ? log : log + 1e25));
  for (const method of await methods(30)) {
    const [[one], [other]] = [await method.fit([firstRows(logs, 40)]), await method.fit([firstRows(changed, 40)])];
    assert.equal(forecast(one, logs, 40, 12), forecast(other, changed, 40, 12), method.name);
  }
});

test('regressions that are trained side by side do not mind one another', async () => {
  const [one, other] = ['one', 'other'].map((seed) => firstRows(drawLogs(visitorsProcess, 48, seed), 48));
  for (const method of (await methods(30)).filter(({ gradual }) => gradual)) {
    const [alone] = await method.fit([one]);
    const [beside] = await method.fit([one, other]);
    forecast(alone, one.logs, 48, 6).forEach((value, step) =>
      assert.ok(Math.abs(value - forecast(beside, one.logs, 48, 6)[step]) < 1e-5, method.name),
    );
  }
});

test('a weekly history is regressed too', async () => {
  const season = Array.from({ length: 52 }, (_, week) => 0.3 * Math.sin((2 * Math.PI * week) / 52));
  const logs = drawLogs({ level: 4, growth: 0.001, season, memory: 0.3, noise: 0.03 }, 182, 'weeks');
  const [naive, , , regression, network] = await methods(60, 52);
  const errorOf = async (method: ForecastMethod): Promise<number> => {
    const [fitted] = await method.fit([firstRows(logs, 156)]);
    return forecast(fitted, logs, 156, 26).reduce((sum, value, step) => sum + Math.abs(value - logs[156 + step]), 0) / 26;
  };
  const [ofNaive, ofRegression, ofNetwork] = [await errorOf(naive), await errorOf(regression), await errorOf(network)];
  // The season is a sine and noise is 0.03: a regression is off by little more than the noise, the naive by the noise of two years and the growth.
  assert.ok(ofRegression < ofNaive && ofRegression < 0.05, `${ofRegression} ${ofNaive}`);
  assert.ok(ofNetwork < 1.5 * ofNaive, `${ofNetwork} ${ofNaive}`);
});

test('where every year repeats the last one plus noise, nothing is taken for better, whatever it learns', async () => {
  for (const seed of ['x', 'y', 'z']) {
    const logs = drawLogs({ ...visitorsProcess, growth: 0, memory: 0, noise: 0.1 }, 60, seed);
    const season = visitorsProcess.season;
    const repeated = Float64Array.from(logs, (log, row) => log - visitorsProcess.level - season[row % 12]);
    for (let row = 0; row < 60; row++) repeated[row] += row < 12 ? 5 + season[row] : repeated[row - 12];
    const trials = await evaluate(repeated, 12, await methods(60), rollingOrigins(60, 12, 12));
    // The gain of the true law is 0 or less for all; 4 methods x 3 histories at 5 %: seven or more alarms come with a chance below 1e-5.
    for (const { gain, method } of trials.slice(1)) assert.ok(gain.mean < 4 * gain.se, method.name);
  }
});

test('blocks keep neighbours together, and errors keep their autocorrelation', async () => {
  const residuals = Float64Array.from({ length: 64 }, (_, at) => at);
  const drawn = drawBlocks(
    residuals,
    400,
    (
      (normal) => () =>
        Math.abs(normal()) % 1
    )(normals('blocks')),
  );
  for (let at = 0; at < 400; at++) if (at % 4 !== 0) assert.is(drawn[at], drawn[at - 1] + 1);
  const logs = drawLogs({ ...visitorsProcess, season: new Array<number>(12).fill(0), growth: 0, memory: 0.9 }, 120, 'alike');
  const [fitted] = await (await linearRegression()).fit([firstRows(logs, 120)]);
  const errors = errorPaths(fitted, logs, 120, 12, 400, 'alike');
  const products = (lag: number): number => errors.reduce((sum, error) => sum + error[11] * error[11 - lag], 0);
  assert.ok(products(1) / products(0) > 0.4, `${products(1) / products(0)}`);
});

test.run();

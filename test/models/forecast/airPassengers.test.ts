import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { firstRows, forecast } from '../../../models/forecast/method.js';
import { methodsFor } from '../../../models/forecast/methods.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { contextOf } from '../context.js';
import { mustRead, want } from '../data/reading.js';
import { mustFit, settings } from './fitting.js';
import { openPlain } from './tensors.js';

/** G. E. P. Box & G. M. Jenkins, "Time Series Analysis: Forecasting and Control", series G. */
const path = join(packageRoot(), '..', 'shared', 'data', 'air_passengers.csv');
const beside = existsSync(path) ? test : test.skip;

beside('airline passengers, the last 24 months held out: the network and the regression beat the seasonal naive', async () => {
  const data = await mustRead(path, want('Month', 'time'), want('#Passengers', 'number'));
  const logs = (data.numbers.get('#Passengers') ?? new Float64Array()).map(Math.log);
  const errors: Record<string, number> = {};
  for (const method of methodsFor(12, await openPlain(), 200, contextOf())) {
    const [fitted] = await method.fit([firstRows(logs, 120)]);
    errors[method.name] = forecast(fitted, logs, 120, 24).reduce((sum, value, step) => sum + Math.abs(Math.exp(value - logs[120 + step]) - 1), 0) / 24;
  }
  // 15.5 % by the seasonal naive, as others have measured.
  assert.is(errors['seasonal naive'].toFixed(3), '0.155');
  assert.ok(errors['linear regression'] < 0.1, `${errors['linear regression']}`);
  assert.ok(errors['neural network'] < 0.08, `${errors['neural network']}`);
});

beside('airline passengers: what is chosen beats the seasonal naive on what chose nothing', async () => {
  const { card, report } = await mustFit({ data: path, columns: { time: 'Month', value: '#Passengers' }, settings }, contextOf({ members: 3 }));
  const [mase, smape] = card.metrics;
  assert.ok(mase.baseline !== null && mase.value < 0.7 * mase.baseline.value, JSON.stringify(mase));
  assert.ok(smape.value < 0.08);
  assert.match(report.findings[0], /is used: over 16 origins its MASE was/);
});

test.run();

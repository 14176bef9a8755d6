import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { summarise } from '../../../engine/summarise.js';
import { business } from '../businesses.js';
import { simulated } from '../checks.js';
import { close } from '../stages/byHand.js';

const eventful = `months: 24
market: { everyone: { customers: 100, agents: 1 } }
reach: all
offer: { basic: { price: 10, conversion: 10% } }
finance: { opening_cash: 0 }
events:
  outage: { hazard: 10%, loss: 10 }
  audit: { at: 2027-06, probability: 30%, multiply: { conversion: 0.9 } }
`;

test('events are counted as they come in the simulation: each outage costs its loss', async () => {
  const { events = [], lines } = summarise(await simulated(business(`trials: 500\n${eventful}`)));
  const [outage, audit] = events;
  const losses = lines?.cost.find(({ name }) => name === 'losses of events')?.total;
  assert.equal(events.map(({ name, trials }) => `${name} ${trials}`), ['outage 500', 'audit 500']);
  close(outage.times.mean, (losses?.mean ?? 0) / 10);
  close(outage.times.se, (losses?.se.mean ?? 0) / 10);
  // 1 - exp(-0.1 x 24) = 0.909; within five standard errors, missed by chance once in a million.
  assert.ok(Math.abs(outage.struck.mean - 0.909) < 5 * outage.struck.se, `${outage.struck.mean}`);
  assert.ok(Math.abs(audit.struck.mean - 0.3) < 5 * audit.struck.se, `${audit.struck.mean}`);
  assert.is(audit.times.mean, audit.struck.mean);
});

test('expected values count no events, nor does a scenario without them', async () => {
  assert.is(summarise(await simulated(business(`expected: true\ntrials: 1\n${eventful}`))).events, undefined);
  assert.is(summarise(await simulated(business(`trials: 5\n${eventful.slice(0, eventful.indexOf('events:'))}`))).events, undefined);
});

test('of many trials the first few thousand are counted', async () => {
  const { events = [] } = summarise(await simulated(business(`trials: 4100\n${eventful}`)));
  assert.is(events[0].trials, 4000);
});

test.run();

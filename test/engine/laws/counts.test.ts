import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { outputName } from '../../../engine/names.js';
import type { Trials } from '../../../engine/trials.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { everything } from '../arbitraryBusiness.js';
import { measureAt, momentsOf, simulated, subscribersOf } from '../checks.js';
import { everywhere, forBusinesses, outputsOf, ran, total, trials } from './forBusinesses.js';

/** Who listens, waits, tries, subscribes, or has left and not come back: together all customers, whatever the month. */
function assertConserved(found: Trials): void {
  const customers = total(found.scenario.segments.map((segment) => segment.customers));
  const lapsed = new Float64Array(found.outputs.trials);
  const reached = new Float64Array(found.outputs.trials);
  everywhere(found, (at, step, trial) => {
    const place = `step ${step}, trial ${trial}`;
    lapsed[trial] += at('churned') - at('reactivated');
    reached[trial] += at('leads') - at('new');
    for (const name of ['waiting', 'trialing', 'subscribers', 'leads', 'new', 'churned', 'reactivated']) assert.ok(at(name) >= 0, `${place}: ${name} below 0`);
    assert.ok(lapsed[trial] >= 0, `${place}: more came back than had left`);
    assert.ok(at('prospects') >= at('waiting'), `${place}: who waits is a prospect`);
    assert.ok(reached[trial] >= 0, `${place}: more new customers than leads so far`);
    assert.is(at('prospects') + at('trialing') + at('subscribers') + lapsed[trial], customers, place);
  });
}

test('customers are conserved in every month', () =>
  forBusinesses(everything, 60, async (random) => assertConserved(await ran(random.scenario({}, { trials })))));

test('subscribers are those of last month, those who joined and came back, less those who left; plans and segments add up to them', () =>
  forBusinesses(everything, 40, async (random) => {
    const found = await ran(random.scenario({}, { trials }));
    const before = new Float64Array(trials).fill(total(found.scenario.segments.map((segment) => segment.subscribers)));
    const plans = outputsOf(found, 'plan subscribers ');
    const [joined, left] = [outputsOf(found, 'segment new '), outputsOf(found, 'segment churned ')];
    everywhere(found, (at, step, trial) => {
      const place = `step ${step}, trial ${trial}`;
      assert.is(at('subscribers'), before[trial] + at('new') - at('churned') + at('reactivated'), place);
      before[trial] = at('subscribers');
      if (plans.length > 0) assert.is(total(plans.map(at)), at('subscribers'), `${place}: plans`);
      if (joined.length > 0) assert.is(total(joined.map(at)), at('new'), `${place}: new by segment`);
      if (left.length > 0) assert.is(total(left.map(at)), at('churned'), `${place}: churned by segment`);
    });
  }));

test('what channels bring is no more than who joins', () =>
  forBusinesses(everything, 20, async (random) => {
    const found = await ran(random.scenario({}, { trials }));
    const channels = outputsOf(found, 'channel new ');
    everywhere(found, (at, step, trial) => {
      const brought = total(channels.map(at));
      // Two shares, each rounded to single precision.
      assert.ok(brought >= 0 && brought <= at('new') * (1 + 1e-6), `step ${step}, trial ${trial}: ${brought} of ${at('new')}`);
    });
  }));

/** A business of which one segment is left. */
function alone(scenario: Scenario, name: string): Scenario {
  return {
    ...scenario,
    segments: scenario.segments.filter((segment) => segment.name === name),
    plans: scenario.plans.filter((plan) => plan.segments.includes(name)).map((plan) => ({ ...plan, segments: [name] })),
    competitors: scenario.competitors.filter(({ segments }) => segments.includes(name)).map((rival) => ({ ...rival, segments: [name] })),
  };
}

/** Sobol's sequence numbers what is uncertain in the whole file: taking a part away moves the others. */
const unnumbered = (scenario: Scenario): Scenario => (scenario.sampling === 'sobol' ? { ...scenario, sampling: 'plain' } : scenario);

test('every segment lives by itself as it lives among others that it shares nothing with, and conserves its customers', () =>
  forBusinesses({ ...everything, feedback: false, channels: false }, 20, async (random) => {
    const scenario = unnumbered(random.scenario({}, { trials }));
    const together = await ran(scenario);
    const sums = Array.from({ length: together.model.steps }, () => new Float64Array(trials));
    for (const { name } of scenario.segments) {
      const single = await ran(alone(scenario, name));
      assertConserved(single);
      sums.forEach((sum, step) => {
        const [own, among] = [measureAt(single, 'subscribers', step), subscribersOf(together, name, step)];
        for (let trial = 0; trial < trials; trial++) {
          assert.is(own[trial], among[trial], `${name}, step ${step}, trial ${trial}`);
          sum[trial] += own[trial];
        }
      });
    }
    everywhere(together, (at, step, trial) => assert.is(at('subscribers'), sums[step][trial]));
  }));

const counts = ['prospects', 'leads', 'trialing', 'new', 'churned', 'reactivated', 'subscribers'] as const;

test('expected values are the mean over many trials, where customers live alone and so the model is linear', () =>
  forBusinesses({ ...everything, talk: false, feedback: false, channels: false, luck: false }, 10, async (random) => {
    const many = 1000;
    const [drawn, expected] = [await simulated(random.scenario({}, { trials: many })), await ran(random.scenario({}, { trials: many, expected: true }))];
    for (let step = 0; step < drawn.model.steps; step++) {
      for (const name of counts.filter((count) => drawn.outputs.arrays.has(outputName.measure(count)))) {
        const [found, wanted] = [momentsOf(measureAt(drawn, name, step)), momentsOf(measureAt(expected, name, step)).mean];
        // Uncertain values are the same in both. 5 standard errors are exceeded with probability 6e-7: 3e-4 over some 500 comparisons;
        // rare events are Poisson, whose tail the two further terms cover; single precision moves a count by 1e-6 of itself.
        const bound = 5 * Math.sqrt(Math.max(found.variance, wanted) / many) + 10 / many + 1e-6 * wanted;
        assert.ok(Math.abs(found.mean - wanted) <= bound, `${name}, step ${step}: ${found.mean}, expected ${wanted} within ${bound}`);
      }
    }
  }));

test('where nothing is left to chance all trials are the same', () =>
  forBusinesses({ ...everything, drawn: false }, 20, async (random) => {
    const found = await ran(random.scenario({}, { trials: 5, expected: true }));
    for (const [name, rows] of found.statistics) rows.forEach(({ sd }, row) => assert.is(sd, 0, `${name}, row ${row}`));
  }));

test.run();

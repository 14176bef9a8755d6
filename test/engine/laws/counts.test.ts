import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { outputName, sumName } from '../../../engine/names.js';
import type { Trials } from '../../../engine/trials.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { everything } from '../arbitraryBusiness.js';
import { measureAt, momentsOf, simulated, subscribersOf } from '../checks.js';
import { everywhere, forBusinesses, outputsOf, ran, total, trials, valuesAt } from './forBusinesses.js';

const counts = ['prospects', 'leads', 'trialing', 'new', 'churned', 'reactivated', 'subscribers'] as const;

/** Everything that is handed out is a number. */
function assertNumbers({ outputs }: Trials): void {
  for (const [name, { values }] of outputs.arrays) assert.ok(Array.from(values).every(Number.isFinite), `${name} is not a number somewhere`);
}

/** Who listens, waits, tries, subscribes, or has left and not come back: together all customers, whatever the month. */
function assertConserved(found: Trials): void {
  const customers = total(found.scenario.segments.map((segment) => segment.customers));
  const lapsed = new Float64Array(found.outputs.trials);
  const reached = new Float64Array(found.outputs.trials);
  everywhere(found, (at, step, trial) => {
    const place = `step ${step}, trial ${trial}`;
    lapsed[trial] += at('churned') - at('reactivated');
    reached[trial] += at('leads') - at('new');
    for (const name of [...counts, 'waiting']) assert.ok(at(name) >= 0, `${place}: ${name} below 0`);
    assert.ok(lapsed[trial] >= 0, `${place}: more came back than had left`);
    assert.ok(at('prospects') >= at('waiting'), `${place}: who waits is a prospect`);
    assert.ok(reached[trial] >= 0, `${place}: more new customers than leads so far`);
    assert.is(at('prospects') + at('trialing') + at('subscribers') + lapsed[trial], customers, place);
  });
}

/** Subscribers change by who is new, comes back or leaves, and by nothing else; plans and segments add up to the market. */
function assertMovements(found: Trials): void {
  const { segments } = found.scenario;
  const before = new Float64Array(trials).fill(total(segments.map((segment) => segment.subscribers)));
  const plans = outputsOf(found, 'plan subscribers ');
  const flows = (['new', 'churned'] as const).map((name) => ({ name, sum: new Float64Array(trials) }));
  everywhere(found, (at, step, trial) => {
    const place = `step ${step}, trial ${trial}`;
    assert.is(at('subscribers'), before[trial] + at('new') - at('churned') + at('reactivated'), place);
    before[trial] = at('subscribers');
    flows.forEach(({ name, sum }) => (sum[trial] += at(name)));
    if (plans.length > 0) assert.is(total(plans.map(at)), at('subscribers'), place);
  });
  for (const { name, sum } of flows) {
    const parts = segments.map((segment) => valuesAt(found, outputName.sum(sumName.segment(name, segment.name)), 0)).filter((values) => values !== undefined);
    if (parts.length > 0) sum.forEach((count, trial) => assert.is(total(parts.map((part) => part[trial])), count, `${name} of segments, trial ${trial}`));
  }
}

/** Channels bring no more than who joins. */
function assertChannels(found: Trials): void {
  const channels = outputsOf(found, 'channel new ');
  everywhere(found, (at, step, trial) => {
    const brought = total(channels.map(at));
    // Shares are rounded to single precision.
    assert.ok(brought >= 0 && brought <= at('new') * (1 + 1e-6), `step ${step}, trial ${trial}: channels brought ${brought} of ${at('new')}`);
  });
}

test('customers are conserved, subscribers are last month\'s with who came and without who left, and plans, segments and channels add up', () =>
  forBusinesses(everything, 60, async (random) => {
    const found = await ran(random.scenario({}, { trials }));
    assertNumbers(found);
    assertConserved(found);
    assertMovements(found);
    assertChannels(found);
  }));

/** The customers of one segment of a business, without the lines of money, which name plans of others. */
function alone(scenario: Scenario, name: string): Scenario {
  return {
    ...scenario,
    segments: scenario.segments.filter((segment) => segment.name === name),
    plans: scenario.plans.filter((plan) => plan.segments.includes(name)).map((plan) => ({ ...plan, segments: [name] })),
    costs: [],
    revenue: [],
    competitors: scenario.competitors.filter(({ segments }) => segments.includes(name)).map((rival) => ({ ...rival, segments: [name] })),
  };
}

/** Sobol's sequence numbers what is uncertain in the whole file: taking a part away moves the others. */
const unnumbered = (scenario: Scenario): Scenario => (scenario.sampling === 'sobol' ? { ...scenario, sampling: 'plain' } : scenario);

test('every segment lives by itself as it lives among others that it shares nothing with, and conserves its customers', () =>
  forBusinesses({ ...everything, feedback: false, channels: false, learned: false }, 12, async (random) => {
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

test('expected values are the mean over many trials, where customers live alone and so the model is linear', () =>
  forBusinesses({ ...everything, talk: false, feedback: false, channels: false, luck: false, learned: false }, 10, async (random) => {
    const many = 1000;
    const drawn = await simulated(random.scenario({}, { trials: many }));
    const expected = await ran(random.scenario({}, { trials: many, expected: true }));
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
  forBusinesses({ ...everything, drawn: false, learned: false }, 15, async (random) => {
    const found = await ran(random.scenario({}, { trials: 5, expected: true }));
    for (const [name, rows] of found.statistics) rows.forEach(({ sd }, row) => assert.is(sd, 0, `${name}, row ${row}`));
  }));

test.run();

import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { MeasureName } from '../../engine/summary.js';
import { rowOf } from '../../engine/outputs.js';
import type { Trials } from '../../engine/trials.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { everything, openingCash, randomBusiness, type Freedom, type RandomBusiness } from './arbitraryBusiness.js';
import { measureAt, momentsOf, simulated, subscribersOf, type Sample } from './checks.js';

/** Trials of every random business; the reference is ready for so few before others have compiled anything. */
const trials = 16;
const ran = (scenario: Scenario): Promise<Trials> => simulated(scenario, { backend: 'reference' });

/** Checks a law for random businesses; a counterexample is told as its file. */
async function forBusinesses(freedom: Freedom, runs: number, law: (random: RandomBusiness) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(randomBusiness(freedom), (random) => law(random)),
    {
      numRuns: runs,
      reporter: ({ failed, seed, counterexamplePath, counterexample, errorInstance }) => {
        if (failed) throw new Error(`${String(errorInstance)}\nseed ${seed}, path ${counterexamplePath}${counterexample?.[0].text}`);
      },
    },
  );
}

/** Calls for every step and trial, with the values of the measures there and the index of the trial. */
function everywhere(found: Trials, call: (at: (name: MeasureName) => number, step: number, trial: number) => void): void {
  for (let step = 0; step < found.model.steps; step++) {
    const rows = new Map<MeasureName, Sample>();
    const row = (name: MeasureName): Sample => {
      const known = rows.get(name) ?? measureAt(found, name, step);
      rows.set(name, known);
      return known;
    };
    for (let trial = 0; trial < found.outputs.trials; trial++) call((name) => row(name)[trial], step, trial);
  }
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Prospects, subscribers and those who have left and not come back are all customers, whatever the month. */
function assertConserved(found: Trials): void {
  const customers = total(found.scenario.segments.map((segment) => segment.customers));
  const lapsed = new Float64Array(found.outputs.trials);
  everywhere(found, (at, step, trial) => {
    lapsed[trial] += at('churned') - at('reactivated');
    assert.ok(lapsed[trial] >= 0 && at('prospects') >= 0 && at('subscribers') >= 0, `step ${step}, trial ${trial}: a count below 0`);
    assert.ok(at('new') <= at('leads'), `step ${step}, trial ${trial}: more new customers than leads`);
    assert.is(at('prospects') + at('subscribers') + lapsed[trial], customers, `step ${step}, trial ${trial}`);
  });
}

/** Subscribers change by who is new, comes back or leaves, and by nothing else. */
function assertMovements(found: Trials): void {
  const before = new Float64Array(found.outputs.trials).fill(total(found.scenario.segments.map((segment) => segment.subscribers)));
  everywhere(found, (at, step, trial) => {
    assert.is(at('subscribers'), before[trial] + at('new') - at('churned') + at('reactivated'), `step ${step}, trial ${trial}`);
    before[trial] = at('subscribers');
  });
}

test('customers are conserved in every month', () =>
  forBusinesses(everything, 40, async (random) => assertConserved(await ran(random.scenario({}, { trials })))));

test('subscribers are those of last month, those who joined and came back, less those who left', () =>
  forBusinesses(everything, 40, async (random) => assertMovements(await ran(random.scenario({}, { trials })))));

/** A business of which one segment is left. */
function alone(scenario: Scenario, name: string): Scenario {
  return {
    ...scenario,
    segments: scenario.segments.filter((segment) => segment.name === name),
    plans: scenario.plans.filter((plan) => plan.segments.includes(name)).map((plan) => ({ ...plan, segments: [name] })),
  };
}

test('every segment lives by itself as it lives among others, and conserves its customers', () =>
  forBusinesses(everything, 15, async (random) => {
    const scenario = random.scenario({}, { trials });
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

test('cash is the opening cash and all revenue so far less all cost so far', () =>
  forBusinesses(everything, 30, async (random) => {
    const found = await ran(random.scenario({}, { trials }));
    const cash = new Float64Array(trials).fill(openingCash);
    const turnover = new Float64Array(trials).fill(openingCash);
    const sums = { revenue: new Float64Array(trials), cost: new Float64Array(trials) };
    everywhere(found, (at, step, trial) => {
      cash[trial] += at('revenue') - at('cost');
      turnover[trial] += at('revenue') + at('cost');
      sums.revenue[trial] += at('revenue');
      sums.cost[trial] += at('cost');
      // Double precision rounds every month's sum to 1.1e-16 of itself: 35 steps stay far below 1e-13 of the turnover.
      assert.ok(Math.abs(at('cash') - cash[trial]) <= 1e-13 * turnover[trial], `step ${step}, trial ${trial}: ${at('cash')} instead of ${cash[trial]}`);
      assert.is(at('profit'), at('revenue') - at('cost'));
    });
    for (const name of ['revenue', 'cost'] as const) {
      assert.equal([...rowOf(found.outputs, `sum ${name}`, 0)], [...sums[name]]);
    }
  }));

test('twice the money everywhere is twice the money in every result, and changes no count', () =>
  forBusinesses(everything, 30, async (random) => {
    const [once, twice] = [await ran(random.scenario({}, { trials })), await ran(random.scenario({ money: 2 }, { trials }))];
    for (const [name, { reference, values }] of once.outputs.arrays) {
      const doubled = twice.outputs.arrays.get(name)?.values ?? [];
      // To the last bit: twice a number is a matter of its exponent.
      const isMoney = reference.type === 'money' || /^(line|movement|plan mrr) /.test(name);
      values.forEach((value, position) => assert.is(doubled[position], isMoney ? 2 * value : value, name));
    }
  }));

/**
 * Individual by individual, since each draws the same numbers: who joins, joins in the same month, and leaves no later. This
 * needs reach that does not depend on subscribers, and nobody coming back: where they do, someone who left earlier can be
 * back when another leaves; and with imitation a market that fills more slowly can have more subscribers later.
 */
test('more churn never gives more subscribers, in any trial or month, where nobody comes back and word of mouth is silent', () =>
  forBusinesses({ ...everything, feedback: false, winBack: false, individualsOnly: true }, 30, async (random) => {
    const [less, more] = [await ran(random.scenario({}, { trials })), await ran(random.scenario({ churn: 2 }, { trials }))];
    for (const { name } of less.scenario.segments) {
      for (let step = 0; step < less.model.steps; step++) {
        const [low, high] = [subscribersOf(more, name, step), subscribersOf(less, name, step)];
        for (let trial = 0; trial < trials; trial++) assert.ok(low[trial] <= high[trial], `${name}, step ${step}, trial ${trial}: ${low[trial]} > ${high[trial]}`);
      }
    }
  }));

test('more churn never gives more subscribers on average, with win-back too, where word of mouth is silent', () =>
  forBusinesses({ ...everything, feedback: false }, 20, async (random) => {
    // Holds as long as churn and win-back do not exceed 1 together.
    const expected = { trials, expected: true };
    const [less, more] = [await ran(random.scenario({}, expected)), await ran(random.scenario({ churn: 1.5 }, expected))];
    everywhere(less, (at, step, trial) => {
      const low = measureAt(more, 'subscribers', step)[trial];
      assert.ok(low <= at('subscribers') * (1 + 1e-6) + 1e-6, `step ${step}, trial ${trial}: ${low} > ${at('subscribers')}`);
    });
  }));

const counts = ['prospects', 'leads', 'new', 'churned', 'reactivated', 'subscribers'] as const;

test('expected values are the mean over many trials, where word of mouth is silent and so the model is linear', () =>
  forBusinesses({ ...everything, feedback: false }, 8, async (random) => {
    const many = 1000;
    const [drawn, expected] = [await simulated(random.scenario({}, { trials: many })), await ran(random.scenario({}, { trials: many, expected: true }))];
    for (let step = 0; step < drawn.model.steps; step++) {
      for (const name of counts) {
        const [found, wanted] = [momentsOf(measureAt(drawn, name, step)), momentsOf(measureAt(expected, name, step)).mean];
        // Uncertain values are the same in both. 5 standard errors are exceeded with probability 6e-7; rare events are
        // Poisson, whose tail the two further terms cover; single precision moves a count by 1e-6 of itself.
        const bound = 5 * Math.sqrt(Math.max(found.variance, wanted) / many) + 10 / many + 1e-6 * wanted;
        assert.ok(Math.abs(found.mean - wanted) <= bound, `${name}, step ${step}: ${found.mean}, expected ${wanted} within ${bound}`);
      }
    }
  }));

test('where nothing is left to chance all trials are the same', () =>
  forBusinesses({ ...everything, drawn: false }, 15, async (random) => {
    const found = await ran(random.scenario({}, { trials: 5, expected: true }));
    for (const rows of found.statistics.values()) rows.forEach(({ sd }) => assert.is(sd, 0));
  }));

test.run();

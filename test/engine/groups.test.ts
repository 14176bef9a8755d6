import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { MeasureName, OptionalMeasureName } from '../../engine/summary.js';
import { business } from './businesses.js';
import { measureAt, momentsOf, simulated, twoSampleTest } from './checks.js';

const trials = 2000;
const steps = [0, 2, 5, 11];
const measures: readonly (MeasureName | OptionalMeasureName)[] = [
  'prospects', 'leads', 'waiting', 'trialing', 'new', 'churned', 'reactivated', 'subscribers', 'usage', 'mrr', 'revenue', 'cost', 'cash',
];

/** A thousand identical customers, spread over a number of agents, who can do all that customers can. */
const spread = (agents: number) =>
  business(`
months: 12
trials: ${trials}
seed: spread over ${agents}
market: { everyone: { customers: 1000, agents: ${agents}, subscribers: 200, usage: 3 } }
reach: { innovation: 15%, imitation: 60%, sales: { capacity: 70 } }
offer:
  basic: { price: 10, conversion: 25%, trial: { months: 2, paid: 60% }, switch: { pro: 6% } }
  pro: { price: 30, setup_fee: 5, conversion: 10%, commitment: 3, unit_price: 0.4, switch: { basic: 9%, team: 7% } }
  team: { price: 50, conversion: 12% }
usage: { dispersion: 0.5 }
retention: { churn: 12%, win_back: 8% }
costs: { support: { group: service, per_customer: 2, per_new_customer: 3, per_usage: 0.1 } }
`);

const individuals = await simulated(spread(1000));

/**
 * Three spreads, thirteen measures in four months: 156 comparisons by three tests each. A right engine fails one of them with
 * probability 1e-6, and so any with less than 5e-4; the seeds are fixed, so that it fails always or never.
 */
const falseAlarm = 1e-6;
/** Two-sided, of a standard normal number. */
const score = 4.9;

for (const agents of [100, 10, 1]) {
  test(`a thousand customers as ${agents} agents have the distributions of a thousand individuals`, async () => {
    const groups = await simulated(spread(agents));
    for (const step of steps) {
      for (const name of measures) {
        const [found, wanted] = [measureAt(groups, name, step), measureAt(individuals, name, step)];
        const p = twoSampleTest(found, wanted);
        assert.ok(p > falseAlarm, `${name}, step ${step}: p = ${p}`);
        const [a, b] = [momentsOf(found), momentsOf(wanted)];
        const distance = Math.abs(a.mean - b.mean) / Math.max(1e-300, Math.hypot(a.error, b.error));
        assert.ok(a.mean === b.mean || distance < score, `${name}, step ${step}: means ${a.mean} and ${b.mean}`);
        // A variance of n values that are near normal has a relative standard error of sqrt(2 / n).
        assert.ok(a.variance === b.variance || Math.abs(Math.log(a.variance / b.variance)) < score * Math.sqrt(4 / trials), `${name}, step ${step}: variances ${a.variance} and ${b.variance}`);
      }
    }
  });
}

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rowOf } from '../../../../engine/outputs.js';
import { outputName } from '../../../../engine/names.js';
import { commonTerms } from '../../../../engine/studies/commonTerms.js';
import type { Trials } from '../../../../engine/trials.js';
import { subscribersOf } from '../../checks.js';
import { fileOf, studied } from '../loading.js';

/** Two segments with plans of their own, and parts to be added. */
const business = (parts: { readonly market?: string; readonly offer?: string; readonly more?: string } = {}): string => `
months: 8
trials: 150
seed: unmoved
market:
  small: { customers: 3000, agents: 6, churn: "across uniform(1%, 9%)", willingness_to_pay: "across lognormal(50, 0.4)", usage: "across gamma(20, 0.8)" }
  large: { customers: 40, agents: 40, subscribers: 4, churn: "uniform(1%, 4%)" }
${parts.market ?? ''}
reach:
  innovation: 5%
  imitation: "uniform(5%, 40%)"
  channels: { search: { spend: 4k, cost_per_lead: 20 to 40, segments: [small, large] } }
offer:
  basic: { price: 40, conversion: "uniform(5%, 12%)", segments: [small] }
  pro: { price: 800, conversion: 6%, segments: [large] }
${parts.offer ?? ''}
choice: { price_elasticity: "normal(1.4, 0.3)", willingness_to_pay: 0.5 }
retention: { win_back: "each month uniform(1%, 3%)" }
costs: { servers: { group: operations, per_usage: 1 to 3 per 1000 } }
events: { outage: { hazard: 10%, loss: 5k to 20k, multiply: { churn: 1.5 } } }
finance: { opening_cash: 60k }
${parts.more ?? ''}`;

const base = fileOf(business());

/** Both with the luck of the base. */
const both = async (text: string): Promise<readonly [Trials, Trials]> => {
  const other = fileOf(text);
  const alike = commonTerms([base, other]);
  return studied(async (runner) => [await runner.run(alike(base.scenario)), await runner.run(alike(other.scenario))]);
};

const steps = Array.from({ length: 8 }, (_, step) => step);

const assertSameCustomers = ([one, other]: readonly [Trials, Trials]): void => {
  for (const segment of ['small', 'large']) for (const step of steps) assert.equal(Array.from(subscribersOf(one, segment, step)), Array.from(subscribersOf(other, segment, step)), `${segment} in step ${step}`);
};

const measure = ({ outputs }: Trials, name: 'revenue' | 'cost' | 'usage', step: number): readonly number[] => Array.from(rowOf(outputs, outputName.measure(name), step));

test('another segment leaves every customer of the others where he was, future by future', async () => {
  assertSameCustomers(await both(business({ market: '  aaa: { customers: 1, churn: 3% }', offer: '  first: { price: 10, conversion: 2%, segments: [aaa] }' })));
});

test('another segment written first, with plans and channels of its own, does not either', async () => {
  const text = business({ offer: '  first: { price: 10, conversion: 20%, segments: [aaa] }' })
    .replace('market:\n', 'market:\n  aaa: { customers: 700, agents: 7, churn: "across uniform(1%, 9%)" }\n')
    .replace('segments: [small, large] } }', 'segments: [small, large] }, fairs: { spend: 1k, cost_per_lead: 50 to 90, segments: [aaa] } }');
  assertSameCustomers(await both(text));
});

test('a plan that nobody buys moves nobody and no money', async () => {
  const pair = await both(business({ offer: '  idle: { price: 90, conversion: 0%, segments: [small, large] }' }));
  assertSameCustomers(pair);
  for (const step of steps) for (const name of ['revenue', 'cost', 'usage'] as const) assert.equal(measure(pair[0], name, step), measure(pair[1], name, step), `${name} in step ${step}`);
});

test('a channel without spend, an uncertain cost and an event that only costs move no customer', async () => {
  const text = business()
    .replace('segments: [small, large] } }', 'segments: [small, large] }, fairs: { spend: 0, cost_per_lead: 50 to 90 } }')
    .replace('costs: {', 'costs: { rent: { group: management, per_month: 1k to 3k },')
    .replace('events: {', 'events: { audit: { hazard: 20%, loss: 1k to 9k },');
  assertSameCustomers(await both(text));
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rowOf } from '../../../engine/outputs.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { business } from '../businesses.js';
import { simulated } from '../checks.js';
import { byHand, close, closeAll } from './byHand.js';

const market = `
market: { everyone: { customers: 1000, agents: 1, subscribers: 100 } }
reach: { innovation: 0 }
offer: { only: { price: 10, conversion: 20% } }
costs: { rent: { group: operations, per_month: 100 }, other: { group: operations, per_month: 5 } }
`;

const rentOf = async (months: number, rest: string): Promise<number[]> => (await byHand(`months: ${months}${market}${rest}`)).cost('rent');

test('a lever acts from its month up to the one in which it ends, and costs once; levers multiply', async () => {
  const { cost } = await byHand(`months: 4${market}levers:
  halved: { at: 2027-02, until: 2027-04, multiply: { rent: 0.5 }, cost: 70 }
  tripled: { at: 2027-03, multiply: { rent: 3 } }`);
  closeAll(cost('rent'), [100, 50, 150, 300]);
  closeAll(cost('other'), [5, 5, 5, 5]);
  closeAll(cost('levers'), [0, 70, 0, 0]);
});

test('an event of a month is in force as long as it lasts, and its loss is paid once', async () => {
  const { cost } = await byHand(`months: 4${market}events: { flood: { at: 2027-02, months: 2, multiply: { rent: 3 }, loss: 40 } }`);
  closeAll(cost('rent'), [100, 300, 300, 100]);
  closeAll(cost('losses of events'), [0, 40, 0, 0]);
});

test('an event that comes with a chance of 30 % is in force to that degree', async () => {
  closeAll(await rentOf(2, 'events: { flood: { at: 2027-02, probability: 30%, multiply: { rent: 3 } } }'), [100, 160]);
});

/** A hazard so high that an event comes in every month in which it can. */
const certain = 'hazard: 1000, months: 2, multiply: { rent: 3 }, loss: 40';

test('an event comes again when it is over; one that overlaps comes in every month, and its factors multiply', async () => {
  const single = await byHand(`months: 4${market}events: { flood: { ${certain} } }`);
  closeAll(single.cost('rent'), [300, 300, 300, 300]);
  closeAll(single.cost('losses of events'), [40, 0, 40, 0]);
  const twice = await byHand(`months: 4${market}events: { flood: { ${certain}, overlap: true } }`);
  closeAll(twice.cost('rent'), [300, 900, 900, 900]);
  closeAll(twice.cost('losses of events'), [40, 40, 40, 40]);
});

test('a hazard of 0.2 is three times as high while another event is in force', async () => {
  const { cost } = await byHand(`months: 2${market}events:
  storm: { at: 2027-01 }
  flood: { hazard: 0.2, loss: 100, raised_by: { storm: 3 } }`);
  closeAll(cost('losses of events'), [100 * (1 - Math.exp(-0.6)), 100 * (1 - Math.exp(-0.2))]);
});

test('levers on everything act on everything they name, and on nothing else', async () => {
  const { measure, cost, revenue } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, subscribers: 100, usage: 3 } }
reach: { innovation: 0.1, channels: { search: { spend: 40, cost_per_lead: 4 } } }
offer: { only: { price: 10, conversion: 20%, unit_price: 2 } }
retention: { churn: 10% }
revenue: { ads: { kind: advertising, per_month: 8 } }
costs: { rent: { group: operations, per_month: 100 } }
levers:
  all: { at: 2027-02, multiply: { reach: 2, conversion: 3, churn: 1.5, usage: 4, price: 1.2, cost: 0.5, revenue: 0.9, search: 2, ads: 5, rent: 7 } }`);
  const leads = [900 * (1 - Math.exp(-(0.1 + 10 / 900)))];
  const joins = [0.2 * leads[0]];
  const prospects = 900 - joins[0];
  leads.push(prospects * (1 - Math.exp(-2 * (0.1 + 20 / prospects))));
  joins.push((leads[1] * 0.6) / 1.4);
  const subscribers = [90 + joins[0]];
  const odds = (0.1 / 0.9) * 1.5;
  subscribers.push(subscribers[0] * (1 - odds / (1 + odds)) + joins[1]);
  closeAll(measure('leads'), leads);
  closeAll(measure('subscribers'), subscribers);
  closeAll(measure('usage'), [3 * subscribers[0], 12 * subscribers[1]]);
  closeAll(revenue('subscription'), [10 * subscribers[0], 0.9 * 12 * subscribers[1]]);
  closeAll(revenue('usage'), [6 * subscribers[0], 0.9 * 2.4 * 12 * subscribers[1]]);
  closeAll(revenue('ads'), [8, 0.9 * 40]);
  closeAll(cost('search'), [40, 80]);
  closeAll(cost('rent'), [100, 350]);
});

test('a policy acts when its month has come, and not again while it rests', async () => {
  closeAll(await rentOf(6, 'policies: [{ when: month >= 2, then: { multiply: { rent: 0.5 } }, cool_down: 1 }]'), [100, 50, 50, 25, 25, 12.5]);
  closeAll(await rentOf(4, 'policies: [{ when: month >= 2, then: { multiply: { rent: 0.5 } }, cool_down: 0 }]'), [100, 50, 25, 12.5]);
});

test('policies act in the order of the file: what is set can be multiplied, what was multiplied can be set', async () => {
  const [set, double] = ['{ when: month >= 2, then: { set: { rent: 40 } } }', '{ when: month >= 2, then: { multiply: { rent: 2 } } }'];
  closeAll(await rentOf(3, `policies: [${set}, ${double}]`), [100, 80, 80]);
  closeAll(await rentOf(3, `policies: [${double}, ${set}]`), [100, 40, 40]);
});

test('a lever multiplies what a policy has set, and a price can be set', async () => {
  closeAll(await rentOf(3, 'policies: [{ when: month >= 2, then: { set: { rent: 40 } } }]\nlevers: { half: { at: 2027-03, multiply: { rent: 0.5 } } }'), [100, 40, 20]);
  const { measure } = await byHand(`months: 3${market}policies: [{ when: month >= 2, then: { set: { only: 15 } } }]`);
  closeAll(measure('revenue'), [1000, 1500, 1500]);
});

test('nothing can be seen in the first month', async () => {
  closeAll(await rentOf(3, 'finance: { opening_cash: 50 }\npolicies: [{ when: cash >= 0, then: { multiply: { rent: 2 } }, cool_down: 9 }]'), [100, 200, 200]);
});

/** 100 subscribers lose 10 and win 18 in the first month, and so on; costs are 270 for the product, 100 of rent and once 40. */
const seen = (policy: string): string => `months: 3
market: { everyone: { customers: 1000, agents: 1, subscribers: 100 } }
reach: { innovation: ${-Math.log(0.9)} }
offer: { only: { price: 10, conversion: 20% } }
retention: { churn: 10% }
costs: { servers: { group: product, per_month: 270 }, rent: { group: operations, per_month: 100 }, start: { group: operations, once: [{ at: 2027-01, value: 40 }] } }
finance: { opening_cash: 60 }
policies: [${policy}]
`;

for (const [measure, value, month] of [
  ['cash', 60 + 1080 - 410, 2],
  ['profit', 1080 - 410, 2],
  ['revenue', 1080, 2],
  ['subscribers', 108, 2],
  ['churn', 0.1, 2],
  ['gross_margin', 1 - 270 / 1080, 2],
  ['growth', 114.84 / 108 - 1, 3],
] as const) {
  test(`a manager who looks at ${measure} sees ${value.toPrecision(4)} when month ${month - 1} has ended`, async () => {
    const rent = async (threshold: number): Promise<number> =>
      (await byHand(seen(`{ when: ${measure} > ${threshold}, then: { multiply: { rent: 0 } }, cool_down: 9 }`))).cost('rent')[month - 1];
    close(await rent(value * 0.999), 0);
    close(await rent(value * 1.001), 100);
  });
}

test('a runway is what cash lasts at the cost that comes back every month: 50 for 100 a month are half a month', async () => {
  const rent = async (threshold: number): Promise<number[]> =>
    (
      await byHand(`months: 2
market: { nobody: { customers: 1, agents: 1 } }
reach: { innovation: 0 }
offer: { only: { price: 10, conversion: 20% } }
costs: { rent: { group: operations, per_month: 100 }, start: { group: operations, once: [{ at: 2027-01, value: 60 }] } }
events: { flood: { at: 2027-01, loss: 40 } }
finance: { opening_cash: 250 }
policies: [{ when: runway < ${threshold}, then: { multiply: { rent: 0 } } }]`)
    ).cost('rent');
  closeAll(await rent(0.51), [100, 0]);
  closeAll(await rent(0.49), [100, 100]);
});

test('service is seen, too', async () => {
  const { cost } = await byHand(`months: 2
market: { everyone: { customers: 100, agents: 1, subscribers: 100, usage: 3 } }
reach: { innovation: 0 }
offer: { only: { price: 10, conversion: 20% } }
costs: { rent: { group: operations, per_month: 100 } }
capacity: { servers: { units: 1, per_unit: 240, limit: 1, cost: 5 } }
policies: [{ when: service <= 0.8, then: { multiply: { rent: 2 } } }]`);
  closeAll(cost('rent'), [100, 200]);
});

for (const backend of ['reference', 'simd'] as const) {
  test(`prices that policies cut to nothing, and raise again beyond all measure, leave every chance a number: who comes back comes to a plan, on ${backend}`, async () => {
    const plan = (change: string): Scenario => business(`months: 40
trials: 16
market: { everyone: { customers: 4000, agents: 2, subscribers: 900, churn: 30% } }
reach: { innovation: 20% }
offer: { own: { price: 100, list_price: 1k, conversion: 40% }, other: { price: 9, conversion: 20% } }
competitors: { rival: { price: 50, share: 10%, reaction: 80% } }
choice: { price_elasticity: 3 }
retention: { price_rise: 4, win_back: 10% }
policies: [{ when: month >= 1, then: { multiply: { price: ${change} } }, cool_down: 0 }]`);
    for (const change of ['0.001', '5']) {
      const { outputs, model } = await simulated(plan(change), { backend, threads: 1 });
      const at = (name: string, step: number, trial: number): number => rowOf(outputs, `measure ${name}`, step)[trial];
      for (let trial = 0; trial < 16; trial++) {
        for (let step = 1; step < model.steps; step++) {
          const came = at('new', step, trial) + at('reactivated', step, trial) - at('churned', step, trial);
          assert.is(at('subscribers', step, trial), at('subscribers', step - 1, trial) + came, `price x ${change}, step ${step}, trial ${trial}`);
        }
      }
    }
  });
}

test.run();

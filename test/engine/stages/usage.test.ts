import { test } from 'uvu';
import { byHand, closeAll } from './byHand.js';

/** So many subscribers who stay, with so much use a month each. */
const market = (subscribers: number, use: number | string): string =>
  `market: { everyone: { customers: 1000, agents: 1, subscribers: ${subscribers}, usage: "${use}" } }\nreach: { innovation: 0 }\n`;

test('use is subscribers x use of each; it is charged by the unit, and costs by the unit', async () => {
  const { measure, revenue, cost } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, subscribers: 100, usage: 30 } }
reach: all
offer: { only: { price: 10, unit_price: 0.5, conversion: 10% } }
costs: { inference: { group: product, per_usage: 20 per 1000 }, rent: { group: operations, per_month: 5 } }`);
  closeAll(measure('subscribers'), [190, 271]);
  closeAll(measure('usage'), [190 * 30, 271 * 30]);
  closeAll(revenue('subscription'), [1900, 2710]);
  closeAll(revenue('usage'), [190 * 15, 271 * 15]);
  closeAll(measure('revenue'), [190 * 25, 271 * 25]);
  closeAll(cost('inference'), [190 * 30 * 0.02, 271 * 30 * 0.02]);
});

test('a unit price is stated for many, grows, and may be called transactions', async () => {
  const { revenue } = await byHand(
    `months: 2\n${market(100, 30)}offer: { only: { price: 10, unit_price: { value: 5 per 1000, growth: 10% }, usage_kind: transactions, conversion: 10% } }`,
  );
  closeAll(revenue('transactions'), [15, 16.5]);
});

test('what is included is not charged: 30 of 50 a customer, and all of 20', async () => {
  for (const [use, charged] of [[50, 20], [20, 0]]) {
    const { measure, revenue } = await byHand(`months: 1\n${market(100, use)}offer: { only: { price: 10, included_usage: 30, unit_price: 2, conversion: 10% } }`);
    closeAll(measure('usage'), [100 * use]);
    closeAll(revenue('usage'), [100 * charged * 2]);
  }
});

test('what is included is counted for each agent: of two, one uses 33.75 and the other 11.25, with 20 included', async () => {
  const { measure, revenue } = await byHand(`months: 1
market: { everyone: { customers: 1000, agents: 2, subscribers: 100, usage: "across uniform(0, 45)" } }
reach: { innovation: 0 }
offer: { only: { price: 10, included_usage: 20, unit_price: 2, conversion: 10% } }`);
  closeAll(measure('usage'), [50 * (11.25 + 33.75)]);
  closeAll(revenue('usage'), [50 * (33.75 - 20) * 2]);
});

test('tiers: of 70 units above what is included, 20 cost 5, 30 cost 3 and 20 cost 1', async () => {
  const offer = 'offer: { only: { price: 10, included_usage: 10, tiers: [{ from: 0, price: 5 }, { from: 20, price: 3 }, { from: 50, price: 1000 per 1000 }], conversion: 10% } }\n';
  const charge = async (use: number): Promise<number[]> => (await byHand(`months: 1\n${market(100, use)}${offer}`)).revenue('usage');
  closeAll(await charge(80), [100 * (20 * 5 + 30 * 3 + 20 * 1)]);
  closeAll(await charge(35), [100 * (20 * 5 + 5 * 3)]);
  closeAll(await charge(15), [100 * (5 * 5)]);
  closeAll(await charge(7), [0]);
});

test('tiers without anything included, at half their prices by a discount and at 1.5 times by a lever', async () => {
  const { revenue } = await byHand(`months: 2
${market(100, 80)}offer: { only: { price: 10, tiers: [{ from: 0, price: 4 }, { from: 50, price: 1 }], usage_kind: transactions, discount: 50%, conversion: 10% } }
levers: { dearer: { at: 2027-02, multiply: { price: 1.5 } } }`);
  const full = 100 * (50 * 4 + 30 * 1);
  closeAll(revenue('transactions'), [full / 2, (full / 2) * 1.5]);
  closeAll(revenue('subscription'), [500, 750]);
});

test('use grows by the month and has its seasons, and levers multiply it', async () => {
  const { measure } = await byHand(`months: 3
${market(100, 30)}offer: { only: { price: 10, conversion: 10% } }
usage: { growth: 10%, seasonality: [1, 2, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1] }
levers: { limit: { at: 2027-03, multiply: { usage: 0.5 } } }`);
  closeAll(measure('usage'), [3000, 3000 * 1.1 * 2, 3000 * 1.21 * 3 * 0.5]);
});

test('use only grows, or levers only multiply it', async () => {
  const offer = 'offer: { only: { price: 10, conversion: 10% } }\n';
  closeAll((await byHand(`months: 2\n${market(100, 30)}${offer}usage: { growth: -50% }`)).measure('usage'), [3000, 1500]);
  closeAll((await byHand(`months: 2\n${market(100, 30)}${offer}levers: { more: { at: 2027-02, multiply: { usage: 3 } } }`)).measure('usage'), [3000, 9000]);
});

test('a dispersion widens use and does not move what is expected', async () => {
  const { measure, revenue } = await byHand(
    `months: 1\n${market(100, 50)}offer: { only: { price: 10, included_usage: 30, unit_price: 2, conversion: 10% } }\nusage: { dispersion: 0.5 }`,
  );
  closeAll(measure('usage'), [5000]);
  closeAll(revenue('usage'), [100 * 20 * 2]);
});

test('a week has 12/52 of the use, of what is included and of the tiers of a month', async () => {
  const week = 12 / 52;
  const { measure } = await byHand(
    `months: 3\nstep: week\n${market(100, 80)}offer: { only: { included_usage: 10, tiers: [{ from: 0, price: 5 }, { from: 20, price: 3 }], conversion: 10% } }`,
  );
  closeAll(measure('usage'), new Array<number>(13).fill(8000 * week));
  closeAll(measure('revenue'), new Array<number>(13).fill(100 * (20 * 5 + 50 * 3) * week));
});

test('who tries for free uses the product at our cost, and is not charged', async () => {
  const { measure, revenue, cost } = await byHand(`months: 3
market: { everyone: { customers: 1000, agents: 1, usage: 30 } }
reach: { innovation: ${-Math.log(0.9)} }
offer: { only: { price: 10, unit_price: 0.5, conversion: 100%, trial: { months: 1, paid: 40% } } }
costs: { inference: { group: product, per_usage: 0.1 }, rent: { group: operations, per_month: 5 } }`);
  const [trying, subscribers] = [[100, 90, 87], [0, 40, 76]];
  closeAll(measure('trialing'), trying);
  closeAll(measure('subscribers'), subscribers);
  closeAll(measure('usage'), [3000, 30 * 130, 30 * 163]);
  closeAll(revenue('usage'), [0, 40 * 15, 76 * 15]);
  closeAll(cost('inference'), [300, 390, 489]);
});

test('segments without a use pay for none, and a plan of both charges those who use it', async () => {
  const { measure, revenue } = await byHand(`months: 1
market: { counted: { customers: 100, agents: 1, subscribers: 50, usage: 30 }, other: { customers: 100, agents: 1, subscribers: 20 } }
reach: { innovation: 0 }
offer: { only: { price: 10, unit_price: 0.5, conversion: 10% } }`);
  closeAll(measure('usage'), [1500]);
  closeAll(revenue('usage'), [750]);
  closeAll(revenue('subscription'), [700]);
});

test('a capacity of 1200 serves 1200 of 3000: the rest is neither charged nor costs, of any plan', async () => {
  const { measure, revenue, cost } = await byHand(`months: 1
market: { everyone: { customers: 1000, agents: 1, subscribers: 100, usage: 30 } }
reach: { innovation: 0 }
offer:
  metered: { price: 10, unit_price: 0.5, conversion: 20% }
  tiered: { price: 10, included_usage: 10, tiers: [{ from: 0, price: 2 }, { from: 15, price: 1 }], usage_kind: transactions, conversion: 20% }
  packed: { price: 10, included_usage: 25, unit_price: 4, conversion: 10% }
costs: { inference: { group: product, per_usage: 0.1 } }
capacity: { servers: { units: 2, per_unit: 600, cost: 70 } }`);
  closeAll(measure('usage'), [3000]);
  closeAll(measure('service'), [0.4]);
  closeAll(revenue('usage'), [0.4 * (40 * 30 * 0.5 + 20 * 5 * 4)]);
  closeAll(revenue('transactions'), [0.4 * 40 * (15 * 2 + 5 * 1)]);
  closeAll(revenue('subscription'), [1000]);
  closeAll(cost('inference'), [0.4 * 300]);
  closeAll(cost('servers'), [140]);
});

test('more is ordered for the use of last month at the target load, comes after the delay, and stays', async () => {
  const { measure, cost } = await byHand(`months: 7
${market(100, 30)}offer: { only: { price: 10, conversion: 10% } }
usage: { seasonality: [1, 1.5, 2, 1, 1, 3, 1, 1, 1, 1, 1, 1] }
costs: { rent: { group: operations, per_month: 5 } }
capacity: { servers: { units: 3, per_unit: 1000, target: 75%, delay: 2, cost: 70, decline: 10% } }`);
  // Ordered in a month: ceil(use of the month before / 750): 0, 4, 6, 8, 4, 4, 12; there two months later.
  const use = [3000, 4500, 6000, 3000, 3000, 9000, 3000];
  const units = [3, 3, 3, 4, 6, 8, 8];
  closeAll(measure('usage'), use);
  closeAll(measure('service'), use.map((used, month) => Math.min(1, (1000 * units[month]) / used)));
  closeAll(cost('servers'), units.map((count, month) => count * 70 * 0.9 ** month));
});

test('without a delay units follow last month at once, up to the limit', async () => {
  const { cost } = await byHand(`months: 4
${market(100, 30)}offer: { only: { price: 10, conversion: 10% } }
usage: { growth: 100% }
costs: { rent: { group: operations, per_month: 5 } }
capacity: { servers: { units: 1, per_unit: 1000, limit: 10, cost: [{ value: 70 }, { from: 2027-04, value: 60 }] } }`);
  closeAll(cost('servers'), [70, 3 * 70, 6 * 70, 10 * 60]);
});

test('units that serve more need not be so many: a lever that doubles them saves three of six', async () => {
  const servers = async (levers: string): Promise<number[]> => {
    const { cost } = await byHand(`months: 3
${market(100, 30)}offer: { only: { price: 10, conversion: 10% } }
usage: { growth: 100% }
costs: { rent: { group: operations, per_month: 5 } }
capacity: { servers: { units: 3, per_unit: 1000, cost: 70 } }
${levers}`);
    return cost('servers');
  };
  closeAll(await servers(''), [210, 210, 420]);
  closeAll(await servers('levers: { quantise: { at: 2027-02, multiply: { servers: 2 } } }'), [210, 210, 210]);
});

test('capacities of several kinds serve together, and a lever on one makes its units serve more', async () => {
  const { measure } = await byHand(`months: 2
${market(100, 30)}offer: { only: { price: 10, conversion: 10% } }
capacity: { old: { units: 1, per_unit: 900, limit: 1 }, new: { units: 2, per_unit: 300, limit: 2 } }
levers: { tuning: { at: 2027-02, multiply: { new: 2 } } }`);
  closeAll(measure('service'), [(900 + 600) / 3000, (900 + 1200) / 3000]);
});

test('a week has 12/52 of the capacity of a month', async () => {
  const { measure } = await byHand(`months: 1\nstep: week\n${market(100, 30)}offer: { only: { price: 10, conversion: 10% } }\ncapacity: { servers: { units: 1, per_unit: 600, limit: 1, cost: 52 } }`);
  closeAll(measure('service'), [0.2, 0.2, 0.2, 0.2]);
  closeAll(measure('cost'), [12, 12, 12, 12]);
});

test.run();

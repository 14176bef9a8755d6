import { test } from 'uvu';
import { byHand, close, closeAll } from './byHand.js';

/** 100 subscribers of one plan and 50 of another, both paid; nobody comes or goes. */
const offers = `market: { everyone: { customers: 1000, agents: 1, subscribers: 150, usage: 4 } }
reach: { innovation: 0 }
offer: { basic: { price: 10, conversion: 20% }, pro: { price: 30, conversion: 10% } }
`;

const rent = '  rent: { group: operations, per_month: 1 }\n';

test('a line of cost is the sum of its parts: fixed, per user, per new customer, per use, once and now and then', async () => {
  const { cost, sum, measure } = await byHand(`months: 3
market: { everyone: { customers: 1000, agents: 1, usage: 4 } }
reach: all
offer: { basic: { price: 10, conversion: 10% } }
costs:
  mixed: { group: operations, per_month: 1000, per_customer: 2, per_new_customer: 3, per_usage: 0.5, once: [{ at: 2027-02, value: 77 }, { at: 2027-02, value: 5 }], every: 2, value: 400 }
${rent}`);
  const [subscribers, joined] = [[100, 190, 271], [100, 90, 81]];
  const mixed = subscribers.map((count, month) => 1000 + 2 * count + 3 * joined[month] + 0.5 * 4 * count + [0, 82, 400][month]);
  closeAll(cost('mixed'), mixed);
  closeAll(measure('cost'), mixed.map((amount) => amount + 1));
  close(sum('line cost mixed'), mixed[0] + mixed[1] + mixed[2]);
  close(sum('cost'), mixed[0] + mixed[1] + mixed[2] + 3);
});

test('growth and decline act on everything in a line but what is due once', async () => {
  const { cost } = await byHand(`months: 3\n${offers}costs:
  growing: { group: operations, per_month: 100, per_customer: 1, per_usage: 0.1, once: [{ at: 2027-03, value: 7 }], every: 1, value: 30, growth: 10% }
  falling: { group: operations, per_month: 100, hire: { salary: 20, customers: 75 }, decline: 50% }
`);
  closeAll(cost('growing'), [100 + 150 + 60, 1.1 * (100 + 150 + 60 + 30), 1.21 * (100 + 150 + 60 + 30) + 7]);
  closeAll(cost('falling'), [140, 70, 35]);
});

test('a line counts the customers and the use of its own plans', async () => {
  const { cost, revenue } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, subscribers: 150, usage: 4 } }
reach: all
offer: { basic: { price: 10, conversion: 20% }, pro: { price: 30, conversion: 10% }, tried: { price: 5, conversion: 4%, trial: { months: 1, paid: 50% } } }
retention: { churn: 20%, win_back: 50% }
costs:
  support: { group: service, plans: [pro, tried], per_customer: 1, per_new_customer: 100, per_usage: 10 }
${rent}revenue:
  course: { kind: services, plans: [basic], per_customer: 1, per_new_customer: 100, per_usage: 10 }
`);
  // 150 at first: 88 on basic, 44 on pro, 18 on tried, in the proportions of 20, 10 and 4 (of 88.24, 44.12, 17.65).
  const [basic, pro, tried] = [[88], [44], [18]];
  const trying = [0, 850 * 0.04];
  basic.push(88 * 0.8 + 170);
  pro.push(44 * 0.8 + 85);
  tried.push(18 * 0.8);
  const prospects = 850 - 170 - 85 - 34;
  // Of the 30 who left half come back, divided by 20 : 10 : 4.
  const back = [(15 * 20) / 34, (15 * 10) / 34, (15 * 4) / 34];
  basic.push(basic[1] * 0.8 + prospects * 0.2 + back[0]);
  pro.push(pro[1] * 0.8 + prospects * 0.1 + back[1]);
  tried.push(tried[1] * 0.8 + 17 + back[2]);
  trying.push(prospects * 0.04);
  const users = [1, 2].map((month) => pro[month] + tried[month] + trying[month]);
  closeAll(cost('support'), [users[0] * 41 + 100 * 85, users[1] * 41 + 100 * (prospects * 0.1 + back[1] + 17 + back[2])]);
  closeAll(revenue('course'), [basic[1] * 41 + 100 * 170, basic[2] * 41 + 100 * (prospects * 0.2 + back[0])]);
});

test('a line without a plans key counts everybody, those who try for free among the users', async () => {
  const { cost } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, usage: 4 } }
reach: all
offer: { basic: { price: 10, conversion: 20% }, tried: { price: 5, conversion: 10%, trial: { months: 1, paid: 50% } } }
costs:
  all: { group: service, per_customer: 1, per_new_customer: 100, per_usage: 10 }
${rent}`);
  closeAll(cost('all'), [300 * 41 + 20_000, (200 + 140 + 50 + 70) * 41 + 100 * (140 + 50)]);
});

test('a head is hired for every started 60 users, at least 2; heads are not let go, and salaries rise', async () => {
  const { measure, cost } = await byHand(`months: 5
market: { everyone: { customers: 1000, agents: 1, subscribers: 50 } }
reach: all
offer: { only: { price: 10, conversion: 10%, segments: [everyone] } }
retention: { churn: 70% }
levers: { stop: { at: 2027-03, multiply: { conversion: 0 } } }
costs:
  support: { group: service, hire: { salary: [{ value: 20 }, { from: 2027-05, value: 30 }], customers: 60, at_least: 2 } }
${rent}`);
  closeAll(measure('subscribers'), [110, 118.5, 35.55, 10.665, 3.1995]);
  closeAll(cost('support'), [40, 40, 40, 40, 60]);
  const few = await byHand(`months: 3
market: { everyone: { customers: 1000, agents: 1, subscribers: 121 } }
reach: { innovation: 0 }
offer: { only: { price: 10, conversion: 10% } }
retention: { churn: 50% }
costs:
  support: { group: service, hire: { salary: 20, customers: 20.1 } }
${rent}`);
  // 60.5 users need 4 heads; they stay when 31 and 16 users are left.
  closeAll(few.cost('support'), [80, 80, 80]);
});

test('staff of a plan counts its subscribers and those who try it', async () => {
  const { cost } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1 } }
reach: all
offer: { basic: { price: 10, conversion: 20% }, tried: { price: 5, conversion: 10%, trial: { months: 1, paid: 50% } } }
costs:
  coaches: { group: service, plans: [tried], hire: { salary: 20, customers: 30 } }
${rent}`);
  // 100 who try: 4 heads. Then 50 who pay and 70 who try: 4. Nobody is counted for basic.
  closeAll(cost('coaches'), [80, 80]);
});

test('payment fees are a share of all revenue, commissions months of what joined or came back brings', async () => {
  const { cost, measure } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, subscribers: 300 } }
reach: all
offer: { basic: { price: 10, setup_fee: 3, conversion: 20% }, pro: { price: [{ value: 30 }, { from: 2027-02, value: 33 }], conversion: 10% } }
retention: { churn: 20%, win_back: 50% }
revenue: { course: { kind: services, per_month: 1000 } }
costs:
  fees: { group: operations, of_revenue: 3%, per_month: 10 }
  sales: { group: acquisition, of_new_mrr: 1.5 }
  partner: { group: acquisition, of_new_mrr: 2, plans: [pro] }
`);
  closeAll(measure('new'), [210, 147]);
  closeAll(measure('reactivated'), [0, 30]);
  closeAll(cost('fees'), measure('revenue').map((revenue) => 10 + 0.03 * revenue));
  closeAll(cost('sales'), [1.5 * (1400 + 2100), 1.5 * ((98 + 20) * 10 + (49 + 10) * 33)]);
  closeAll(cost('partner'), [2 * 2100, 2 * 59 * 33]);
});

test('revenue lines: per month, customer, new customer and use, of which a share is ours; kinds are lines of their own', async () => {
  const { measure, revenue, sum } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, subscribers: 100, usage: 4 } }
reach: all
offer: { only: { price: 10, setup_fee: 5, licence: 7, conversion: 10% } }
revenue:
  ads: { kind: advertising, per_usage: 8 per 1000, share: 40%, growth: 50% }
  course: { kind: services, per_customer: 2, per_new_customer: 3, per_month: 1000, once: [{ at: 2027-01, value: 66 }], every: 1, value: 10 }
`);
  const [subscribers, joined] = [[190, 271], [90, 81]];
  const wanted = {
    subscription: [1900, 2710],
    setup: [450, 405],
    licence: [630, 567],
    ads: [0.4 * 0.008 * 760, 1.5 * 0.4 * 0.008 * 1084],
    course: [0, 1].map((month) => 1000 + 2 * subscribers[month] + 3 * joined[month] + [66, 10][month]),
  };
  for (const [line, amounts] of Object.entries(wanted)) {
    closeAll(revenue(line), amounts, line);
    close(sum(`line revenue ${line}`), amounts[0] + amounts[1], line);
  }
  closeAll(measure('revenue'), [0, 1].map((month) => Object.values(wanted).reduce((total, amounts) => total + amounts[month], 0)));
});

test('where plans earn nothing there is no line of subscriptions', async () => {
  const { has, revenue, measure } = await byHand(`months: 1
market: { everyone: { customers: 1000, agents: 1, subscribers: 100, usage: 4 } }
reach: { innovation: 0 }
offer: { free: { conversion: 10% } }
revenue: { ads: { kind: advertising, per_usage: 0.5 }, more: { kind: sales_share, per_customer: 1 } }`);
  if (has('line revenue subscription')) throw new Error('there is one');
  closeAll(revenue('ads'), [200]);
  closeAll(revenue('more'), [100]);
  closeAll(measure('revenue'), [300]);
  closeAll(measure('mrr'), [0]);
});

test('an index multiplies every price of a plan, and lines of revenue and cost; it starts at 1 and drifts', async () => {
  const { revenue, cost, measure, movement } = await byHand(`months: 3
market: { everyone: { customers: 1000, agents: 1, subscribers: 100, usage: 4 } }
reach: all
offer: { only: { price: { value: 10, growth: 50% }, setup_fee: 5, licence: 7, unit_price: 2, conversion: 10%, index: dollar } }
indices: { dollar: { drift: 20%, volatility: 0, persistence: 1 } }
revenue: { ads: { kind: advertising, per_usage: 0.5, index: dollar } }
costs:
  servers: { group: product, per_month: 100, once: [{ at: 2027-02, value: 10 }], every: 2, value: 30, growth: 10%, index: dollar }
${rent}`);
  const [subscribers, joined, index] = [[190, 271, 343.9], [90, 81, 72.9], [1, 1.2, 1.44]];
  closeAll(revenue('subscription'), subscribers.map((count, month) => count * 10 * 1.5 ** month * index[month]));
  closeAll(revenue('setup'), joined.map((count, month) => count * 5 * index[month]));
  closeAll(revenue('licence'), joined.map((count, month) => count * 7 * index[month]));
  closeAll(revenue('usage'), subscribers.map((count, month) => count * 8 * index[month]));
  closeAll(revenue('ads'), subscribers.map((count, month) => count * 2 * index[month]));
  closeAll(cost('servers'), [100, 1.2 * (110 + 10), 1.44 * (121 + 30 * 1.21)]);
  closeAll(measure('mrr'), subscribers.map((count, month) => count * 10 * 1.8 ** month));
  closeAll(movement('expansion'), [0, 190 * 8, 271 * (32.4 - 18)]);
});

test('an index with a persistence of one half keeps half of its logarithm: drift 20 % gives 1, 1.2, 1.2^1.5, 1.2^1.75', async () => {
  const { measure } = await byHand(
    `months: 4\n${offers}indices: { dollar: { drift: 20%, persistence: 0.5 } }\ncosts: { servers: { group: product, per_month: 100, index: dollar } }`,
  );
  closeAll(measure('cost'), [0, 1, 1.5, 1.75].map((power) => 100 * 1.2 ** power));
});

test('an index by weeks drifts as much in a year as one by months, and keeps the same share of itself in a month', async () => {
  const cost = async (index: string): Promise<number[]> =>
    (await byHand(`months: 12\nstep: week\n${offers}indices: { dollar: { ${index} } }\ncosts: { servers: { group: product, per_month: 100, index: dollar } }`)).measure('cost');
  closeAll(await cost('drift: 20%/year'), Array.from({ length: 52 }, (_, week) => ((100 * 12) / 52) * 1.2 ** (week / 52)));
  const kept = 0.5 ** (12 / 52);
  closeAll(await cost('drift: 20%/year, persistence: 0.5'), Array.from({ length: 52 }, (_, week) => ((100 * 12) / 52) * 1.2 ** ((1 - kept ** week) / (1 - kept) / 52)));
});

test('what is due once or at intervals falls into the week in which its month begins', async () => {
  const { measure } = await byHand(
    `months: 3\nstep: week\n${offers}costs: { audit: { group: operations, once: [{ at: 2027-02, value: 10 }], every: 2, value: 30 } }`,
  );
  // A month is 4 1/3 weeks: February begins in week 5 (counted from 0), March in week 9.
  closeAll(measure('cost'), Array.from({ length: 13 }, (_, week) => (week === 5 ? 10 : week === 9 ? 30 : 0)));
});

test.run();

import { test } from 'uvu';
import { byHand, closeAll, runningTotal } from './byHand.js';

/** Ten subscribers who never leave pay ten each. */
const steady = `
market: { everyone: { customers: 10, agents: 1, subscribers: 10 } }
reach: { innovation: 0 }
offer: { only: { price: 10, conversion: 10% } }
`;

test('customers pay two months later and suppliers are paid one month later; profit does not wait', async () => {
  const { measure } = await byHand(`months: 4${steady}costs: { rent: { group: operations, per_month: 60 } }
finance: { opening_cash: 1000, collection_delay: 2, payment_terms: 1 }`);
  closeAll(measure('profit'), [40, 40, 40, 40]);
  closeAll(measure('cash'), [1000, 940, 980, 1020]);
});

test('a loan is paid back in equal instalments from the month after it, interest on what is still owed', async () => {
  const { measure, cost } = await byHand(`months: 6${steady}costs: { rent: { group: operations, per_month: 100 } }
finance: { opening_cash: 500, payment_terms: 1, loans: [{ at: 2027-02, value: 1200, interest: 1%, months: 3 }] }`);
  const instalment = (1200 * 0.01) / (1 - 1.01 ** -3);
  const owed = [1200, 1200 * 1.01 - instalment, (1200 * 1.01 - instalment) * 1.01 - instalment];
  const interest = [0, 0, ...owed.map((debt) => 0.01 * debt), 0];
  closeAll(cost('interest'), interest);
  closeAll(measure('funding'), [0, 1200, ...owed.map((debt) => 0.01 * debt - instalment), 0]);
  // The rent of the first month is paid in the second, and so on: 100 more stay in hand. Interest is paid at once.
  closeAll(measure('cash'), [600, 1800, 1800 - instalment, 1800 - 2 * instalment, 1800 - 3 * instalment, 1800 - 3 * instalment]);
});

test('loans without interest are paid back evenly, and several add up', async () => {
  const { measure } = await byHand(`months: 4${steady}
finance: { loans: [{ at: 2027-01, value: 300, interest: 0, months: 3 }, { at: 2027-02, value: 50, interest: 0, months: 1 }] }`);
  closeAll(measure('funding'), [300, -50, -150, -100]);
});

test('tax is due on what raises the highest cumulative profit: losses are brought forward, and it is paid at once', async () => {
  const profits = [-100, 60, 90, -20, 50];
  const once = profits.map((profit, month) => `{ at: 2027-0${month + 1}, value: ${100 - profit} }`);
  const { measure, cost } = await byHand(`months: 5${steady}costs: { work: { group: operations, once: [${once.join(', ')}] } }
finance: { tax: 25%, payment_terms: 1 }`);
  const taxes = [0, 0, 12.5, 0, 7.5];
  closeAll(cost('tax'), taxes);
  closeAll(measure('profit'), profits.map((profit, month) => profit - taxes[month]));
  closeAll(measure('cash'), [100, 0, 47.5, 137.5, 110]);
});

test('interest lowers the profit that is taxed', async () => {
  const { cost } = await byHand(`months: 2${steady}costs: { rent: { group: operations, per_month: 20 } }
finance: { tax: 50%, loans: [{ at: 2027-01, value: 1000, interest: 3%, months: 1 }] }`);
  closeAll(cost('interest'), [0, 30]);
  closeAll(cost('tax'), [40, 25]);
});

test('an investor who pays 500 with a chance of 40 % is worth 200 in that month; rounds add up', async () => {
  const { measure } = await byHand(`months: 3${steady}
finance: { funding: [{ at: 2027-02, value: 500, probability: 40% }, { at: 2027-02, value: 7 }] }`);
  closeAll(measure('funding'), [0, 207, 0]);
  closeAll(measure('cash'), [100, 407, 507]);
});

const ruined = (rest: string): string => `months: 4
market: { everyone: { customers: 1000, agents: 1, subscribers: 100, usage: 2 } }
reach: { innovation: 0.1, channels: { search: { spend: 30, cost_per_lead: 1 } } }
offer: { only: { price: 1, conversion: 0, unit_price: 1, setup_fee: 3 } }
retention: { churn: 10%, win_back: 5% }
revenue: { ads: { kind: advertising, per_month: 8 } }
costs: { rent: { group: operations, per_month: 400 } }
finance: { opening_cash: 50, funding: [{ at: 2027-03, value: 900 }], collection_delay: 1${rest} }
`;

test('where ruin ends the business everybody leaves a month later, and nothing is earned, spent or paid in any more', async () => {
  const { measure, cost, revenue } = await byHand(ruined(', on_ruin: stop'));
  const first = 90 + 180 + 8;
  closeAll(measure('revenue'), [first, 0, 0, 0]);
  closeAll(measure('cost'), [430, 0, 0, 0]);
  closeAll(cost('search'), [30, 0, 0, 0]);
  closeAll(revenue('ads'), [8, 0, 0, 0]);
  closeAll(measure('subscribers'), [90, 0, 0, 0]);
  closeAll(measure('churned'), [10, 90, 0, 0]);
  closeAll(measure('reactivated'), [0, 0, 0, 0]);
  closeAll(measure('leads').slice(1), [0, 0, 0]);
  closeAll(measure('funding'), [0, 0, 0, 0]);
  closeAll(measure('cash'), [-380, -380, -380, -380]);
});

test('where ruin ends the business nobody joins any more: neither who waits for the sales team, nor who tries for free', async () => {
  const { measure, movement } = await byHand(`months: 4
market: { everyone: { customers: 1000, agents: 1 } }
reach: { innovation: ${-Math.log(0.5)}, sales: { capacity: 100 } }
offer: { direct: { price: 1, conversion: 10% }, tried: { price: 1, conversion: 20%, trial: { months: 1, paid: 40% } } }
retention: { churn: 10% }
costs: { rent: { group: operations, per_month: 400 } }
finance: { opening_cash: 50, on_ruin: stop }
`);
  closeAll(measure('new'), [10, 0, 0, 0]);
  closeAll(movement('new'), [10, 0, 0, 0]);
  closeAll(measure('waiting'), [400, 400, 400, 400]);
  closeAll(measure('trialing'), [20, 0, 0, 0]);
  closeAll(measure('subscribers'), [10, 0, 0, 0]);
});

test('where it does not, the business goes on below zero', async () => {
  const { measure } = await byHand(ruined(''));
  const subscribers = [90, 81.5, 74.275];
  closeAll(measure('subscribers').slice(0, 3), subscribers);
  const revenue = subscribers.map((count) => 3 * count + 8);
  closeAll(measure('cash').slice(0, 3), [50 - 430, 50 - 860 + revenue[0], 50 - 1290 + revenue[0] + revenue[1] + 900]);
});

test('profit, what is paid earlier or later, and funding are what cash changes by', async () => {
  const { measure } = await byHand(`months: 4
market: { everyone: { customers: 1000, agents: 1, subscribers: 100 } }
reach: { innovation: 0 }
offer: { only: { price: 10, conversion: 10% } }
costs: { rent: { group: operations, per_month: 300 } }
finance: { opening_cash: 5000, collection_delay: 1, payment_terms: 2, funding: [{ at: 2027-03, value: 2000 }] }`);
  closeAll(measure('timing'), [-1000 + 300, 300, 0, 0]);
  closeAll(measure('funding'), [0, 0, 2000, 0]);
  const flows = measure('profit').map((profit, month) => profit + measure('timing')[month] + measure('funding')[month]);
  closeAll(measure('cash'), runningTotal(flows, 5000));
});

test.run();

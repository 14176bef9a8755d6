import { test } from 'uvu';
import { byHand, closeAll } from './byHand.js';

const one = 'market: { everyone: { customers: 1000, agents: 1 } }\n';

test('a team of 40 handles 40 of 100 leads, and the others wait: 60, then 60 + 84 - 40 = 104 with fewer prospects to look', async () => {
  const tenth = -Math.log(0.9);
  const { measure } = await byHand(
    `months: 3\n${one}reach: { innovation: ${tenth}, sales: { capacity: 40 } }\noffer: { only: { price: 10, conversion: 50% } }`,
  );
  // Who looks: a tenth of those who neither wait nor subscribe. Of 40 who are handled 20 join and 20 are prospects again.
  const looking = [1000, 1000 - 60 - 20];
  const waiting = [60, 60 + looking[1] / 10 - 40];
  looking.push(1000 - waiting[1] - 40);
  waiting.push(waiting[1] + looking[2] / 10 - 40);
  closeAll(measure('leads'), looking.map((customers) => customers / 10));
  closeAll(measure('waiting'), waiting);
  closeAll(measure('new'), [20, 20, 20]);
  closeAll(measure('subscribers'), [20, 40, 60]);
  closeAll(measure('prospects'), [980, 960, 940]);
});

test('a team that could handle more than there is handles all of it, those who waited first of all', async () => {
  const { measure } = await byHand(
    `months: 3\n${one}reach: { innovation: ${-Math.log(0.9)}, sales: { capacity: [{ value: 0 }, { from: 2027-02, value: 500 }] } }\noffer: { only: { price: 10, conversion: 100% } }`,
  );
  closeAll(measure('leads'), [100, 90, 81]);
  closeAll(measure('waiting'), [100, 0, 0]);
  closeAll(measure('new'), [0, 190, 81]);
});

test('the team serves its segments in proportion to those who want to be served; the others need none', async () => {
  const { measure, gained } = await byHand(`months: 2
market: { small: { customers: 1000, agents: 1 }, middle: { customers: 600, agents: 1 }, large: { customers: 200, agents: 1 } }
reach: { innovation: ${-Math.log(0.5)}, sales: { capacity: 100, segments: [middle, large] } }
offer: { only: { price: 10, conversion: 20% } }`);
  // 300 + 100 leads for a team of 100: a quarter is handled in each segment; a fifth of those joins.
  const handled = [75, 25];
  const waiting = [225, 75];
  const looking = [600 - waiting[0] - handled[0] / 5, 200 - waiting[1] - handled[1] / 5];
  const pipeline = [waiting[0] + looking[0] / 2, waiting[1] + looking[1] / 2];
  const share = 100 / (pipeline[0] + pipeline[1]);
  closeAll(measure('leads'), [500 + 300 + 100, (1000 - 100) / 2 + looking[0] / 2 + looking[1] / 2]);
  closeAll(measure('waiting'), [300, pipeline[0] + pipeline[1] - 100]);
  closeAll(gained('small'), [100, 90]);
  closeAll(gained('middle'), [15, (pipeline[0] * share) / 5]);
  closeAll(gained('large'), [5, (pipeline[1] * share) / 5]);
});

test('a week has 12/52 of the capacity of a month', async () => {
  const { measure } = await byHand(
    `months: 1\nstep: week\n${one}reach: { innovation: ${(-Math.log(0.5) * 52) / 12}, sales: { capacity: 52 } }\noffer: { only: { price: 10, conversion: 100% } }`,
  );
  closeAll(measure('new'), [12, 12, 12, 12]);
});

test('a free month: 40 % of those who try pay when it ends, the others are prospects again and try anew', async () => {
  const { measure, movement, has } = await byHand(`months: 4
${one}reach: all
offer: { only: { price: 10, setup_fee: 3, conversion: 20%, trial: { months: 1, paid: 40% } } }
costs:
  serving: { group: product, per_customer: 2 }
  welcome: { group: acquisition, per_new_customer: 5 }`);
  closeAll(measure('leads'), [1000, 800, 760, 704]);
  const tries = [200, 160, 152, 140.8];
  closeAll(measure('trialing'), tries);
  const joins = [0, 80, 64, 60.8];
  const subscribers = [0, 80, 144, 204.8];
  closeAll(measure('new'), joins);
  closeAll(measure('subscribers'), subscribers);
  closeAll(measure('prospects'), [800, 760, 704, 654.4]);
  closeAll(measure('mrr'), subscribers.map((count) => 10 * count));
  closeAll(measure('revenue'), subscribers.map((count, month) => 10 * count + 3 * joins[month]));
  closeAll(movement('new'), joins.map((count) => 10 * count));
  closeAll(measure('cost'), subscribers.map((count, month) => 2 * (count + tries[month]) + 5 * joins[month]));
  if (has('measure waiting')) throw new Error('nobody waits where there is no sales team');
});

test('of a trial of three months and a plan without, each lead takes one; who tries is neither prospect nor subscriber', async () => {
  const { measure, output } = await byHand(`months: 5
${one}reach: all
offer: { direct: { price: 10, conversion: 10% }, tried: { price: 30, conversion: 20%, trial: { months: 3, paid: 50% } } }`);
  // Prospects 1000, 700, 490, 343; the 200 of the first month end in the fourth, 100 of them unpaid.
  closeAll(measure('leads'), [1000, 700, 490, 343, 343 * 0.7 + 100]);
  closeAll(measure('trialing'), [200, 340, 438, 438 - 200 + 68.6, 438 - 200 + 68.6 - 140 + 0.2 * 340.1]);
  closeAll(output('plan subscribers direct'), [100, 170, 219, 253.3, 253.3 + 34.01]);
  closeAll(output('plan subscribers tried'), [0, 0, 0, 100, 170]);
  closeAll(output('plan mrr direct'), [1000, 1700, 2190, 2533, 2873.1]);
  closeAll(output('plan mrr tried'), [0, 0, 0, 3000, 5100]);
});

test('leads who wait for the sales team begin their trial when they are handled', async () => {
  const { measure } = await byHand(
    `months: 3\n${one}reach: { innovation: ${-Math.log(0.5)}, sales: { capacity: 100 } }\noffer: { only: { price: 10, conversion: 20%, trial: { months: 1, paid: 40% } } }`,
  );
  // 500 leads, of 100 who are handled 20 try and 80 are prospects again, 400 wait.
  closeAll(measure('waiting'), [400, 400 + 580 / 2 - 100, 590 + (1000 - 590 - 20 - 8) / 2 - 100]);
  closeAll(measure('trialing'), [20, 20, 20]);
  closeAll(measure('new'), [0, 8, 8]);
  closeAll(measure('prospects'), [980, 972, 964]);
});

test.run();

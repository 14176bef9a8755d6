import { test } from 'uvu';
import { byHand, closeAll, runningTotal, type ByHand } from './byHand.js';

const names = ['new', 'reactivated', 'expansion', 'contraction', 'churned'] as const;

/** Movements add up to the change of monthly recurring revenue. */
function assertMovements({ measure, movement, has }: ByHand, opening: number): void {
  const found = names.map((name) => (has(`movement ${name}`) ? movement(name) : measure('mrr').map(() => 0)));
  const changes = measure('mrr').map((_, month) => found[0][month] + found[1][month] + found[2][month] - found[3][month] - found[4][month]);
  closeAll(measure('mrr'), runningTotal(changes, opening), 'mrr');
}

const market = (subscribers: number): string => `market: { everyone: { customers: 1000, agents: 1, subscribers: ${subscribers} } }\nreach: { innovation: 0 }\n`;

test('of 400 subscribers 5 % leave, and 10 % of those who stay move to the other plan: expansion one way, contraction the other', async () => {
  const found = await byHand(`months: 2\n${market(400)}offer:
  basic: { price: 10, conversion: 30%, switch: { pro: 10% } }
  pro: { price: 25, conversion: 10%, switch: { basic: 20% } }
retention: { churn: 5% }
costs: { team: { group: management, per_new_customer: 50 } }`);
  const [basic, pro] = [[300], [100]];
  for (const month of [0, 1]) {
    const [up, down] = [basic[month] * 0.95 * 0.1, pro[month] * 0.95 * 0.2];
    basic.push(basic[month] * 0.95 - up + down);
    pro.push(pro[month] * 0.95 + up - down);
  }
  closeAll(found.output('plan subscribers basic'), basic.slice(1));
  closeAll(found.output('plan subscribers pro'), pro.slice(1));
  closeAll(found.measure('subscribers'), [380, 361]);
  closeAll(found.measure('churned'), [20, 19]);
  closeAll(found.measure('new'), [0, 0]);
  closeAll(found.measure('cost'), [0, 0]);
  closeAll(found.movement('expansion'), [0, 1].map((month) => basic[month] * 0.95 * 0.1 * 15));
  closeAll(found.movement('contraction'), [0, 1].map((month) => pro[month] * 0.95 * 0.2 * 15));
  closeAll(found.movement('churned'), [0, 1].map((month) => 0.05 * (10 * basic[month] + 25 * pro[month])));
  assertMovements(found, 300 * 10 + 100 * 25);
});

test('a plan can send its subscribers to several others, and nobody needs to leave for that', async () => {
  const found = await byHand(`months: 1\n${market(100)}offer:
  basic: { price: 10, conversion: 10%, switch: { pro: 10%, site: 30% } }
  pro: { price: 25, conversion: 0 }
  site: { price: 4, conversion: 0 }`);
  closeAll(found.output('plan subscribers basic'), [60]);
  closeAll(found.output('plan subscribers pro'), [10]);
  closeAll(found.output('plan subscribers site'), [30]);
  closeAll(found.measure('churned'), [0]);
  closeAll(found.movement('expansion'), [150]);
  closeAll(found.movement('contraction'), [180]);
  closeAll(found.measure('mrr'), [600 + 250 + 120]);
  assertMovements(found, 1000);
});

test('who comes from a plan that is given away is new revenue, who goes to one is lost revenue', async () => {
  const found = await byHand(`months: 2\n${market(1000)}offer:
  free: { conversion: 80%, switch: { paid: 5% } }
  paid: { price: 10, conversion: 20%, switch: { free: 10% } }`);
  closeAll(found.movement('new'), [400, 10 * 0.05 * (800 - 40 + 20)]);
  closeAll(found.movement('churned'), [200, 10 * 0.1 * (200 + 40 - 20)]);
  closeAll(found.measure('new'), [0, 0]);
  closeAll(found.measure('churned'), [0, 0]);
  closeAll(found.measure('subscribers'), [1000, 1000]);
  assertMovements(found, 2000);
});

test('a plan that only its use is paid for is not given away: moving from it is expansion', async () => {
  const found = await byHand(`months: 1
market: { everyone: { customers: 1000, agents: 1, subscribers: 100, usage: 1 } }
reach: { innovation: 0 }
offer:
  metered: { unit_price: 3, conversion: 80%, switch: { flat: 10% } }
  flat: { price: 10, conversion: 0 }`);
  closeAll(found.movement('expansion'), [100]);
  closeAll(found.movement('new'), [0]);
});

test('moves within segments that are offered both plans; elsewhere the chance does nothing', async () => {
  const { output } = await byHand(`months: 1
market: { both: { customers: 100, agents: 1, subscribers: 100 }, one: { customers: 200, agents: 1, subscribers: 200 } }
reach: { innovation: 0 }
offer:
  basic: { price: 10, conversion: 40%, switch: { pro: 10% } }
  pro: { price: 20, conversion: 0, segments: [both] }`);
  closeAll(output('plan subscribers basic'), [290]);
  closeAll(output('plan subscribers pro'), [10]);
});

test('a commitment keeps from moving until it ends', async () => {
  const found = await byHand(`months: 3\n${market(300)}offer:
  firm: { price: 10, conversion: 30%, commitment: 3, switch: { loose: 10% } }
  loose: { price: 16, conversion: 0 }
retention: { churn: 10% }`);
  // One of three slots each month: 27.1 % of 100 leave, a tenth of the others move; of those who moved a tenth leaves in each later month.
  const [left, moved] = [27.1, 7.29];
  const loose = [moved, moved * 1.9, moved * (1 + 1.9 * 0.9)];
  closeAll(found.output('plan subscribers firm'), [1, 2, 3].map((month) => 300 - month * (left + moved)));
  closeAll(found.output('plan subscribers loose'), loose);
  closeAll(found.measure('churned'), [left, left + 0.1 * loose[0], left + 0.1 * loose[1]]);
  closeAll(found.movement('expansion'), [moved * 6, moved * 6, moved * 6]);
  assertMovements(found, 3000);
});

test('who moves to a commitment pays its price of the month, locked from then on', async () => {
  const found = await byHand(`months: 4\n${market(100)}offer:
  loose: { price: 10, conversion: 30%, switch: { firm: 50% } }
  firm: { price: [{ value: 20 }, { from: 2027-02, value: 30 }, { from: 2027-03, value: 40 }], conversion: 0, commitment: 3 }`);
  closeAll(found.output('plan mrr loose'), [500, 250, 125, 62.5]);
  // The 50 of January renew in April, at 40.
  closeAll(found.output('plan mrr firm'), [50 * 20, 1000 + 25 * 30, 1750 + 12.5 * 40, 2250 + 6.25 * 40 + 50 * 20]);
  closeAll(found.movement('expansion'), [500, 500, 375, 187.5 + 1000]);
  assertMovements(found, 1000);
});

test('prices that change expand and contract what stays, at the price of a month ago', async () => {
  const found = await byHand(`months: 4
market: { everyone: { customers: 1000, agents: 1, subscribers: 100 } }
reach: all
offer: { only: { price: [{ value: 10 }, { from: 2027-02, value: 12 }, { from: 2027-04, value: 9 }], conversion: 10% } }
retention: { churn: 20%, win_back: 50% }`);
  const [joined, churned, back] = [[90, 81, 72.9, 65.61], [20, 34, 0, 0], [0, 10, 0, 0]];
  const subscribers = [100, 170, 227];
  let lapsed = 34 + 20 - 10;
  for (const month of [2, 3]) {
    churned[month] = 0.2 * subscribers[month];
    back[month] = lapsed / 2;
    lapsed += churned[month] - back[month];
    subscribers.push(subscribers[month] + joined[month] - churned[month] + back[month]);
  }
  closeAll(found.measure('subscribers'), subscribers.slice(1));
  closeAll(found.movement('new'), [900, 81 * 12, 72.9 * 12, 65.61 * 9]);
  closeAll(found.movement('reactivated'), [0, 120, back[2] * 12, back[3] * 9]);
  closeAll(found.movement('churned'), [200, 340, churned[2] * 12, churned[3] * 12]);
  closeAll(found.movement('expansion'), [0, 2 * (170 - 34), 0, 0]);
  closeAll(found.movement('contraction'), [0, 0, 0, 3 * (subscribers[3] - churned[3])]);
  assertMovements(found, 1000);
});

test('prices that a lever moves expand and contract like those of the file', async () => {
  const found = await byHand(
    `months: 3\n${market(100)}offer: { only: { price: 10, conversion: 10% } }\nretention: { churn: 20% }\nlevers: { dearer: { at: 2027-02, until: 2027-03, multiply: { only: 1.5 } } }`,
  );
  closeAll(found.movement('churned'), [200, 160, 16 * 0.8 * 15]);
  closeAll(found.movement('expansion'), [0, 64 * 5, 0]);
  closeAll(found.movement('contraction'), [0, 0, 51.2 * 5]);
  assertMovements(found, 1000);
});

test('who comes back chooses between the plans as a lead would now: 2 to 1 at first, 1 to 1 after a price cut', async () => {
  const found = await byHand(`months: 3\n${market(900)}offer:
  one: { price: 10, conversion: 20% }
  two: { price: 20, conversion: 10% }
retention: { churn: 50%, win_back: 40% }
levers: { sale: { at: 2027-03, multiply: { two: 0.5 } } }
choice: { price_elasticity: 0.9 }`);
  const back = [0, 450 * 0.4, (450 - 180 + 225) * 0.4];
  closeAll(found.measure('churned'), [450, 225, (225 + 180) / 2]);
  closeAll(found.measure('reactivated'), back);
  // The second plan at half its price: 0.1 x 0.5^(-0.9 / 0.9) = 0.2, as much as the first.
  closeAll(found.output('plan subscribers one'), [300, 150 + (back[1] * 2) / 3, (150 + (back[1] * 2) / 3) / 2 + back[2] / 2]);
  closeAll(found.output('plan subscribers two'), [150, 75 + back[1] / 3, (75 + back[1] / 3) / 2 + back[2] / 2]);
  closeAll(found.movement('reactivated'), [0, (back[1] * 40) / 3, (back[2] / 2) * 20]);
  assertMovements(found, 600 * 10 + 300 * 20);
});

test('a lever on win-back moves its odds: 0.4 at three times the odds is 2/3', async () => {
  const { measure } = await byHand(
    `months: 2\n${market(100)}offer: { only: { price: 10, conversion: 10% } }\nretention: { churn: 50%, win_back: 40% }\nlevers: { letter: { at: 2027-02, multiply: { win_back: 3 } } }`,
  );
  closeAll(measure('reactivated'), [0, (50 * 2) / 3]);
});

test.run();

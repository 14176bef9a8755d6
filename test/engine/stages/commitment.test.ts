import { test } from 'uvu';
import { byHand, close, closeAll, runningTotal } from './byHand.js';

const reach = 'reach: { innovation: 0 }\n';
/** Everybody hears of the offer in the first month (but for one in e^100), and nobody later; that costs 100,000. */
const launch = 'reach: { channels: { launch: { spend: [{ value: 100k }, { from: 2027-02, value: 0 }], cost_per_lead: 1 } } }\n';
const subscribers = (count: number): string => `market: { everyone: { customers: 1000, agents: 1, subscribers: ${count} } }\n${reach}`;

test('who has committed for three months leaves when it ends, with 1 - (1 - h)^3; opening subscribers are spread over the months', async () => {
  const { measure } = await byHand(`months: 6\n${subscribers(300)}offer: { only: { price: 10, conversion: 20%, commitment: 3 } }\nretention: { churn: 10% }`);
  const hazard = 1 - 0.9 ** 3;
  const later = 100 * (1 - hazard) * hazard;
  closeAll(measure('churned'), [100 * hazard, 100 * hazard, 100 * hazard, later, later, later]);
  closeAll(measure('subscribers'), [1, 2, 3, 4, 5, 6].map((month) => 300 - 100 * hazard * Math.min(month, 3) - later * Math.max(0, month - 3)));
});

test('who joins is free to leave a commitment later, and then again a commitment later', async () => {
  const { measure } = await byHand(`months: 6
market: { everyone: { customers: 1000, agents: 1 } }
${launch}offer: { only: { price: 10, conversion: 50%, commitment: 2 } }
retention: { churn: 10% }`);
  closeAll(measure('new'), [500, 0, 0, 0, 0, 0]);
  closeAll(measure('churned'), [0, 0, 500 * 0.19, 0, 500 * 0.81 * 0.19, 0]);
});

test('of 100 opening subscribers in three slots 33, 33 and 34 renew', async () => {
  const { measure } = await byHand(`months: 4\n${subscribers(100)}offer: { only: { price: 10, conversion: 20%, commitment: 3 } }\nretention: { churn: 100% }`);
  closeAll(measure('churned'), [33, 33, 34, 0]);
});

test('a commitment of three months is thirteen weeks', async () => {
  const { measure } = await byHand(`months: 6\nstep: week\n${subscribers(130)}offer: { only: { price: 10, conversion: 20%, commitment: 3 } }\nretention: { churn: 10% }`);
  const hazard = 1 - 0.9 ** ((13 * 12) / 52);
  closeAll(measure('churned'), Array.from({ length: 26 }, (_, week) => 10 * hazard * (1 - hazard) ** Math.floor(week / 13)));
});

test('the price is locked until the commitment ends: a rise reaches a third of the subscribers each month', async () => {
  const { measure, movement } = await byHand(
    `months: 6\n${subscribers(300)}offer: { only: { price: [{ value: 10 }, { from: 2027-03, value: 16 }], conversion: 20%, commitment: 3 } }`,
  );
  closeAll(measure('mrr'), [3000, 3000, 3600, 4200, 4800, 4800]);
  closeAll(measure('revenue'), [3000, 3000, 3600, 4200, 4800, 4800]);
  closeAll(movement('expansion'), [0, 0, 600, 600, 600, 0]);
  closeAll(movement('contraction'), [0, 0, 0, 0, 0, 0]);
});

test('who leaves takes away the price of its own commitment, who stays pays the new one, who joins pays it at once', async () => {
  const { measure, movement } = await byHand(`months: 4
market: { everyone: { customers: 1000, agents: 1, subscribers: 300 } }
reach: all
offer: { only: { price: [{ value: 10 }, { from: 2027-03, value: 6 }], conversion: 10%, commitment: 3 } }
retention: { churn: 20%, win_back: 50% }`);
  const hazard = 1 - 0.8 ** 3;
  const left = [100 * hazard, 100 * hazard, 100 * hazard];
  const lapsed = [left[0], left[0] / 2 + left[1]];
  const back = [0, lapsed[0] / 2, lapsed[1] / 2];
  closeAll(measure('churned').slice(0, 3), left);
  closeAll(measure('reactivated').slice(0, 3), back);
  closeAll(movement('new').slice(0, 3), [700, 630, 567 * 0.6]);
  closeAll(movement('churned').slice(0, 3), [10 * left[0], 10 * left[1], 10 * left[2]]);
  closeAll(movement('reactivated').slice(0, 3), [0, 10 * back[1], 6 * back[2]]);
  closeAll(movement('contraction').slice(0, 3), [0, 0, 4 * (100 - left[2])]);
  const flows = [700 - 10 * left[0], 630 - 10 * left[1] + 10 * back[1], 340.2 - 10 * left[2] + 6 * back[2] - 4 * (100 - left[2])];
  closeAll(measure('mrr').slice(0, 3), runningTotal(flows, 3000));
  // In the fourth month those of the first renew: who stayed then pays 10, like the 70 who joined.
  const due = 100 - left[0] + 70;
  close(measure('churned')[3], due * hazard);
  close(movement('churned')[3], 10 * due * hazard);
  close(movement('contraction')[3], 4 * due * (1 - hazard));
});

test('of two plans each has its own term, and its own chance to be left', async () => {
  const { measure, output } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, subscribers: 400 } }
${reach}offer: { loose: { price: 10, conversion: 10% }, firm: { price: 20, conversion: 30%, commitment: 2 } }
retention: { churn: 10% }`);
  closeAll(output('plan subscribers loose'), [90, 81]);
  closeAll(output('plan subscribers firm'), [300 - 150 * 0.19, 300 - 300 * 0.19]);
  closeAll(measure('churned'), [10 + 150 * 0.19, 9 + 150 * 0.19]);
});

test('the odds of the whole term are moved by the rise since it began: 1.2^2 after two months of 20 % more', async () => {
  const { measure } = await byHand(
    `months: 4\n${subscribers(200)}offer: { only: { price: [{ value: 10 }, { from: 2027-02, value: 12 }], conversion: 10%, commitment: 2 } }\nretention: { churn: 10%, price_rise: 2 }`,
  );
  const raised = (0.19 * 1.44) / (0.81 + 0.19 * 1.44);
  // February and March are the first months in which each half renews at the higher price.
  closeAll(measure('churned'), [19, 100 * raised, 81 * raised, 100 * (1 - raised) * 0.19]);
});

test('a price that a lever moved is agreed for the term, too', async () => {
  const { measure } = await byHand(
    `months: 5\n${subscribers(200)}offer: { only: { price: 10, conversion: 10%, commitment: 2 } }\nretention: { churn: 10%, price_rise: 2 }\nlevers: { dearer: { at: 2027-02, until: 2027-04, multiply: { only: 1.2 } } }`,
  );
  const raised = (0.19 * 1.44) / (0.81 + 0.19 * 1.44);
  const left = [19, 100 * raised, 81 * raised, 100 * (1 - raised) * 0.19, 81 * (1 - raised) * 0.19];
  closeAll(measure('churned'), left);
  const [early, late] = [100 * (1 - raised), 81 * (1 - raised)];
  // January's half at 10, then February's at 12; March's at 12; April's back at 10.
  closeAll(measure('mrr'), [10 * 81 + 1000, 810 + 12 * early, 12 * late + 12 * early, 12 * late + 10 * early * 0.81, 10 * late * 0.81 + 10 * early * 0.81]);
});

test('what is prepaid is cash when the commitment begins, and revenue month by month', async () => {
  const { measure } = await byHand(`months: 4
market: { everyone: { customers: 1000, agents: 1 } }
${launch}offer: { only: { price: 10, setup_fee: 5, conversion: 50%, commitment: 3, prepaid: true } }
retention: { churn: 10% }`);
  const stayed = 500 * 0.9 ** 3;
  closeAll(measure('revenue'), [15 * 500, 10 * 500, 10 * 500, 10 * stayed]);
  closeAll(measure('cost'), [100_000, 0, 0, 0]);
  closeAll(measure('cash'), runningTotal([35 * 500 - 100_000, 0, 0, 30 * stayed]));
});

test('opening subscribers have prepaid before the story starts: they pay a third of themselves a term each month', async () => {
  const { measure } = await byHand(
    `months: 4\n${subscribers(300)}offer: { only: { price: [{ value: 10 }, { from: 2027-02, value: 12 }], conversion: 50%, commitment: 3, prepaid: true } }`,
  );
  closeAll(measure('revenue'), [3000, 3200, 3400, 3600]);
  closeAll(measure('cash'), runningTotal([100 * 30, 100 * 36, 100 * 36, 100 * 36]));
});

test('who comes back prepays, too, and what is billed is multiplied like revenue', async () => {
  const { measure } = await byHand(`months: 2
market: { everyone: { customers: 200, agents: 1, subscribers: 200 } }
${reach}offer: { only: { price: 10, conversion: 50%, commitment: 2, prepaid: true } }
retention: { churn: 10%, win_back: 50% }
levers: { abroad: { at: 2027-02, multiply: { revenue: 0.5 } } }`);
  const back = 19 / 2;
  closeAll(measure('reactivated'), [0, back]);
  closeAll(measure('revenue'), [10 * 181, (10 * (162 + back)) / 2]);
  closeAll(measure('cash'), runningTotal([81 * 20, ((81 + back) * 20) / 2]));
});

test('who moves to a prepaid plan prepays it', async () => {
  const { measure } = await byHand(`months: 3
market: { everyone: { customers: 200, agents: 1, subscribers: 200 } }
${reach}offer: { loose: { price: 10, conversion: 50%, switch: { firm: 10% } }, firm: { price: 8, conversion: 0, commitment: 12, prepaid: true } }`);
  closeAll(measure('revenue'), [180 * 10 + 20 * 8, 162 * 10 + 38 * 8, 145.8 * 10 + 54.2 * 8]);
  closeAll(measure('cash'), runningTotal([180 * 10 + 20 * 96, 162 * 10 + 18 * 96, 145.8 * 10 + 16.2 * 96]));
});

test.run();

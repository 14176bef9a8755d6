import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { summarise } from '../../../engine/summarise.js';
import type { Saas } from '../../../engine/summary.js';
import { business } from '../businesses.js';
import { simulated } from '../checks.js';
import { close } from '../stages/byHand.js';

const saasOf = async (text: string): Promise<Saas> => {
  const { saas } = summarise(await simulated(business(`expected: true\ntrials: 1\nmonths: 2\n${text}`)));
  if (saas === undefined) throw new Error('no unit economics');
  return saas;
};

/** In month 1 join 100 of shops, and of firms 200 to basic and 100 to pro; in month 2 leave a tenth of shops and a fifth of firms, and more join. */
const twoByTwo = `market: { shops: { customers: 1000, agents: 1, churn: 10% }, firms: { customers: 1000, agents: 1, churn: 20% } }
reach: all
offer:
  basic: { price: 10, conversion: 10% }
  pro: { price: 100, conversion: 10%, segments: [firms] }
costs: { servers: { group: product, per_customer: 5 } }
metrics: { lifetime_months: 1 }
`;

test('segments: churn, revenue per account by what their plans are paid, and lifetime value at the common margin', async () => {
  const { segments = [] } = await saasOf(twoByTwo);
  // Month 1: 100 shops at 10; 100 and 100 firms. Month 2: shops 90 + 90; firms 80 + 80 of each plan.
  const [shops, firms] = segments;
  assert.equal([shops.name, firms.name], ['shops', 'firms']);
  close(shops.churn!.mean, 10 / 100);
  close(firms.churn!.mean, 40 / 200);
  close(shops.arpa!.mean, 10);
  close(firms.arpa!.mean, 55);
  const margin = 1 - (5 * (300 + 180 + 320)) / (10 * 100 + 110 * 100 + 10 * 180 + 110 * 160);
  close(shops.ltv!.mean, 10 * margin);
  close(firms.ltv!.mean, 55 * margin);
});

test('plans: churn and revenue per account; who moves to another plan has not left', async () => {
  const { plans = [] } = await saasOf(twoByTwo);
  const [basic, pro] = plans;
  close(basic.churn!.mean, (10 + 20) / 200);
  close(pro.churn!.mean, 20 / 100);
  close(basic.arpa!.mean, 10);
  close(pro.arpa!.mean, 100);
  const moving = await saasOf(`market: { all: { customers: 1000, agents: 1, subscribers: 200 } }
reach: { innovation: 0 }
offer: { basic: { price: 10, conversion: 10%, switch: { pro: 50% } }, pro: { price: 100, conversion: 10% } }
retention: { churn: 10% }`);
  // 100 of each; of basic leave 10 then 4.5; pro gains 45 and then loses 10 and 13.5.
  close(moving.plans![0].churn!.mean, 14.5 / 145);
  close(moving.plans![1].churn!.mean, (10 + 13.5) / 235);
});

test('what there is one of has no breakdown', async () => {
  const { segments, plans } = await saasOf('market: { all: { customers: 1000, agents: 1 } }\nreach: all\noffer: { only: { price: 10, conversion: 10% } }\n');
  assert.is(segments, undefined);
  assert.is(plans, undefined);
});

test.run();

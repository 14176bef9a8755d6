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

const twoByTwo = `market: { shops: { customers: 1000, agents: 1, churn: 10% }, firms: { customers: 1000, agents: 1, churn: 20% } }
reach: all
offer:
  basic: { price: 10, conversion: 10% }
  pro: { price: 100, conversion: 10%, segments: [firms] }
costs: { servers: { group: product, per_customer: 5 } }
metrics: { lifetime_months: 1 }
`;

// Month 1: 100 shops at 10; 100 firms of each plan. Month 2: shops 90 + 90; firms 80 + 80 of each plan.
test('segments: churn, revenue per account by what their plans are paid, and lifetime value at the common margin', async () => {
  const { segments = [] } = await saasOf(twoByTwo);
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

test('use is charged to the segment that makes it, and what is paid once to the one that joins', async () => {
  const { segments = [], metrics } = await saasOf(`market: { shops: { customers: 1000, agents: 1, usage: 10 }, firms: { customers: 500, agents: 1, usage: 200, churn: 40% } }
reach: all
offer: { only: { price: 10, conversion: 10%, included_usage: 100, unit_price: 0.5, setup_fee: [{ value: 7 }, { from: 2027-02, value: 17 }] } }
retention: { churn: 20% }
metrics: { lifetime_months: 1 }`);
  const [shops, firms] = segments;
  close(shops.arpa!.mean, 10);
  close(firms.arpa!.mean, 60);
  // Joins: 100 and 90, 50 and 45. At the end of the months there are 100 and 170, 50 and 75.
  close(metrics.find(({ name }) => name === 'arpa')!.mean, (10 * 270 + 60 * 125) / (270 + 125));
  const once = (100 * 7 + 90 * 17) / 190;
  close(shops.ltv!.mean, 10 + once);
  close(firms.ltv!.mean, 60 + once);
  close(metrics.find(({ name }) => name === 'ltv')!.mean, (10 * 270 + 60 * 125) / (270 + 125) + once);
});

test('tiers of use and use that is drawn for all at once are charged to the segment that makes it', async () => {
  const of = async (price: string): Promise<(number | undefined)[]> => {
    const { segments = [] } = await saasOf(`market: { shops: { customers: 1000, agents: 1, usage: 10 }, firms: { customers: 500, agents: 1, usage: 200 } }
reach: all
offer: { only: { price: 10, conversion: 10%, ${price} } }`);
    return segments.map(({ arpa }) => arpa?.mean);
  };
  const [shops, firms] = await of('unit_price: 0.5');
  close(shops!, 10 + 5);
  close(firms!, 10 + 100);
  const [few, many] = await of('tiers: [{ from: 0, price: 1 }, { from: 50, price: 0.1 }]');
  close(few!, 10 + 10);
  close(many!, 10 + 50 + 15);
});

test('where a plan is given away, customers are those who pay', async () => {
  const { metrics, segments = [] } = await saasOf(`market: { shops: { customers: 1000, agents: 1 }, firms: { customers: 500, agents: 1 } }
reach: all
offer:
  free: { price: 0, conversion: 20%, switch: { paid: 10% } }
  paid: { price: 10, conversion: 4%, switch: { free: 25% } }
retention: { churn: 50% }
costs: { ads: { group: acquisition, per_month: 1000 } }
metrics: { lifetime_months: 2 }`);
  // Shops, month 1: 200 free, 40 paid. Month 2: half of each leaves; of the rest 10 move up and 5 down; of 760 prospects join 152 and 30.4.
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.mean ?? NaN;
  const joined = 40 + 10 + 30.4;
  close(value('churn_opening'), 25 / 40);
  close(value('arpa'), 10);
  close(value('cac'), 2000 / (1.5 * joined));
  // Who stays, 50 %, moves to the free plan with 25 %.
  close(value('ltv'), 10 * 1.375);
  close(value('quick_ratio'), joined / 25);
  for (const segment of segments) {
    close(segment.churn!.mean, 25 / 40);
    close(segment.arpa!.mean, 10);
    close(segment.ltv!.mean, 13.75);
  }
});

test('of opening subscribers too only those who pay count: 40 of 240, of whom half leave and a quarter of the rest moves to the free plan', async () => {
  const { metrics } = await saasOf(`market: { all: { customers: 1000, agents: 1, subscribers: 240 } }
reach: { innovation: 0 }
offer: { free: { price: 0, conversion: 20% }, paid: { price: 10, conversion: 4%, switch: { free: 25% } } }
retention: { churn: 50% }`);
  // 25 of 40, then 9.375 of 15.
  close(metrics.find(({ name }) => name === 'churn_opening')!.mean, (25 + 9.375) / (40 + 15));
});

test('what there is one of has no breakdown', async () => {
  const { segments, plans } = await saasOf('market: { all: { customers: 1000, agents: 1 } }\nreach: all\noffer: { only: { price: 10, conversion: 10% } }\n');
  assert.is(segments, undefined);
  assert.is(plans, undefined);
});

test.run();

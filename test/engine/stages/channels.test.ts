import { test } from 'uvu';
import { byHand, close, closeAll } from './byHand.js';

const one = 'market: { everyone: { customers: 1000, agents: 1 } }\n';
const offer = 'offer: { only: { price: 10, conversion: 20% } }\n';

/** Leads of so many expected looks, spread over prospects: each of them looks at least once with chance 1 - exp(-looks / prospects). */
const leadsOf = (looks: number, prospects: number): number => prospects * (1 - Math.exp(-looks / prospects));

test('without saturation a channel brings spend / cost per lead looks, spread over the prospects of the month before', async () => {
  const { measure, cost, sum, output } = await byHand(
    `months: 2\n${one}reach: { channels: { search: { spend: 400, cost_per_lead: 2 } } }\n${offer}costs: { rent: { group: operations, per_month: 7 } }`,
  );
  const first = leadsOf(200, 1000);
  const second = leadsOf(200, 1000 - 0.2 * first);
  closeAll(measure('leads'), [first, second]);
  closeAll(measure('new'), [0.2 * first, 0.2 * second]);
  closeAll(output('channel new search'), [0.2 * first, 0.2 * second]);
  closeAll(cost('search'), [400, 400]);
  closeAll(cost('rent'), [7, 7]);
  closeAll(measure('cost'), [407, 407]);
  close(sum('line cost search'), 800);
});

test('with saturation S, spend x works as S (1 - exp(-x / S))', async () => {
  const { measure } = await byHand(`months: 1\n${one}reach: { channels: { search: { spend: 400, cost_per_lead: 2, saturation: 100 } } }\n${offer}`);
  closeAll(measure('leads'), [leadsOf((100 * (1 - Math.exp(-4))) / 2, 1000)]);
});

test('of the effect of spend 25 % come a month later: adstock is 300, 375, 393.75 where 400 are spent', async () => {
  const { measure } = await byHand(
    `months: 3\n${one}reach: { channels: { search: { spend: 400, cost_per_lead: 2, saturation: 500, carry_over: 25% } } }\noffer: { only: { price: 10, conversion: 0 } }`,
  );
  closeAll(measure('leads'), [300, 375, 393.75].map((adstock) => leadsOf((500 * (1 - Math.exp(-adstock / 500))) / 2, 1000)));
});

test('what is carried over comes later and not more often: spend of one month works for 300, then 75, then 18.75', async () => {
  const { measure } = await byHand(
    `months: 3\n${one}reach: { channels: { search: { spend: [{ value: 400 }, { from: 2027-02, value: 0 }], cost_per_lead: 2, carry_over: 25% } } }\noffer: { only: { price: 10, conversion: 0 } }`,
  );
  closeAll(measure('leads'), [300, 75, 18.75].map((adstock) => leadsOf(adstock / 2, 1000)));
});

test('spend grows and the cost of a lead is stepped: 100 / 2, 200 / 2, 400 / 5 looks', async () => {
  const { measure, output } = await byHand(
    `months: 3\n${one}reach: { channels: { search: { spend: { value: 100, growth: 100% }, cost_per_lead: [{ value: 2 }, { from: 2027-03, value: 5 }] } } }\noffer: { only: { price: 10, conversion: 0 } }`,
  );
  closeAll(measure('leads'), [50, 100, 80].map((looks) => leadsOf(looks, 1000)));
  closeAll(output('channel new search'), [0, 0, 0]);
});

test('two channels and innovation add up, and new customers are divided among them as their looks are', async () => {
  const { measure, output, cost } = await byHand(
    `months: 1\n${one}reach: { innovation: 5%, channels: { search: { spend: 100, cost_per_lead: 1 }, fairs: { spend: 500, cost_per_lead: 10 } } }\n${offer}`,
  );
  const leads = leadsOf(50 + 100 + 50, 1000);
  closeAll(measure('leads'), [leads]);
  closeAll(output('channel new search'), [(0.2 * leads * 100) / 200]);
  closeAll(output('channel new fairs'), [(0.2 * leads * 50) / 200]);
  closeAll(cost('search'), [100]);
  closeAll(cost('fairs'), [500]);
});

test('a channel spreads its looks over all prospects of its segments, and reaches nobody else', async () => {
  const { measure, output, gained } = await byHand(`months: 1
market: { small: { customers: 600, agents: 1 }, middle: { customers: 300, agents: 1, subscribers: 100 }, large: { customers: 50, agents: 1 } }
reach: { channels: { search: { spend: 400, cost_per_lead: 2, segments: [small, middle] }, visits: { spend: 30, cost_per_lead: 6, segments: [large] } } }
${offer}`);
  const leads = [600, 200].map((prospects) => prospects * (1 - Math.exp(-200 / 800)));
  const visited = leadsOf(5, 50);
  closeAll(measure('leads'), [leads[0] + leads[1] + visited]);
  closeAll(output('channel new search'), [0.2 * (leads[0] + leads[1])]);
  closeAll(output('channel new visits'), [0.2 * visited]);
  closeAll(gained('small'), [0.2 * leads[0]]);
  closeAll(gained('middle'), [0.2 * leads[1]]);
  closeAll(gained('large'), [0.2 * visited]);
});

test('where nobody is left to hear of it a channel costs and brings nothing', async () => {
  const { measure } = await byHand(
    `months: 1\nmarket: { everyone: { customers: 100, agents: 1, subscribers: 100 } }\nreach: { channels: { search: { spend: 40, cost_per_lead: 2 } } }\n${offer}`,
  );
  closeAll(measure('leads'), [0]);
  closeAll(measure('cost'), [40]);
});

test('a week has 12/52 of the spend and of the saturation of a month', async () => {
  const { measure } = await byHand(
    `months: 3\nstep: week\n${one}reach: { channels: { search: { spend: 400, cost_per_lead: 2, saturation: 100 } } }\noffer: { only: { price: 10, conversion: 0 } }`,
  );
  closeAll(measure('leads'), new Array<number>(13).fill(leadsOf((((100 * 12) / 52) * (1 - Math.exp(-4))) / 2, 1000)));
  closeAll(measure('cost'), new Array<number>(13).fill((400 * 12) / 52));
});

test('subscribers bring leads: 100 of them 3 % each, over 900 prospects; the reward is paid for those who join so', async () => {
  const { measure, cost, sum } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, subscribers: 100 } }
reach: { innovation: 1%, referral: { leads: 3%, reward: 20 } }
${offer}costs: { rent: { group: operations, per_month: 7 } }`);
  const first = 900 * (1 - Math.exp(-(0.01 + 3 / 900)));
  const [prospects, subscribers] = [900 - 0.2 * first, 100 + 0.2 * first];
  const referred = (0.03 * subscribers) / prospects;
  const second = prospects * (1 - Math.exp(-(0.01 + referred)));
  closeAll(measure('leads'), [first, second]);
  const rewards = [(20 * 0.2 * first * (3 / 900)) / (0.01 + 3 / 900), (20 * 0.2 * second * referred) / (0.01 + referred)];
  closeAll(cost('referral rewards'), rewards);
  closeAll(measure('cost'), [7 + rewards[0], 7 + rewards[1]]);
  close(sum('line cost referral rewards'), rewards[0] + rewards[1]);
});

test('referrals of each segment stay in it, and rewards of all segments add up', async () => {
  const { cost } = await byHand(`months: 1
market: { small: { customers: 500, agents: 1, subscribers: 100 }, large: { customers: 300, agents: 1, subscribers: 50 } }
reach: { innovation: 2%, referral: { leads: 12%/year, reward: 20 } }
${offer}costs: { rent: { group: operations, per_month: 7 } }`);
  const joined = (prospects: number, subscribers: number): number => {
    const referred = (0.01 * subscribers) / prospects;
    return (0.2 * prospects * (1 - Math.exp(-(0.02 + referred))) * referred) / (0.02 + referred);
  };
  closeAll(cost('referral rewards'), [20 * (joined(400, 100) + joined(250, 50))]);
});

test('a segment hears of others by their weight: imitation x (its own share + 30 % and 50 % of the shares of the others)', async () => {
  const { gained } = await byHand(`months: 1
market: { small: { customers: 1000, agents: 1, subscribers: 400 }, middle: { customers: 200, agents: 1, subscribers: 20 }, large: { customers: 100, agents: 1, subscribers: 5 } }
reach: { imitation: 40%, influence: { large: { small: 30%, middle: 50% }, middle: { small: 20% } } }
${offer}`);
  const joined = (prospects: number, share: number): number => 0.2 * prospects * (1 - Math.exp(-0.4 * share));
  closeAll(gained('small'), [joined(600, 0.4)]);
  closeAll(gained('middle'), [joined(180, 0.1 + 0.2 * 0.4)]);
  closeAll(gained('large'), [joined(95, 0.05 + 0.3 * 0.4 + 0.5 * 0.1)]);
});

test('demand multiplies all looks: growth by the month, season by the calendar, noise that is known', async () => {
  const { measure } = await byHand(`months: 4
market: { everyone: { customers: 1000, agents: 1, subscribers: 100 } }
reach: { innovation: 1%, imitation: 20%, channels: { search: { spend: 90, cost_per_lead: 10 } } }
offer: { only: { price: 10, conversion: 0 } }
demand: { growth: 10%, seasonality: [1, 0.5, 2, 3, 1, 1, 1, 1, 1, 1, 1, 1], noise: 0.9 }`);
  const looks = 0.01 + 0.2 * 0.1 + 9 / 900;
  closeAll(measure('leads'), [1, 0.5 * 1.1, 2 * 1.21, 3 * 1.331].map((factor) => 900 * (1 - Math.exp(-0.9 * factor * looks))));
});

test('seasons begin in January and come again: what starts in November meets factors 11, 12, 1, 2', async () => {
  const { measure } = await byHand(
    `months: 16\n${one}reach: { innovation: 1% }\noffer: { only: { price: 10, conversion: 0 } }\ndemand: { seasonality: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }`,
    { start: { year: 2027, month: 11 } },
  );
  closeAll(measure('leads'), [11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2].map((season) => 1000 * (1 - Math.exp(-0.01 * season))));
});

test('a week has the season of the month in which it begins, and the 13th root of a quarter of growth', async () => {
  const { measure } = await byHand(
    `months: 3\nstep: week\n${one}reach: { innovation: 1% }\noffer: { only: { price: 10, conversion: 0 } }\ndemand: { growth: 21%/year, seasonality: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }`,
  );
  // A month is 52/12 weeks: weeks 0 to 4 begin in January, 5 to 8 in February, 9 to 12 in March.
  const season = [1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3];
  closeAll(measure('leads'), season.map((factor, week) => 1000 * (1 - Math.exp(-((0.01 * 12) / 52) * factor * 1.21 ** (week / 52)))));
});

test.run();

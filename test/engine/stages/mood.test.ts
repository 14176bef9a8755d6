import { test } from 'uvu';
import { byHand, closeAll } from './byHand.js';

/** 1000 customers, of whom 200 subscribe; nobody joins where `conversion` is not stated. */
const scenario = (text: string, conversion = 0, price = '10'): string => `
market: { everyone: { customers: 1000, agents: 1, subscribers: 200 } }
reach: all
offer: { only: { price: ${price}, conversion: ${conversion} } }
${text}`;

/** A chance whose odds are multiplied. */
const turned = (chance: number, factor: number): number => (chance * factor) / (1 - chance + chance * factor);

test('sentiment starts where the file says and keeps its persistence: 2, then 1.6, 1.28, 1.024', async () => {
  const { measure } = await byHand(`months: 3${scenario('sentiment: { start: 2, persistence: 0.8, noise: 0.3 }')}`);
  closeAll(measure('sentiment'), [1.6, 1.28, 1.024]);
});

test('sentiment hears of last month: S = 0.5 S + 2 (new + reactivated - churned) / subscribers', async () => {
  const { measure } = await byHand(`months: 4${scenario('sentiment: { persistence: 0.5, adds: 2 }\nretention: { churn: 10%, win_back: 50% }', 0.05)}`);
  // 200 - 20 + 40, 220 - 22 + 38 + 10, ...
  const [joined, churned, back] = [[40, 38, 36.1], [20, 22, 24.6], [0, 10, 16]];
  const subscribers = [220, 246, 273.5];
  closeAll(measure('new').slice(0, 3), joined);
  closeAll(measure('churned').slice(0, 3), churned);
  closeAll(measure('reactivated').slice(0, 3), back);
  closeAll(measure('subscribers').slice(0, 3), subscribers);
  const mood = [0];
  subscribers.forEach((count, month) => mood.push(0.5 * mood[month] + (2 * (joined[month] + back[month] - churned[month])) / count));
  closeAll(measure('sentiment'), mood);
});

test('sentiment stays between -3 and 3', async () => {
  const event = (sentiment: number): string => `sentiment: { persistence: 1 }\nevents: { story: { at: 2027-02, months: 3, sentiment: ${sentiment} } }`;
  closeAll((await byHand(`months: 5${scenario(event(2))}`)).measure('sentiment'), [0, 2, 3, 3, 3]);
  closeAll((await byHand(`months: 5${scenario(event(-2))}`)).measure('sentiment'), [0, -2, -3, -3, -3]);
});

test('two events add to sentiment while they are in force, one of them with a probability of 60 %', async () => {
  const { measure } = await byHand(
    `months: 4${scenario('sentiment: { persistence: 0.5, start: 0.4 }\nevents: { story: { at: 2027-02, months: 2, sentiment: -0.6 }, prize: { at: 2027-03, probability: 60%, sentiment: 1.5 } }')}`,
  );
  closeAll(measure('sentiment'), [0.2, 0.1 - 0.6, -0.25 - 0.6 + 0.9, 0.025]);
});

test('without subscribers there is no news', async () => {
  const { measure } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1 } }
reach: all
offer: { only: { price: 10, conversion: 0 } }
sentiment: { adds: 2, start: 1, persistence: 0.5 }`);
  closeAll(measure('sentiment'), [0.5, 0.25]);
});

test('sentiment moves the odds of conversion by exp(m S) and those of churn by exp(-m S)', async () => {
  const { measure } = await byHand(
    `months: 1${scenario('sentiment: { start: 1, persistence: 0.5 }\nchoice: { sentiment: 0.6 }\nretention: { churn: 10%, sentiment: 0.4 }', 0.2)}`,
  );
  closeAll(measure('new'), [800 * turned(0.2, Math.exp(0.3))]);
  closeAll(measure('churned'), [200 * turned(0.1, Math.exp(-0.2))]);
});

test('quality of a lever moves the odds of conversion by exp(q Q) and those of churn by exp(-q Q), 1 being the weight', async () => {
  const levers = 'levers: { better: { at: 2027-02, quality: 0.3 }, worse: { at: 2027-02, until: 2027-03, quality: -0.1 } }';
  const { measure } = await byHand(`months: 3${scenario(`${levers}\nretention: { churn: 10%, quality: 2 }`, 0.2)}`);
  const share = [0, 0.2, 0.3].map((quality) => turned(0.2, Math.exp(quality)));
  const hazard = [0, 0.2, 0.3].map((quality) => turned(0.1, Math.exp(-2 * quality)));
  const [joined, left] = [[], []] as [number[], number[]];
  let [prospects, subscribers] = [800, 200];
  for (let month = 0; month < 3; month++) {
    joined.push(prospects * share[month]);
    left.push(subscribers * hazard[month]);
    prospects -= joined[month];
    subscribers += joined[month] - left[month];
  }
  closeAll(measure('new'), joined);
  closeAll(measure('churned'), left);
});

test('quality of events counts while they are in force, and a weight of 0 ignores it', async () => {
  const events = 'events: { bug: { at: 2027-01, months: 1, quality: -0.5 }, flaw: { at: 2027-01, probability: 20%, quality: -1 } }';
  const { measure } = await byHand(`months: 1${scenario(`${events}\nchoice: { quality: 0.5 }\nretention: { churn: 10% }`, 0.2)}`);
  closeAll(measure('new'), [800 * turned(0.2, Math.exp(0.5 * -0.7))]);
  closeAll(measure('churned'), [200 * turned(0.1, Math.exp(0.7))]);
  const indifferent = await byHand(`months: 1${scenario(`${events}\nchoice: { quality: 0 }\nretention: { churn: 10%, quality: 0 }`, 0.2)}`);
  closeAll(indifferent.measure('new'), [160]);
  closeAll(indifferent.measure('churned'), [20]);
});

test('a price that rises by a tenth multiplies the odds of churn by 1.1^r in that month; a fall does nothing', async () => {
  const price = '[{ value: 10 }, { from: 2027-02, value: 11 }, { from: 2027-04, value: 9 }]';
  const { measure } = await byHand(`months: 4${scenario('retention: { churn: 10%, price_rise: 2 }', 0, price)}`);
  const second = 180 * turned(0.1, 1.21);
  closeAll(measure('churned'), [20, second, (180 - second) * 0.1, (180 - second) * 0.9 * 0.1]);
});

test('the end of a discount is a price rise, and a lever on prices makes one, too', async () => {
  const hazards = async (text: string): Promise<void> => {
    const { measure } = await byHand(`months: 3${text}`);
    const second = 180 * turned(0.1, 1.25 ** 3);
    closeAll(measure('churned'), [20, second, (180 - second) * 0.1], text);
  };
  const retention = 'retention: { churn: 10%, price_rise: 3 }';
  await hazards(scenario(retention, 0, '10, discount: [{ value: 20% }, { from: 2027-02, value: 0 }]'));
  await hazards(scenario(`${retention}\nlevers: { dearer: { at: 2027-02, multiply: { only: 1.25 } } }`));
  await hazards(scenario(`${retention}\nlevers: { dearer: { at: 2027-02, multiply: { price: 1.25 } } }`, 0, '[{ value: 10 }, { from: 2027-03, value: 9 }]'));
});

test('rises of the file and of levers multiply: 1.2 x 1.1 at once', async () => {
  const { measure } = await byHand(
    `months: 2${scenario('retention: { churn: 10%, price_rise: 3 }\nlevers: { dearer: { at: 2027-02, multiply: { price: 1.1 } } }', 0, '[{ value: 10 }, { from: 2027-02, value: 12 }]')}`,
  );
  closeAll(measure('churned'), [20, 180 * turned(0.1, 1.32 ** 3)]);
});

test('who uses half of the median has 2^0.5 times the odds of leaving at an engagement of one half, who uses 1.5 times it 1.5^-0.5', async () => {
  const { measure } = await byHand(`months: 1
market: { everyone: { customers: 1000, agents: 2, subscribers: 400, usage: "across uniform(0, 100)" } }
reach: all
offer: { only: { price: 10, conversion: 0 } }
retention: { churn: 10%, engagement: 0.5 }`);
  closeAll(measure('churned'), [200 * turned(0.1, 0.5 ** -0.5) + 200 * turned(0.1, 1.5 ** -0.5)]);
});

test('engagement does nothing in a segment whose use is not counted', async () => {
  const { gained } = await byHand(`months: 1
market: { counted: { customers: 1000, agents: 1, subscribers: 400, usage: 7 }, other: { customers: 1000, agents: 1, subscribers: 300 } }
reach: all
offer: { only: { price: 10, conversion: 0 } }
retention: { churn: 10%, engagement: 0.5 }`);
  closeAll(gained('counted'), [-40]);
  closeAll(gained('other'), [-30]);
});

test('engagement does nothing in a segment that uses nothing', async () => {
  const { measure } = await byHand(`months: 1
market: { idle: { customers: 1000, agents: 1, subscribers: 400, usage: 0 } }
reach: all
offer: { only: { price: 10, conversion: 0 } }
retention: { churn: 10%, engagement: 0.5 }`);
  closeAll(measure('churned'), [40]);
});

test('a chance of leaving of 1 stays one, whatever moves its odds', async () => {
  const { measure } = await byHand(`months: 1${scenario('retention: { churn: 100%, quality: 1 }\nlevers: { better: { at: 2027-01, quality: 2 } }')}`);
  closeAll(measure('churned'), [200]);
});

test('what cannot be served drives customers away a month later: odds times exp(3 (1 - service))', async () => {
  const { measure } = await byHand(`months: 3
market: { everyone: { customers: 1000, agents: 1, subscribers: 200, usage: 10 } }
reach: all
offer: { only: { price: 10, conversion: 0 } }
capacity: { servers: { units: 1, per_unit: 1500, limit: 1 } }
retention: { churn: 10%, service: 3 }`);
  const used = [1800, 0, 0];
  const left = [20, 0, 0];
  for (let month = 1; month < 3; month++) {
    left[month] = (used[month - 1] / 10) * turned(0.1, Math.exp(3 * (1 - Math.min(1, 1500 / used[month - 1]))));
    used[month] = used[month - 1] - 10 * left[month];
  }
  closeAll(measure('usage'), used);
  closeAll(measure('service'), used.map((use) => Math.min(1, 1500 / use)));
  closeAll(measure('churned'), left);
});

test.run();

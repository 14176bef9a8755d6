import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { byHand, close, closeAll } from './byHand.js';

const market = 'market: { everyone: { customers: 1000, agents: 1 } }\nreach: all\n';

/** The part of leads who take the first of some offers, where the stated shares have been multiplied by factors and the rest takes nothing. */
function logit(...offers: readonly { readonly share: number; readonly factor: number }[]): number {
  const none = 1 - offers.reduce((sum, { share }) => sum + share, 0);
  return (offers[0].share * offers[0].factor) / (none + offers.reduce((sum, { share, factor }) => sum + share * factor, 0));
}

const news = async (text: string): Promise<number[]> => (await byHand(text)).measure('new');

test('conversion is stated at the list price: at a price of 80 % the odds are 0.8^(-e / (1 - c))', async () => {
  const found = await news(`months: 1\n${market}offer: { only: { price: 80, list_price: 100, conversion: 20% } }\nchoice: { price_elasticity: 1.5 }`);
  closeAll(found, [1000 * logit({ share: 0.2, factor: 0.8 ** (-1.5 / 0.8) })]);
});

test('a list price for a year is twelve times that of a month', async () => {
  const found = await news(`months: 1\n${market}offer: { only: { price: 960/year, list_price: 1200/year, conversion: 20% } }\nchoice: { price_elasticity: 1.5 }`);
  closeAll(found, [1000 * logit({ share: 0.2, factor: 0.8 ** (-1.5 / 0.8) })]);
});

test('a discount lowers all that is paid, and the price that leads compare with the list price', async () => {
  const { measure, revenue } = await byHand(`months: 2
market: { everyone: { customers: 1000, agents: 1, usage: 4 } }
reach: all
offer: { only: { price: 100, list_price: 100, setup_fee: 30, licence: 50, unit_price: 2, discount: [{ value: 0 }, { from: 2027-02, value: 20% }], conversion: 20% } }
choice: { price_elasticity: 1.5 }`);
  const second = 800 * logit({ share: 0.2, factor: 0.8 ** (-1.5 / 0.8) });
  closeAll(measure('new'), [200, second]);
  closeAll(revenue('subscription'), [200 * 100, (200 + second) * 80]);
  closeAll(revenue('setup'), [200 * 30, second * 24]);
  closeAll(revenue('licence'), [200 * 50, second * 40]);
  closeAll(revenue('usage'), [200 * 4 * 2, (200 + second) * 4 * 1.6]);
  closeAll(measure('mrr'), [200 * 100, (200 + second) * 80]);
});

test('without a price a month, customers look at the price of a unit, then at the licence, then at the set-up fee', async () => {
  const stepped = (key: string): string => `${key}: [{ value: 10 }, { from: 2027-02, value: 15 }]`;
  for (const offer of [
    `${stepped('unit_price')}, licence: 90, setup_fee: 70`,
    `${stepped('licence')}, setup_fee: 70`,
    stepped('setup_fee'),
    `${stepped('price')}, unit_price: 3, licence: 90, setup_fee: 70`,
  ]) {
    const found = await news(
      `months: 2\nmarket: { everyone: { customers: 1000, agents: 1, usage: 1 } }\nreach: all\noffer: { only: { ${offer}, conversion: 20% } }\nchoice: { price_elasticity: 2 }`,
    );
    closeAll(found, [200, 800 * logit({ share: 0.2, factor: 1.5 ** (-2 / 0.8) })], offer);
  }
});

test('each unit of currency above the list price costs the price sensitivity in log-odds: exp(-0.03 (110 - 100))', async () => {
  const found = await news(`months: 2\n${market}offer: { only: { price: [{ value: 100 }, { from: 2027-02, value: 110 }], conversion: 20% } }\nchoice: { price_sensitivity: 0.03 }`);
  closeAll(found, [200, 800 * logit({ share: 0.2, factor: Math.exp(-0.3) })]);
});

test('sensitivity adds to elasticity, for each plan by its own price', async () => {
  const { output } = await byHand(
    `months: 1\n${market}offer: { small: { price: 50, list_price: 40, conversion: 20% }, large: { price: 90, list_price: 100, conversion: 10% } }\nchoice: { price_elasticity: 1.2, price_sensitivity: 0.02 }`,
  );
  const small = { share: 0.2, factor: 1.25 ** (-1.2 / 0.8) * Math.exp(-0.2) };
  const large = { share: 0.1, factor: 0.9 ** (-1.2 / 0.9) * Math.exp(0.2) };
  closeAll(output('plan subscribers small'), [1000 * logit(small, large)]);
  closeAll(output('plan subscribers large'), [1000 * logit(large, small)]);
});

test('prices do not matter where nobody minds them', async () => {
  closeAll(await news(`months: 2\n${market}offer: { only: { price: [{ value: 100 }, { from: 2027-02, value: 900 }], conversion: 20% } }`), [200, 160]);
});

test('an affinity of 1 at a weight of 0.7 is 0.7 of log-odds, and none at a weight of 0', async () => {
  const offer = 'offer: { liked: { price: 10, conversion: 20%, affinity: 1 }, other: { price: 10, conversion: 30% } }\n';
  const of = async (weight: number): Promise<number[]> => (await byHand(`months: 1\n${market}${offer}choice: { affinity: ${weight} }`)).output('plan subscribers liked');
  closeAll(await of(0.7), [1000 * logit({ share: 0.2, factor: Math.exp(0.7) }, { share: 0.3, factor: 1 })]);
  closeAll(await of(0), [200]);
});

test('an affinity that differs between two agents is that of the quartiles of its law', async () => {
  const found = await news(
    'months: 1\nmarket: { everyone: { customers: 1000, agents: 2 } }\nreach: all\noffer: { only: { price: 10, conversion: 20%, affinity: "across normal(0.1, 0.5)" } }\nchoice: { affinity: 2 }',
  );
  const quartile = 0.6744897501960817 * 0.5;
  const share = (affinity: number): number => logit({ share: 0.2, factor: Math.exp(2 * affinity) });
  closeAll(found, [500 * share(0.1 + quartile) + 500 * share(0.1 - quartile)]);
});

test('weights that are not known are drawn, and act like known ones: a uniform law of no width', async () => {
  const text = (weight: string): string => `months: 1
market: { everyone: { customers: 1000, agents: 2, willingness_to_pay: "across lognormal(100, 0.5)" } }
reach: all
offer: { only: { price: 10, conversion: 20%, affinity: 0.4 } }
choice: { affinity: "${weight}", willingness_to_pay: "${weight}" }`;
  const share = (willing: number): number => logit({ share: 0.2, factor: Math.exp(0.8 * (0.4 + willing)) });
  const wanted = [500 * share(0.6744897501960817 * 0.5) + 500 * share(-0.6744897501960817 * 0.5)];
  closeAll(await news(text('0.8')), wanted);
  (await news(text('uniform(0.79999999, 0.80000001)'))).forEach((found, month) => close(found, wanted[month]));
});

test('what customers are willing to pay matters by its ratio to the median, whatever the step and the period it is stated for', async () => {
  const share = (willing: number): number => logit({ share: 0.2, factor: Math.exp(0.8 * willing) });
  const wanted = 500 * share(0.6744897501960817 * 0.5) + 500 * share(-0.6744897501960817 * 0.5);
  for (const step of ['month', 'week']) {
    for (const period of ['', '/year']) {
      const [found] = await news(`months: 1
step: ${step}
market: { everyone: { customers: 1000, agents: 2, willingness_to_pay: "across lognormal(100, 0.5)${period}" } }
reach: all
offer: { only: { price: 10, conversion: 20% } }
choice: { willingness_to_pay: 0.8 }`);
      close(found, wanted, `${step} ${period}`);
    }
  }
});

test('a competitor takes its share at first prices and sells to the same leads: who takes it stays a prospect', async () => {
  const { measure } = await byHand(`months: 2\n${market}offer: { only: { price: 10, conversion: 20% } }\ncompetitors: { rival: { price: 8, share: 30% } }\nchoice: { price_elasticity: 1 }`);
  closeAll(measure('new'), [200, 160]);
  closeAll(measure('prospects'), [800, 640]);
});

test('a competitor who asks a tenth less pulls 0.9^(-e / (1 - s)) as much, and so takes leads from us', async () => {
  const found = await news(
    `months: 3\n${market}offer: { only: { price: 10, conversion: 20% } }\ncompetitors: { rival: { price: [{ value: 10 }, { from: 2027-02, value: 9 }, { from: 2027-03, value: 12 }], share: 30% } }\nchoice: { price_elasticity: 1.4 }`,
  );
  const second = 800 * logit({ share: 0.2, factor: 1 }, { share: 0.3, factor: 0.9 ** (-1.4 / 0.7) });
  closeAll(found, [200, second, (800 - second) * logit({ share: 0.2, factor: 1 }, { share: 0.3, factor: 1.2 ** (-1.4 / 0.7) })]);
});

test('a competitor with a reaction of one half follows our price a month later, by the square root of its change', async () => {
  const found = await news(
    `months: 3\n${market}offer: { only: { price: [{ value: 10 }, { from: 2027-02, value: 8 }], conversion: 20% } }\ncompetitors: { rival: { price: 10, share: 30%, reaction: 0.5 } }\nchoice: { price_elasticity: 1.4 }`,
  );
  const ours = { share: 0.2, factor: 0.8 ** (-1.4 / 0.8) };
  const second = 800 * logit(ours, { share: 0.3, factor: 1 });
  closeAll(found, [200, second, (800 - second) * logit(ours, { share: 0.3, factor: 0.8 ** ((-1.4 / 0.7) * 0.5) })]);
});

test('a competitor answers the mean of the logarithms of our prices in its segments', async () => {
  const { output, gained } = await byHand(`months: 2
market: { small: { customers: 1000, agents: 1 }, large: { customers: 500, agents: 1 } }
reach: all
offer:
  basic: { price: 10, list_price: 8, conversion: 20%, segments: [small] }
  pro: { price: 20, list_price: 30, conversion: 10%, segments: [small] }
  site: { price: 90, list_price: 45, conversion: 40%, segments: [large] }
competitors: { rival: { price: 10, share: 30%, reaction: 0.6, segments: [small] } }
choice: { price_elasticity: 1.4 }`);
  // In the first month, too, what it has heard are the first prices.
  const answer = Math.exp((-1.4 / 0.7) * 0.6 * ((Math.log(10 / 8) + Math.log(20 / 30)) / 2));
  const [basic, pro, rival] = [
    { share: 0.2, factor: 1.25 ** (-1.4 / 0.8) },
    { share: 0.1, factor: (2 / 3) ** (-1.4 / 0.9) },
    { share: 0.3, factor: answer },
  ];
  const joined = 1000 * (logit(basic, pro, rival) + logit(pro, basic, rival));
  closeAll(gained('small').slice(0, 1), [joined]);
  closeAll(output('plan subscribers basic').slice(0, 1), [1000 * logit(basic, pro, rival)]);
  const site = logit({ share: 0.4, factor: 2 ** (-1.4 / 0.6) });
  closeAll(gained('large'), [500 * site, 500 * (1 - site) * site]);
});

test('a competitor answers prices that a lever has moved, too, a month later', async () => {
  const found = await news(
    `months: 3\n${market}offer: { only: { price: 10, conversion: 20% }, other: { price: 5, conversion: 0 } }\ncompetitors: { rival: { price: [{ value: 10 }, { from: 2027-03, value: 11 }], share: 30%, reaction: 0.5 }, quiet: { price: 7, share: 5% } }\nchoice: { price_elasticity: 1.4 }\nlevers: { sale: { at: 2027-02, multiply: { only: 0.8 } } }`,
  );
  const ours = { share: 0.2, factor: 0.8 ** (-1.4 / 0.8) };
  const quiet = { share: 0.05, factor: 1 };
  const second = 800 * logit(ours, quiet, { share: 0.3, factor: 1 });
  // It meets two plans, of which one has moved: half the logarithm, half the reaction; and its own price has risen.
  const answer = 0.8 ** ((-1.4 / 0.7) * 0.5 * 0.5) * 1.1 ** (-1.4 / 0.7);
  closeAll(found, [200, second, (800 - second) * logit(ours, quiet, { share: 0.3, factor: answer })]);
});

test('a price that a lever moves acts like one of the file, by elasticity and by sensitivity', async () => {
  const found = await news(
    `months: 2\n${market}offer: { only: { price: 100, list_price: 80, conversion: 20% } }\nchoice: { price_elasticity: 1.4, price_sensitivity: 0.01 }\nlevers: { sale: { at: 2027-02, multiply: { price: 0.9 } } }`,
  );
  const [before, after] = [100, 90].map((price) => logit({ share: 0.2, factor: (price / 80) ** (-1.4 / 0.8) * Math.exp(-0.01 * (price - 80)) }));
  closeAll(found, [1000 * before, 1000 * (1 - before) * after]);
});

test('what is given away has no price to move: nobody comes to it less, or leaves it, when a lever makes all prices dearer', async () => {
  const { measure, output } = await byHand(`months: 3
market: { everyone: { customers: 1000, agents: 1 } }
reach: all
offer: { free: { conversion: 20% }, paid: { price: 10, conversion: 5% } }
choice: { price_elasticity: 1.5, price_sensitivity: 0.1 }
retention: { churn: 10%, price_rise: 2 }
levers: { dearer: { at: 2027-02, multiply: { price: 1.2 } } }`);
  const [free, paid] = [{ share: 0.2, factor: 1 }, { share: 0.05, factor: 1.2 ** (-1.5 / 0.95) * Math.exp(-0.2) }];
  closeAll(measure('new').slice(0, 2), [250, 750 * (logit(free, paid) + logit(paid, free))]);
  closeAll(output('plan subscribers free').slice(0, 2), [200, 180 + 750 * logit(free, paid)]);
  const odds = (0.1 / 0.9) * 1.2 ** 2;
  closeAll(output('plan subscribers paid').slice(0, 2), [50, 50 / (1 + odds) + 750 * logit(paid, free)]);
});

test('shares of plans and competitors that take all leave nobody without', async () => {
  const found = await news(`months: 1\n${market}offer: { only: { price: 10, conversion: 60% } }\ncompetitors: { rival: { price: 8, share: 40% } }`);
  assert.is(found[0], 600);
});

test.run();

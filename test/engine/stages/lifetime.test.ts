import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { byHand, close } from './byHand.js';

/** 500 of 1,000 customers join in the first month (but for one in e^100), and nobody later. */
const launch = `market: { everyone: { customers: 1000, agents: 1 } }
reach: { channels: { launch: { spend: [{ value: 100k }, { from: 2027-02, value: 0 }], cost_per_lead: 1 } } }
`;
const offer = (more = ''): string => `offer: { only: { price: 10, conversion: 50%${more} } }\n`;
const series = (ratio: number, terms: number): number => Array.from({ length: terms }, (_, k) => ratio ** k).reduce((sum, one) => sum + one, 0);

/** Mean discounted months of those who joined. */
async function lifetimeOf(text: string): Promise<number> {
  const { sum, measure } = await byHand(text);
  return sum('lifetime') / measure('new').reduce((total, count) => total + count, 0);
}

test('with a churn of 10 % a customer stays 1 + 0.9 + 0.81 + ... months, up to the limit', async () => {
  close(await lifetimeOf(`months: 6\n${launch}${offer()}retention: { churn: 10% }`), series(0.9, 60));
  close(await lifetimeOf(`months: 6\n${launch}${offer()}retention: { churn: 10% }\nmetrics: { lifetime_months: 24 }`), series(0.9, 24));
  close(await lifetimeOf(`months: 6\n${launch}${offer()}retention: { churn: 10% }\nfinance: { discount_rate: 1% }`), series(0.9 / 1.01, 60));
});

// Fader & Hardie 2007, "Regular": alpha .7041, beta 1.1820; discounted at 10 % a year the customers who differ stay 3.69 years, and all
// with the churn of the first year, .7041 / 1.8861, would stay 2.32.
test('averaging churn loses a third of the lifetime: 3.69 years with heterogeneity, 2.32 with the churn of the first year', async () => {
  const years = (churn: string): Promise<number> =>
    lifetimeOf(`months: 1
market: { everyone: { customers: 400k, agents: 20k, churn: "${churn}/year" } }
reach: all
${offer(', commitment: 12')}finance: { discount_rate: 10%/year }
metrics: { lifetime_months: 600 }`).then((months) => months / series(1.1 ** (-1 / 12), 12));
  let [kept, wanted] = [1, 0];
  for (let year = 0; year < 50; year++) {
    wanted += kept / 1.1 ** year;
    kept *= (1.182 + year) / (0.7041 + 1.182 + year);
  }
  assert.is(wanted.toFixed(2), '3.69');
  // 20,000 agents stand for the law: the middles of equally likely parts miss a little of its tail.
  assert.ok(Math.abs((await years('across beta(0.7041, 1.1820)')) - wanted) < 0.005);
  assert.is((await years('37.33097%')).toFixed(2), '2.32');
});

test('what a month does to churn shortens the lifetimes of that month: odds twice as high from the third month on', async () => {
  const stay = 1 - 2 / 9 / (1 + 2 / 9);
  const told = 1 + 0.9 + 0.9 * series(stay, 5) - 0.9;
  const after = 0.9 * stay ** 4 * (series(0.9, 5) - 1);
  const text = `months: 6\n${launch}${offer()}retention: { churn: 10% }\nmetrics: { lifetime_months: 10 }\n`;
  close(await lifetimeOf(`${text}levers: { worse: { at: 2027-03, multiply: { churn: 2 } } }`), told + after);
});

for (const commitment of [1, 3]) {
  for (const limit of [4, 10, 60]) {
    test(`following who joined tells what the formula tells where nothing moves churn: commitment ${commitment}, limit ${limit}`, async () => {
      const text = `months: 9
market: { everyone: { customers: 1000, agents: 4, churn: "across beta(2, 10)" } }
reach: all
${offer(`, commitment: ${commitment}`)}retention: { win_back: 20% }
finance: { discount_rate: 1% }
metrics: { lifetime_months: ${limit} }
`;
      const known = await lifetimeOf(text);
      const followed = await lifetimeOf(`${text}levers: { nothing: { at: 2027-03, multiply: { churn: 1 } } }`);
      assert.ok(Math.abs(followed - known) < 2e-6 * known, `${followed}, not ${known}`);
    });
  }
}

test('who moves to a plan that is given away pays no longer, whether customers are followed or not', async () => {
  const text = `months: 6
market: { everyone: { customers: 1000, agents: 1 } }
reach: { channels: { launch: { spend: [{ value: 100k }, { from: 2027-02, value: 0 }], cost_per_lead: 1 } } }
offer: { free: { conversion: 10% }, only: { price: 10, conversion: 50%, switch: { free: 10% } } }
retention: { churn: 10% }
`;
  const paid = async (more: string): Promise<number> => {
    const { sum, output } = await byHand(`${text}${more}`);
    return sum('lifetime') / output('payers new').reduce((total, count) => total + count, 0);
  };
  assert.ok(Math.abs((await paid('')) - series(0.81, 60)) < 1e-5);
  assert.ok(Math.abs((await paid('levers: { nothing: { at: 2027-03, multiply: { churn: 1 } } }')) - series(0.81, 60)) < 1e-5);
});

test('customers who use more than others stay longer where engagement counts', async () => {
  const text = (engagement: number): string => `months: 1
market: { everyone: { customers: 1000, agents: 2, usage: "across uniform(0, 4)" } }
reach: all
${offer()}retention: { churn: 10%, engagement: ${engagement} }`;
  const hazards = [1, 3].map((use) => 1 / 9 / (use / 2) / (1 + 1 / 9 / (use / 2)));
  close(await lifetimeOf(text(1)), hazards.map((hazard) => series(1 - hazard, 60) / 2).reduce((sum, one) => sum + one, 0));
  close(await lifetimeOf(text(0)), series(0.9, 60));
});

test('use that is noise counts month by month while customers are followed, and at its median afterwards', async () => {
  const text = `months: 6
market: { everyone: { customers: 1000, agents: 1, usage: "each month uniform(1, 3)" } }
reach: all
${offer()}retention: { churn: 10%, engagement: 1 }
`;
  const followed = await lifetimeOf(`${text}levers: { nothing: { at: 2027-03, multiply: { churn: 1 } } }`);
  close(await lifetimeOf(text), followed);
});

test('a segment that nobody leaves stays up to the limit, and counts among the others', async () => {
  const text = `months: 2
market: { leaving: { customers: 1000, agents: 1, churn: 10% }, loyal: { customers: 1000, agents: 1, churn: 0% } }
reach: all
${offer()}metrics: { lifetime_months: 12 }`;
  const { sum } = await byHand(text);
  close(sum('lifetime leaving') / 750, series(0.9, 12));
  close(sum('lifetime loyal') / 750, 12);
  close(sum('lifetime'), 750 * (12 + series(0.9, 12)));
});

test('when the business closes, lifetimes end', async () => {
  const text = `months: 6\n${launch}${offer()}retention: { churn: 10% }\ncosts: { rent: { group: operations, per_month: 1M } }\nmetrics: { lifetime_months: 10 }\n`;
  close(await lifetimeOf(`${text}finance: { on_ruin: stop }`), 1);
});

test.run();

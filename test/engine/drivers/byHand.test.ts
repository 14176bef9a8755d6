import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { storedModel } from '../../support/storedModels.js';
import { close, closeAll, drivenScenario, expectedOf, recommenderOf, summaryOf } from './driven.js';

const market = 'market: { everyone: { customers: 1000, agents: 1 } }\nreach: all\n';
const share = (odds: number, stated = 0.2): number => (stated * odds) / (1 - stated + stated * odds);

test('a lead is shown its best item or it is not: the chance is the mean of both logits', async () => {
  const models = { 'm.json': recommenderOf([[1.2]], [[-0.3]], [0.25], [0.1]) };
  const { measures } = await expectedOf(
    `months: 1\n${market}offer: { only: { price: 10, conversion: 20% } }\nchoice: { affinity: 0.5 }\ndrivers: { recommender: { model: m.json } }`,
    models,
  );
  const [best, other] = [Math.exp(0.6), Math.exp(-0.15)];
  const norm = 0.1 * best + 0.9 * other;
  closeAll(measures.new.mean, [1000 * (0.25 * share(best / norm) + 0.75 * share(other / norm))]);
});

test('where everybody is shown what is most popular the stated share converts, as long as it is small', async () => {
  const people = [0.2, 0.5, 1, 2, 3];
  const models = { 'm.json': recommenderOf([people], [people.map((affinity) => affinity / 3 - 0.5)], [0.3], [0.3]) };
  for (const weight of ['0.4', '"uniform(0.4, 0.400001)"']) {
    const { measures } = await expectedOf(
      `months: 1\nmarket: { everyone: { customers: 1M, agents: 5 } }\nreach: all\noffer: { only: { price: 10, conversion: 0.01% } }\nchoice: { affinity: ${weight} }\ndrivers: { recommender: { model: m.json } }`,
      models,
    );
    closeAll(measures.new.mean, [100], 2e-4);
  }
});

test('levers and events multiply the chance of being shown the best item, up to certainty; what is lost in use comes off', async () => {
  const models = { 'm.json': recommenderOf([[1]], [[0]], [0.4], [0]) };
  const { measures } = await expectedOf(
    `months: 3\n${market}offer: { only: { price: 10, conversion: 20% } }
retention: { churn: 100% }
levers: { better: { at: 2027-02, until: 2027-03, multiply: { recommender: 1.5 } }, perfect: { at: 2027-03, multiply: { recommender: 9 } } }
drivers: { recommender: { model: m.json, degrade: 25% } }`,
    models,
  );
  const [best, other] = [share(Math.E), share(1)];
  const chance = (shown: number): number => shown * best + (1 - shown) * other;
  const first = 1000 * chance(0.3);
  const second = (1000 - first) * chance(0.45);
  closeAll(measures.new.mean, [first, second, (1000 - first - second) * best]);
});

test('agents stand for people of the data, in the order of their strata, the same in every plan', async () => {
  const models = {
    'm.json': storedModel('recommender', {
      groups: [
        { name: 'all', items: 9 },
        { name: 'drama', items: 3 },
      ],
      segments: [{ name: 'everyone', people: 20, best: [[[0, 1]], [[2, -1]]], other: [[[0, 0]], [[0, 0]]] }],
      shown: [1],
      popular: [0],
      first: 1,
    }),
  };
  const { measures } = await expectedOf(
    `months: 1\nmarket: { everyone: { customers: 1000, agents: 2 } }\nreach: all
offer: { a: { price: 10, conversion: 20% }, b: { price: 20, conversion: 10% } }
drivers: { recommender: { model: m.json, plans: { b: drama } } }`,
    models,
  );
  // One person of affinities 0 and 2, one of 1 and -1; nobody is shown the best by popularity, so the norm is 1.
  const joins = ([a, b]: readonly [number, number]): readonly [number, number] => {
    const [pullA, pullB] = [0.2 * Math.exp(a), 0.1 * Math.exp(b)];
    return [(500 * pullA) / (0.7 + pullA + pullB), (500 * pullB) / (0.7 + pullA + pullB)];
  };
  const [one, two] = [joins([0, 2]), joins([1, -1])];
  closeAll(measures.mrr.mean, [10 * (one[0] + two[0]) + 20 * (one[1] + two[1])]);
});

test('demand follows the point forecast of the member times a whole path of errors', async () => {
  const point = [[1, 1.2, 0.8, 1.1]];
  const models = { 'm.json': storedModel('forecast', { every: 'month', from: '2026-12', base: 50, point, errors: [[9, 2, 2, 2]], method: 'drift' }) };
  const { measures } = await expectedOf(
    'months: 3\nmarket: { everyone: { customers: 1000, agents: 1 } }\nreach: { innovation: 10% }\noffer: { only: { price: 10, conversion: 0% } }\ndemand: { growth: 50% }\ndrivers: { forecast: { model: m.json } }',
    models,
  );
  closeAll(measures.leads.mean, [2.4, 1.6, 2.2].map((index) => 1000 * (1 - Math.exp(-0.1 * index))));
});

test('a month of a weekly forecast is the mean of the weeks that begin in it, a week of a monthly one is its month', async () => {
  const text = (step: string): string =>
    `months: 2\nstep: ${step}\nmarket: { everyone: { customers: 1000, agents: 1 } }\nreach: { innovation: 10% }\noffer: { only: { price: 10, conversion: 0% } }\ndrivers: { forecast: { model: m.json } }`;
  const forecast = (every: 'month' | 'week', from: string, point: number[]): string =>
    storedModel('forecast', { every, from, base: 1, point: [point], errors: [point.map(() => 1)], method: 'drift' });
  // Weeks that begin on 2026-12-28, 2027-01-04, 11, 18, 25, 2027-02-01, 8, 15, 22.
  const weeks = await expectedOf(text('month'), { 'm.json': forecast('week', '2026-12-28', [9, 1, 2, 3, 4, 5, 6, 7, 8]) });
  closeAll(weeks.measures.leads.mean, [2.5, 6.5].map((index) => 1000 * (1 - Math.exp(-0.1 * index))));
  const months = await expectedOf(text('week'), { 'm.json': forecast('month', '2027-01', [1, 2]) });
  const weekly = (index: number): number => 1000 * (1 - Math.exp((-0.1 * index * 12) / 52));
  closeAll(months.measures.leads.mean, [1, 1, 1, 1, 1, 2, 2, 2, 2].map(weekly), 1e-5);
});

test('agents leave with the chances of people of the data', async () => {
  const models = { 'm.json': storedModel('churn', { segments: [{ name: 'SMB', people: 40, chance: [[0.01, 0.5]] }] }) };
  const { measures } = await expectedOf(
    `months: 3\nmarket: { everyone: { customers: 1000, agents: 2, subscribers: 1000 } }\nreach: all\noffer: { only: { price: 1, conversion: 20% } }
drivers: { churn: { model: m.json, segments: { everyone: SMB } } }`,
    models,
  );
  closeAll(measures.churned.mean.slice(0, 1), [500 * 0.01 + 500 * 0.5]);
});

test('learned elasticities that are those of the file change nothing, competitors who answer and prices that move included', async () => {
  const text = (elasticity: string): string => `months: 6
market: { a: { customers: 1000, agents: 2 }, b: { customers: 500, agents: 1 } }
reach: { innovation: 20% }
offer: { one: { price: [{ value: 10 }, { from: 2027-03, value: 12 }], conversion: 20% }, two: { price: 30, conversion: 10%, segments: [b] } }
competitors: { quiet: { price: [{ value: 9 }, { from: 2027-02, value: 8 }], share: 10% }, loud: { price: 11, share: 15%, reaction: 0.6 } }
retention: { churn: 5% }
levers: { sale: { at: 2027-04, multiply: { one: 0.7 } }, dear: { at: 2027-05, multiply: { price: 1.2 } } }
${elasticity}`;
  const stated = await expectedOf(text('choice: { price_elasticity: 1.7 }'), {});
  const models = {
    'm.json': storedModel('price', {
      segments: [
        { name: 'a', people: 40, elasticity: [1.7] },
        { name: 'b', people: 40, elasticity: [1.7] },
      ],
    }),
  };
  const learned = await expectedOf(text('drivers: { price: { model: m.json } }'), models);
  closeAll(learned.measures.new.mean, stated.measures.new.mean, 1e-9);
  closeAll(learned.measures.cash.mean, stated.measures.cash.mean, 1e-9);
});

test('segments answer a price that moves in their own way', async () => {
  const models = {
    'm.json': storedModel('price', {
      segments: [
        { name: 'a', people: 40, elasticity: [0] },
        { name: 'b', people: 40, elasticity: [2] },
      ],
    }),
  };
  const { measures } = await expectedOf(
    'months: 1\nmarket: { a: { customers: 1000, agents: 1 }, b: { customers: 1000, agents: 1 } }\nreach: all\noffer: { only: { price: 10, conversion: 20% } }\nlevers: { sale: { at: 2027-01, multiply: { price: 0.8 } } }\ndrivers: { price: { model: m.json } }',
    models,
  );
  closeAll(measures.new.mean, [200 + 1000 * share(0.8 ** (-2 / 0.8))]);
});

test('a learned mood is a stated one with the same numbers', async () => {
  const text = (mood: string): string =>
    `months: 12\ntrials: 50\nmarket: { everyone: { customers: 1000, agents: 2 } }\nreach: { innovation: 5% }\noffer: { only: { price: 10, conversion: 20% } }\nchoice: { sentiment: 0.5 }\n${mood}`;
  const models = { 'm.json': storedModel('sentiment', { persistence: [0.7], noise: [0.2], start: [0.4] }) };
  const learned = await summaryOf(drivenScenario(text('sentiment: { adds: 0.5 }\ndrivers: { sentiment: { model: m.json } }'), models));
  const stated = await summaryOf(drivenScenario(text('sentiment: { persistence: 0.7, noise: 0.2, start: 0.4, adds: 0.5 }'), {}));
  assert.equal(learned.measures.new.mean, stated.measures.new.mean);
});

test('a cost line states what is exposed, and the learned share of it is lost; of several segments by their customers', async () => {
  const models = {
    'm.json': storedModel('risk', {
      segments: [
        { name: 'a', people: 40, rate: [0.02] },
        { name: 'b', people: 40, rate: [0.05] },
      ],
    }),
  };
  const { measures } = await expectedOf(
    `months: 1\nmarket: { a: { customers: 3000, agents: 1 }, b: { customers: 1000, agents: 1 } }\nreach: all\noffer: { only: { price: 10, conversion: 25% } }
costs: { losses: { group: operations, per_customer: 100, once: [{ at: 2027-01, value: 5000 }] }, rent: { group: operations, per_month: 7 } }\ndrivers: { risk: { model: m.json, lines: [losses] } }`,
    models,
  );
  close(measures.cost.mean[0], (100 * 1000 + 5000) * ((3 * 0.02 + 0.05) / 4) + 7);
});

test.run();

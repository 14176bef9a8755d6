import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLearning } from '../../../models/backend/openLearning.js';
import { fitBiases } from '../../../models/recommender/biases.js';
import { factorise } from '../../../models/recommender/factorise.js';
import { selectRows } from '../../../models/recommender/interactions.js';
import { negativesOf } from '../../../models/recommender/negatives.js';
import { popularityOf } from '../../../models/recommender/popularity.js';
import { splitByPerson } from '../../../models/recommender/split.js';
import { trainMembers, type Parts } from '../../../models/recommender/trainMembers.js';
import { drawRatings } from './tastes.js';

const [people, items] = [300, 60];
const { interactions } = drawRatings({ people, items, factors: 2, each: 20, seed: 'members' });
const split = splitByPerson(interactions, 'members');
const [train, validation] = [split.train, split.validation].map((rows) => selectRows(interactions, rows));
const parts: Parts = { train, validation, known: new Uint8Array(items).fill(1), unit: 0.9 };
const settings = { factors: 3, epochs: 2, learningRate: 0.02, penalty: 0.1, batch: 512, negatives: 2 };
const signal = new AbortController().signal;
const context = { seed: 'ensemble', members: 2, signal, onProgress: () => undefined, date: '2026-11-25', licence: null, smallestCell: 10, epsilon: null, until: null };

test('members learn from people weighed by exponential deviates, each from its own; the first model from everybody alike', async () => {
  const learning = await openLearning('wasm');
  const { main, members } = await trainMembers(learning, interactions, parts, settings, context);
  assert.ok(main.weightOf.every((weight) => weight === 1));
  assert.equal(main.popularity, popularityOf(train, items));
  assert.is(members.length, 2);
  for (const { weightOf, popularity } of members) {
    const mean = weightOf.reduce((sum, weight) => sum + weight, 0) / people;
    const variance = weightOf.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / people;
    assert.ok(Math.abs(mean - 1) < 1e-6 && weightOf.every((weight) => weight > 0));
    // The variance of 300 exponential deviates has a standard error of sqrt(8 / 300) = .16; four of these: 6e-5, and the seed is fixed.
    assert.ok(Math.abs(variance - 1) < 0.65, `${variance}`);
    assert.equal(popularity, popularityOf(train, items, weightOf));
  }
  assert.not.equal(members[0].weightOf, members[1].weightOf);
  const [{ weightOf, factors }] = members;
  const start = fitBiases(train, validation, people, items, weightOf);
  const drawNegatives = negativesOf(train, people, items);
  const alone = await factorise(learning, { kind: 'ratings', people, items, train, validation, start, unit: 0.9, weightOf, drawNegatives, settings, seed: 'ensemble member 1', signal, onEpoch: () => undefined });
  assert.equal(factors, alone.factors);
});

test('of uses, learning starts from how popular items are', async () => {
  const uses = { ...interactions, kind: 'uses' as const };
  const still = { ...settings, epochs: 1, learningRate: 1e-9 };
  const { main } = await trainMembers(await openLearning('wasm'), uses, { ...parts, unit: 1 }, still, { ...context, members: 0 });
  // Each used item stands against two drawn evenly from 60: the log-odds of one used c times are ln(c / (2 uses / 60)).
  const drawn = (2 * train.items.length) / items;
  main.factors.itemBias.forEach((bias, item) => assert.ok(Math.abs(bias - Math.log(main.popularity[item] / drawn)) < 1e-5));
});

test.run();

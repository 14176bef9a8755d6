import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { biasScore, fitBiases } from '../../../models/recommender/biases.js';
import type { Rows } from '../../../models/recommender/interactions.js';
import { negativesOf } from '../../../models/recommender/negatives.js';
import { normals } from '../../../models/recommender/normals.js';
import { popularityOf } from '../../../models/recommender/popularity.js';

/** Every person's rating of every item, made by a rule. */
const table = (people: number, items: number, rule: (person: number, item: number) => number): Rows => {
  const cells = Array.from({ length: people * items }, (_, at) => [Math.floor(at / items), at % items]);
  return { people: Int32Array.from(cells, ([person]) => person), items: Int32Array.from(cells, ([, item]) => item), values: Float32Array.from(cells, ([person, item]) => rule(person, item)) };
};

test('ratings that are sums of a mean and biases are given back', () => {
  const [person, item] = [normals(200, 0.5, 'people'), normals(100, 0.5, 'items')];
  const rows = table(200, 100, (who, what) => 3 + person[who] + item[what]);
  const biases = fitBiases(rows, rows, 200, 100);
  assert.is(biases.shrinkage, 0.5);
  rows.values.forEach((value, row) => assert.ok(Math.abs(value - biasScore(biases, rows.people[row], rows.items[row])) < 0.03));
});

test('where people and items do not differ, the strongest shrinkage wins', () => {
  const noise = normals(40_000, 1, 'noise');
  const train = table(200, 100, (who, what) => noise[who * 100 + what]);
  const validation = table(200, 100, (who, what) => noise[20_000 + who * 100 + what]);
  assert.is(fitBiases(train, validation, 200, 100).shrinkage, 50);
});

test('two people of one weight count as one of twice the weight', () => {
  const once = { people: Int32Array.of(0, 0, 1, 1), items: Int32Array.of(0, 1, 0, 1), values: Float32Array.of(5, 3, 2, 1) };
  const twice = { people: Int32Array.of(0, 0, 1, 1, 2, 2), items: Int32Array.of(0, 1, 0, 1, 0, 1), values: Float32Array.of(5, 3, 5, 3, 2, 1) };
  assert.ok(Math.abs(fitBiases(once, once, 2, 2, Float32Array.of(2, 1)).mean - fitBiases(twice, twice, 3, 2).mean) < 1e-6);
  assert.equal([...popularityOf(once, 3, Float32Array.of(2, 1))], [3, 3, 0]);
  assert.equal([...popularityOf(twice, 3)], [3, 3, 0]);
});

test('what is drawn as not used was not used by the person, was used by somebody, and each such item comes equally often', () => {
  const train = { people: Int32Array.of(0, 0, 0, 1, 1, 1, 1), items: Int32Array.of(5, 0, 2, 0, 1, 3, 6), values: new Float32Array(7).fill(1) };
  const rows = { people: new Int32Array(1000), items: new Int32Array(1000), values: new Float32Array(1000) };
  const drawn = negativesOf(train, 2, 8)(rows, 6, 'negatives');
  assert.is(drawn.length, 6000);
  const counts = [1, 3, 6].map((item) => drawn.filter((each) => each === item).length);
  assert.is(counts.reduce((sum, count) => sum + count, 0), 6000);
  // Chi-squared with 2 degrees of freedom: above 18.4 with a chance of 1e-4; the seed is fixed.
  assert.ok(counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0) < 18.4, `${counts}`);
});

test('who has used everything is given something all the same', () => {
  const train = { people: Int32Array.of(0, 0), items: Int32Array.of(0, 1), values: Float32Array.of(1, 1) };
  assert.is(negativesOf(train, 1, 2)(train, 3, 'all').length, 6);
});

test('normal deviates have the mean, the spread and the tails that they should', () => {
  const values = normals(100_001, 2, 'normals');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const tail = values.filter((value) => Math.abs(value) > 2 * 1.959964).length / values.length;
  // Each within four standard errors: a chance of 6e-5; the seed is fixed.
  assert.ok(Math.abs(mean) < 4 * 0.00632 && Math.abs(variance - 4) < 4 * 0.0179 && Math.abs(tail - 0.05) < 4 * 0.00069);
});

test.run();

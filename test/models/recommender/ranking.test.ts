import * as fc from 'fast-check';
import seedrandom from 'seedrandom';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { firstItems } from '../../../models/recommender/firstItems.js';
import { rank, rankingTask, type RankingTask } from '../../../models/recommender/ranking.js';
import { meanOf, resampleErrors } from '../../../models/recommender/resample.js';
import { normals } from '../../../models/recommender/normals.js';
import { selectRows } from '../../../models/recommender/interactions.js';
import { splitByPerson } from '../../../models/recommender/split.js';
import { drawRatings } from './tastes.js';

const task = (wanted: readonly number[], used: readonly number[] = [], items = 10): RankingTask => ({
  judged: Int32Array.of(0),
  wanted: [Int32Array.from(wanted)],
  used: [Int32Array.from(used)],
  known: new Uint8Array(items).fill(1),
  unknown: 0,
});

/** Item 0 before item 1 before item 2, and so on. */
const inOrder = (_: number, scores: Float32Array): void => scores.forEach((_score, item) => (scores[item] = -item));

const figures = (ranked: ReturnType<typeof rank>): readonly number[] => [ranked.recall[0], ranked.ndcg[0], ranked.hit[0]].map((value) => Math.round(value * 1e6) / 1e6);

test('recall, NDCG and hit rate are what they are by hand', () => {
  // Places 0, 2 and 7; the first four are shown: gains 1 and 1 / log2(4) of at most 1 + 1 / log2(3) + 1 / log2(4).
  assert.equal(figures(rank(task([2, 0, 7]), inOrder, 4)), [0.666667, 0.703918, 1]);
  assert.equal(figures(rank(task([7, 0, 2]), inOrder, 4)), [0.666667, 0.703918, 0]);
  assert.equal(figures(rank(task([0, 1, 2, 3, 4]), inOrder, 3)), [0.6, 1, 1]);
  assert.equal(figures(rank(task([9]), inOrder, 9)), [0, 0, 0]);
});

test('what a person has used is not ranked, what nobody has used cannot be', () => {
  assert.equal(figures(rank(task([5], [0, 1, 2, 3, 4]), inOrder, 1)), [1, 1, 1]);
  const unknown = task([1]);
  unknown.known[1] = 0;
  assert.equal(figures(rank(unknown, inOrder, 5)), [0, 0, 0]);
});

test('the first items are those that sorting puts first', () => {
  const scores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 12 }), fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (values, count, allowed) => {
      const sorted = [...values.keys()].filter((item) => allowed[item]).sort((a, b) => values[b] - values[a] || a - b);
      assert.equal([...firstItems(Float32Array.from(values), Uint8Array.from(allowed, Number), count)], sorted.slice(0, count));
    }),
    { numRuns: 300, seed: 8 },
  );
});

test('a ranking by chance finds what chance finds', () => {
  const draw = seedrandom('chance');
  const people = 3000;
  const judged = Int32Array.from({ length: people }, (_, person) => person);
  const chance: RankingTask = { judged, wanted: Array.from(judged, () => Int32Array.of(3, 8)), used: Array.from(judged, () => Int32Array.of(1)), known: new Uint8Array(41).fill(1), unknown: 0 };
  const ranked = rank(chance, (_, scores) => scores.forEach((_score, item) => (scores[item] = draw())), 10);
  // 10 of 40: recall .25 with a standard error of sqrt(.25 .75 / 2 / 3000) = .0056 or a little less; four of these: 6e-5.
  assert.ok(Math.abs(ranked.recall.reduce((sum, value) => sum + value, 0) / people - 0.25) < 4 * 0.0056);
  assert.ok(Math.abs(ranked.hit.reduce((sum, value) => sum + value, 0) / people - 0.25) < 4 * 0.0079);
});

test('of ratings the liked ones should be found, the best liked first; at most so many people are judged, evenly', () => {
  const { interactions } = drawRatings({ people: 60, items: 40, factors: 2, each: 20, seed: 'task' });
  const split = splitByPerson(interactions, 'task');
  const train = selectRows(interactions, split.train);
  const rows = { train: split.train, used: [split.train, split.validation], held: split.test };
  const all = rankingTask(interactions, rows, 1000);
  const mean = train.values.reduce((sum, value) => sum + value, 0) / train.values.length;
  all.judged.forEach((person, at) => {
    const liked = [...split.test].filter((row) => interactions.people[row] === person && interactions.values[row] >= mean);
    assert.equal([...all.wanted[at]], liked.sort((a, b) => interactions.values[b] - interactions.values[a]).map((row) => interactions.items[row]));
    assert.is(all.used[at].length, 18);
  });
  const some = rankingTask(interactions, rows, 7);
  assert.is(some.judged.length, 7);
  assert.ok(some.judged.every((person) => all.judged.includes(person)));
});

test('resampling people finds the standard error of a mean', () => {
  const values = normals(400, 3, 'sample');
  const { mean, twice } = resampleErrors(400, { mean: meanOf(values), twice: meanOf(values.map((value) => 2 * value)) }, 'errors');
  const average = values.reduce((sum, value) => sum + value, 0) / 400;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0)) / 400;
  assert.ok(Math.abs(mean.value - average) < 1e-6);
  // 400 resamples know it to 1 / sqrt(800) = 3.5 %; four of these: a chance of 6e-5, and the seed is fixed.
  assert.ok(Math.abs(mean.se / error - 1) < 0.142, `${mean.se} for ${error}`);
  assert.ok(Math.abs(twice.se / mean.se - 2) < 1e-5);
});

test.run();

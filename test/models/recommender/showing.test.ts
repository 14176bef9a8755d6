import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fitBiases } from '../../../models/recommender/biases.js';
import { selectRows } from '../../../models/recommender/interactions.js';
import { popularityOf } from '../../../models/recommender/popularity.js';
import { rank, rankingTask } from '../../../models/recommender/ranking.js';
import { meanOf } from '../../../models/recommender/resample.js';
import { showingOf } from '../../../models/recommender/showing.js';
import { splitByPerson } from '../../../models/recommender/split.js';
import type { Member } from '../../../models/recommender/trainMembers.js';
import { normals } from '../../../models/recommender/normals.js';
import { drawRatings } from './tastes.js';

const [people, items] = [300, 150];
const drawn = drawRatings({ people, items, factors: 3, each: 40, seed: 'showing' });
const split = splitByPerson(drawn.interactions, 'showing');
const train = selectRows(drawn.interactions, split.train);
const task = rankingTask(drawn.interactions, { train: split.train, used: [split.train, split.validation], held: split.test }, people);
const parts = { train, validation: train, known: task.known, unit: 1 };

/** A model that knows the truth, or draws lots: its item biases are what it says of the first person, for all. */
const memberOf = (itemBias: Float32Array): Member => ({
  factors: { width: 1, mean: 0, personBias: new Float32Array(people), itemBias, people: new Float32Array(people), items: new Float32Array(items) },
  trained: { curve: [], best: 1, ended: 'epochs' },
  weightOf: new Float32Array(people).fill(1),
  popularity: popularityOf(train, items),
  biases: fitBiases(train, train, people, items),
});

test('a model that knows nothing leaves the ranking to what is most popular', () => {
  const member = memberOf(normals(items, 1, 'lots'));
  const { weight, showing } = showingOf(drawn.interactions, parts, split, member, 10);
  assert.is(weight, 0);
  const scores = new Float32Array(items);
  showing(member)(0, scores);
  scores.forEach((score, item) => assert.ok(task.known[item] === 0 || Math.abs(score - Math.log(member.popularity[item])) < 1e-6));
});

test('a model that knows how good items are adds that to what is popular', () => {
  const quality = Float32Array.from({ length: items }, (_, item) => Array.from({ length: people }, (_person, who) => drawn.truth(who, item)).reduce((sum, value) => sum + value, 0) / people - 3.5);
  const member = memberOf(quality);
  const { weight, showing } = showingOf(drawn.interactions, parts, split, member, 10);
  assert.ok((weight ?? 0) > 0);
  const everybody = new Float64Array(task.judged.length).fill(1);
  const gain = (score: ReturnType<typeof showing>): number => meanOf(rank(task, score, 10).ndcg)(everybody);
  assert.ok(gain(showing(member)) > gain((_, scores) => scores.set(member.popularity)));
});

test('uses are ranked by their scores', () => {
  const member = memberOf(normals(items, 1, 'scores'));
  const { weight, showing } = showingOf({ ...drawn.interactions, kind: 'uses' }, parts, split, member, 10);
  const scores = new Float32Array(items);
  showing(member)(7, scores);
  assert.is(weight, null);
  assert.equal([...scores], [...member.factors.itemBias]);
});

test.run();

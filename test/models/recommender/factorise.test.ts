import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Learning } from '../../../models/backend/learning.js';
import { openLearning } from '../../../models/backend/openLearning.js';
import { biasScore, fitBiases } from '../../../models/recommender/biases.js';
import { factorise, type FactorisationPlan } from '../../../models/recommender/factorise.js';
import { scoreItems, scoreOf, type Factors } from '../../../models/recommender/factors.js';
import { selectRows, type Rows } from '../../../models/recommender/interactions.js';
import { negativesOf } from '../../../models/recommender/negatives.js';
import { splitByPerson } from '../../../models/recommender/split.js';
import { factoriseByHand, rootMeanSquareOf } from '../../bench/plain/matrixFactorisation.js';
import { drawRatings, drawUses, spreads, type Drawn } from './tastes.js';

const settings = { factors: 8, epochs: 30, learningRate: 0.02, penalty: 0.1, batch: 1024, negatives: 4 };

interface Case {
  readonly drawn: Drawn;
  readonly plan: FactorisationPlan;
  readonly held: Rows;
}

const prepare = (drawn: Drawn, people: number, items: number, changes: Partial<FactorisationPlan> = {}): Case => {
  const { interactions } = drawn;
  const split = splitByPerson(interactions, 'test');
  const [train, validation, held] = [split.train, split.validation, split.test].map((rows) => selectRows(interactions, rows));
  const start = interactions.kind === 'ratings' ? fitBiases(train, validation, people, items) : { mean: 0, personBias: new Float32Array(people), itemBias: new Float32Array(items) };
  const plan = { kind: interactions.kind, people, items, train, validation, start, unit: 1, drawNegatives: negativesOf(train, people, items), settings, seed: 'test', signal: new AbortController().signal, onEpoch: () => undefined, ...changes };
  return { drawn, plan, held };
};

const ratings = (changes: Partial<FactorisationPlan> = {}): Case => prepare(drawRatings({ people: 400, items: 300, factors: 4, each: 60, seed: 'ratings' }), 400, 300, changes);
const uses = (changes: Partial<FactorisationPlan> = {}): Case =>
  prepare(drawUses({ people: 500, items: 200, factors: 3, each: 30, seed: 'uses' }), 500, 200, { settings: { ...settings, penalty: 0.01, batch: 2048 }, ...changes });

const correlation = (pairs: readonly (readonly [number, number])[]): number => {
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [first, second] = [mean(0), mean(1)];
  const product = (a: 0 | 1, b: 0 | 1): number => pairs.reduce((sum, pair) => sum + (pair[a] - (a === 0 ? first : second)) * (pair[b] - (b === 0 ? first : second)), 0);
  return product(0, 1) / Math.sqrt(product(0, 0) * product(1, 1));
};

/** Some persons and items from everywhere. */
const grid = (people: number, items: number): (readonly [number, number])[] => Array.from({ length: 20_000 }, (_, at) => [(at * 7919) % people, (at * 104_729) % items]);

const without = (plan: FactorisationPlan, epochs: number): FactorisationPlan => ({ ...plan, settings: { ...plan.settings, epochs } });

test('TensorFlow.js predicts what the same updates written by hand predict', async () => {
  const { plan, held } = ratings();
  const few = without({ ...plan, unit: 0.7 }, 4);
  const byHand = rootMeanSquareOf(factoriseByHand(few, () => undefined), held);
  for (const backend of ['wasm', 'cpu'] as const) {
    const { factors, trained } = await factorise(await openLearning(backend), few);
    assert.is(trained.best, 4);
    assert.ok(Math.abs(rootMeanSquareOf(factors, held) - byHand) < 2e-5, `${rootMeanSquareOf(factors, held)} for ${byHand}`);
  }
});

test('ratings of known tastes are predicted far better than by biases, and near their noise', async () => {
  const { plan, held, drawn } = ratings();
  const { factors } = await factorise(await openLearning('wasm'), plan);
  const biases = fitBiases(plan.train, plan.validation, plan.people, plan.items);
  const byBiases = rootMeanSquareOf({ ...factors, ...biases, people: factors.people.map(() => 0) }, held);
  const learned = rootMeanSquareOf(factors, held);
  // Biases cannot know tastes: their error is that of tastes and noise together.
  assert.ok(Math.abs(byBiases - Math.hypot(spreads.noise, spreads.taste)) < 0.06, `${byBiases}`);
  assert.ok(learned < 0.62 && learned > spreads.noise * 0.95, `${learned}`);
  const tastes = grid(400, 300).map(([who, what]) => [scoreOf(factors, who, what) - biasScore(biases, who, what), drawn.taste(who, what)] as const);
  assert.ok(correlation(tastes) > 0.85, `${correlation(tastes)}`);
});

test('where nobody has tastes of their own, nothing is gained over biases and little is lost', async () => {
  const drawn = drawRatings({ people: 300, items: 200, factors: 4, each: 40, seed: 'plain' });
  const flat = { ...drawn, interactions: { ...drawn.interactions, values: drawn.interactions.values.map((value, row) => value - drawn.taste(drawn.interactions.people[row], drawn.interactions.items[row])) } };
  const { plan, held } = prepare(flat, 300, 200);
  const { factors } = await factorise(await openLearning('wasm'), plan);
  const biases = fitBiases(plan.train, plan.validation, 300, 200);
  const byBiases = rootMeanSquareOf({ ...factors, ...biases, people: factors.people.map(() => 0) }, held);
  assert.ok(rootMeanSquareOf(factors, held) < byBiases * 1.02, `${rootMeanSquareOf(factors, held)} ${byBiases}`);
});

test('of uses, scores are the log-odds of use but for a level of each person', async () => {
  const { plan, drawn } = uses();
  const { factors, trained } = await factorise(await openLearning('wasm'), plan);
  const scores = new Float32Array(200);
  const pairs = Array.from({ length: 500 }, (_, who) => {
    scoreItems(factors, who, scores);
    const truth = Float32Array.from(scores, (_score, what) => drawn.truth(who, what));
    const [level, trueLevel] = [scores, truth].map((values) => values.reduce((sum, value) => sum + value, 0) / 200);
    return [...scores].map((score, what) => [truth[what] - trueLevel, score - level] as const);
  }).flat();
  assert.ok(correlation(pairs) > 0.8, `${correlation(pairs)}`);
  // Half of the scale may be lost to the penalty, which takes doubtful tastes back; no scale may be gained.
  const slope = pairs.reduce((sum, [truth, score]) => sum + truth * score, 0) / pairs.reduce((sum, [truth]) => sum + truth ** 2, 0);
  assert.ok(slope > 0.5 && slope < 1.1, `${slope}`);
  // Chance knows one use among five: its cross-entropy is .5004.
  assert.ok(trained.curve[trained.best - 1].validation < 0.47);
});

const sameTwice = async (learning: Learning, plan: FactorisationPlan): Promise<Factors> => {
  const before = learning.tf.memory().numTensors;
  const [once, again] = [await factorise(learning, plan), await factorise(learning, plan)];
  assert.equal(once, again);
  assert.is(learning.tf.memory().numTensors, before);
  return once.factors;
};

test('training twice with one seed gives the same weights, bit for bit, on cpu and on wasm, and leaves no tensor', async () => {
  for (const backend of ['cpu', 'wasm'] as const) {
    const learning = await openLearning(backend);
    for (const { plan } of [ratings(), uses()]) {
      const factors = await sameTwice(learning, without(plan, 2));
      const { factors: other } = await factorise(learning, without({ ...plan, seed: 'other' }, 2));
      assert.not.equal(factors.people, other.people);
    }
  }
});

test('equal weights of people change nothing but rounding, and who weighs nothing teaches nothing', async () => {
  const learning = await openLearning('wasm');
  const { plan } = ratings();
  const few = without(plan, 3);
  const [plain, equal] = [await factorise(learning, few), await factorise(learning, { ...few, weightOf: new Float32Array(400).fill(1) })];
  plain.factors.items.forEach((value, at) => assert.ok(Math.abs(value - equal.factors.items[at]) < 1e-6));
  const silent = await factorise(learning, { ...few, weightOf: new Float32Array(400) });
  const start = await factorise(learning, { ...without(plan, 1), settings: { ...plan.settings, epochs: 1, learningRate: 1e-12 } });
  silent.factors.items.forEach((value, at) => assert.ok(Math.abs(value - start.factors.items[at]) < 1e-9));
});

test.run();

import { isLeft, isRight, type Either } from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLearning } from '../../../models/backend/openLearning.js';
import type { TrainingContext } from '../../../models/context.js';
import type { WantedColumn } from '../../../models/data/columns.js';
import type { Fit } from '../../../models/fit.js';
import { weightsOf } from '../../../models/recommender/describe.js';
import { recommenderTrainerOf } from '../../../models/recommender/trainer.js';
import { formatDiagnostic, type Diagnostic } from '../../../scenarios/diagnostic.js';
import { storedModelSchema, type ModelOf } from '../../../scenarios/storedModel.js';
import { trainingRules } from '../../../scenarios/trainingRules.js';
import { columnsOf, type Deed } from './columns.js';
import { drawRatings, drawUses, type Drawn } from './tastes.js';

/** Who did it bears a name that is found again if it gets anywhere. */
const deedsOf = ({ interactions: { people, items, values, kind } }: Drawn, segments: boolean): readonly Deed[] =>
  [...people].map((person, row) => ({
    user: `who-${person}@example.com`,
    item: `item ${items[row]}`,
    ...(kind === 'ratings' ? { rating: values[row] } : {}),
    ...(segments ? { segment: person % 3 === 0 ? 'large' : 'small', group: items[row] % 2 === 0 ? 'even' : 'odd' } : {}),
  }));

const ratings = deedsOf(drawRatings({ people: 150, items: 80, factors: 2, each: 40, seed: 'trainer' }), true);
const uses = deedsOf(drawUses({ people: 300, items: 60, factors: 2, each: 20, seed: 'trainer' }), false);

const fallbacks = Object.fromEntries(trainingRules.recommender.settings.map(({ name, fallback }) => [name, fallback]));
const context = {
  seed: 'test',
  members: 2,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  date: '2026-11-25',
  licence: 'CC0',
  smallestCell: 10,
  epsilon: null,
  until: null,
};

const fit = (deeds: readonly Deed[], changes: { readonly settings?: Readonly<Record<string, number>>; readonly context?: Partial<TrainingContext> } = {}, wanted: WantedColumn[] = []) => {
  const trainer = recommenderTrainerOf((_, columns) => {
    wanted.push(...columns);
    return TE.right(columnsOf(deeds));
  });
  const columns = Object.fromEntries(Object.keys(deeds[0] ?? {}).map((role) => [role, `column of ${role}`]));
  const settings = { ...fallbacks, factors: 4, batch: 512, epochs: 15, negatives: 2, first: 5, ...changes.settings };
  return trainer.fit({ data: 'some/deeds.csv', columns, settings }, { ...context, ...changes.context }, () => openLearning('wasm'))();
};

const trained = (result: Either<readonly Diagnostic[], Fit>): Fit<ModelOf<'recommender'>> => {
  if (isLeft(result)) throw new Error(result.left.map(({ message, found }) => `${message}: ${found}`).join('\n'));
  return result.right as Fit<ModelOf<'recommender'>>;
};

test('ratings give a model, a card and a report that fit together and name nobody', async () => {
  const wanted: WantedColumn[] = [];
  const { model, card, report, weights } = trained(await fit(ratings, {}, wanted));
  assert.equal(
    wanted.map(({ role, type, blank }) => `${role} ${type} ${blank}`),
    ['user category drop', 'item category wrong', 'rating number wrong', 'segment category wrong', 'group category wrong'],
  );
  assert.equal(storedModelSchema.parse(JSON.parse(JSON.stringify(model))), model);
  assert.is(model.card, card);
  assert.equal(card.data.columns, { user: 'column of user', item: 'column of item', rating: 'column of rating', segment: 'column of segment', group: 'column of group' });
  assert.equal(card.metrics.map(({ name, better }) => `${name} ${better}`), ['RMSE lower', 'MAE lower', 'recall@5 higher', 'NDCG@5 higher', 'hit rate@5 higher']);
  assert.equal(card.segments.map(({ name }) => name), ['large', 'small']);
  assert.ok(card.segments[0].metrics.every(({ value }, at) => value !== card.segments[1].metrics[at].value));
  assert.is(card.segments[0].rows + card.segments[1].rows <= 150, true);
  const [rmse] = card.metrics;
  assert.ok(rmse.value < (rmse.baseline?.value ?? 0) && (rmse.se ?? 0) > 0);
  assert.match(report.findings[0], /^Learned tastes beat mean and biases on what was held out: RMSE is \d/);
  assert.equal(model.tables.groups, [{ name: 'all', items: 80 }, { name: 'even', items: 40 }, { name: 'odd', items: 40 }]);
  assert.equal([model.tables.shown.length, model.tables.popular.length, model.tables.first], [2, 2, 5]);
  const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const hits = card.metrics[4];
  assert.ok(Math.abs(average(model.tables.shown) - hits.value) < 1e-9 && Math.abs(average(model.tables.popular) - (hits.baseline?.value ?? 0)) < 1e-9);
  assert.ok(model.tables.shown[0] !== model.tables.shown[1]);
  assert.is(report.charts.learning?.best, card.trained.settings['best_epoch']);
  assert.equal(weights?.map(({ name, shape }) => `${name} ${shape.join(' x ')}`), ['mean 1', 'people 150 x 4', 'people bias 150', 'items 80 x 4', 'items bias 80']);
  weights?.forEach(({ shape, values }) => assert.is(values.length, shape.reduce((product, side) => product * side, 1)));
  assert.not.match(JSON.stringify({ model, report, weights }), /example\.com|who-/);
});

test('uses beat what is most popular where people have tastes, and the strangers do worse', async () => {
  const { card, report } = trained(await fit(uses));
  assert.equal(card.metrics.map(({ name }) => name), ['recall@5', 'NDCG@5', 'hit rate@5']);
  assert.ok(card.metrics[0].value > 1.3 * (card.metrics[0].baseline?.value ?? 1), JSON.stringify(card.metrics[0]));
  assert.match(report.findings[0], /^Learned tastes beat most popular/);
  const strangers = report.tables.find(({ title }) => title === 'Who and what is not known yet');
  assert.ok(Number(strangers?.rows[0][1]) > Number(strangers?.rows[1][1]));
});

test('where nobody has tastes the first finding says that nothing was gained', async () => {
  const drawn = drawRatings({ people: 150, items: 80, factors: 2, each: 40, seed: 'none' });
  const { people, items, values } = drawn.interactions;
  const flat = deedsOf({ ...drawn, interactions: { ...drawn.interactions, values: values.map((value, row) => value - drawn.taste(people[row], items[row])) } }, false);
  assert.match(trained(await fit(flat)).report.findings[0], /^Learned tastes do (not clearly beat mean and biases|worse than mean and biases)/);
});

test('the same seed gives the same model and weights, another seed others', async () => {
  const [once, again, other] = [await fit(uses), await fit(uses), await fit(uses, { context: { seed: 'other' } })].map(trained);
  assert.equal(once, again);
  assert.not.equal(once.model.tables, other.model.tables);
});

test('where all items are shown, everybody finds theirs, in every member', async () => {
  const { tables } = trained(await fit(uses, { settings: { first: 60, epochs: 1 } })).model;
  for (const chance of [...tables.shown, ...tables.popular]) assert.ok(Math.abs(chance - 1) < 1e-9, `${chance}`);
});

test('rows of people among the weights are in random order, each with its own vector', () => {
  const { interactions } = drawUses({ people: 100, items: 30, factors: 2, each: 8, seed: 'order' });
  const numbers = Float32Array.from({ length: 100 }, (_, person) => person);
  const factors = { width: 2, mean: 0, personBias: numbers, itemBias: new Float32Array(30), people: Float32Array.from({ length: 200 }, (_, at) => at), items: new Float32Array(60) };
  const weights = weightsOf(interactions, factors, 'order');
  const [vectors, biases] = ['people', 'people bias'].map((wanted) => [...(weights.find(({ name }) => name === wanted)?.values ?? [])]);
  const did = [...numbers].filter((person) => interactions.starts[person + 1] > interactions.starts[person]);
  assert.not.equal(biases, did);
  assert.equal([...biases].sort((a, b) => a - b), did);
  assert.equal(vectors, biases.flatMap((person) => [2 * person, 2 * person + 1]));
});

test('a signal keeps what was learned so far and says so; before anything was learned it is told', async () => {
  const controller = new AbortController();
  const stopped = trained(
    await fit(uses, { context: { members: 8, signal: controller.signal, onProgress: (_, done, total) => done / total > 0.2 && controller.abort() } }),
  );
  assert.ok(stopped.model.tables.shown.length >= 1 && stopped.model.tables.shown.length < 8);
  assert.ok(stopped.report.findings.some((finding) => /^Only \d of the 8 trainings asked for were made\.$/.test(finding)));
  const before = new AbortController();
  before.abort();
  const nothing = await fit(uses, { context: { signal: before.signal } });
  assert.ok(isLeft(nothing));
  assert.is(
    nothing.left.map((each) => formatDiagnostic(each, { color: false, frame: false })).join('\n'),
    'deeds.csv:1:1: expected training that comes to an end, got a stop before the first pass over the data ended\n  hint: let it run longer; nothing was learned yet',
  );
});

test('progress only rises, up to its end', async () => {
  const seen: number[] = [];
  await fit(uses, { context: { onProgress: (_, done, total) => seen.push(done / total) } });
  seen.slice(1).forEach((share, at) => assert.ok(share >= seen[at]));
  assert.is(seen.at(-1), 1);
});

test('a loss beyond all bounds is an error with what to do', async () => {
  const huge = await fit(ratings.map((deed) => ({ ...deed, rating: (deed.rating ?? 0) * 1e39 })));
  assert.ok(isLeft(huge));
  assert.is(
    huge.left.map((each) => formatDiagnostic(each, { color: false, frame: false })).join('\n'),
    'deeds.csv:1:1: expected training that comes to an end, got a loss beyond all bounds\n  hint: write ratings in a larger unit, or set learning_rate to less than 0.02',
  );
});

test('too little to learn from is an error that says what is missing', async () => {
  const refusals = async (deeds: readonly Deed[], smallestCell = 10): Promise<readonly string[]> => {
    const result = await fit(deeds, { context: { smallestCell } });
    return isRight(result) ? [] : result.left.map((each) => formatDiagnostic(each, { color: false, frame: false }));
  };
  assert.equal(await refusals(uses.slice(0, 60)), [
    'deeds.csv:1:1: expected at least 20 people who used 5 items or more, of whom some can be held out, got 6\n  hint: take a longer history, or one of more people',
    'deeds.csv:1:1: expected a segment of at least 10 people, got at most 6\n  hint: name a column that has fewer segments, or leave the segment out',
  ]);
  const few = uses.filter(({ item }) => /^item \d$/.test(item));
  assert.ok((await refusals(few)).some((line) => line.startsWith('deeds.csv:1:1: expected at least 10 items, got ')) || new Set(few.map(({ item }) => item)).size === 10);
  assert.equal(await refusals(ratings.map((deed) => ({ ...deed, rating: 4 }))), [
    'deeds.csv:1:1: expected ratings that differ, got 4 everywhere\n  hint: leave the column of ratings out: that something was used is then what counts',
  ]);
});

test.run();

import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatDiagnostic } from '../../scenarios/diagnostic.js';
import { parseScenario } from '../../scenarios/parse.js';
import { cardOf, storedModel } from '../support/storedModels.js';
import { mistakesOf, readerOf, smallest } from './reading.js';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const churn = storedModel('churn', {
  segments: [
    { name: 'SMB', people: 40, chance: [[0.1]] },
    { name: 'enterprise', people: 40, chance: [[0.01]] },
  ],
});
const forecast = storedModel('forecast', { every: 'month', from: '2026-11', base: 1, point: [[1, 1, 1, 1]], errors: [[1, 1, 1, 1]], method: 'drift' });
const tastes = storedModel('recommender', {
  groups: [
    { name: 'all', items: 9 },
    { name: 'drama', items: 3 },
  ],
  segments: [{ name: '', people: 20, best: [[[1]], [[1]]], other: [[[0]], [[0]]] }],
  shown: [0.2],
  popular: [0.1],
  first: 10,
});
const files = { 'churn.json': churn, 'forecast.json': forecast, 'tastes.json': tastes, 'broken.json': '{', 'other.json': '{"format":"bellwether model","version":2}' };

/** What is wrong with the drivers of a small scenario, from the line of `drivers:` on. */
const wrong = (drivers: string, parts: Readonly<Record<string, string>> = {}): readonly string[] =>
  mistakesOf(smallest({ ...parts, drivers: `drivers: ${drivers}` }), files).map((mistake) => mistake.replace(/^a\.yaml:\d+:/, ''));

test('a model that is not there, is no model, or is one of another kind is said at its name', () => {
  assert.equal(wrong('{ churn: { model: lost.json } }'), [
    '28 drivers.churn.model: expected a stored model that can be read, got lost.json (there is no such file) | bellwether fit churn DATA makes one',
  ]);
  assert.equal(wrong('{ churn: { model: lost.model.json, train: { data: customers.csv } } }'), [
    '28 drivers.churn.model: expected a stored model that can be read, got lost.model.json (there is no such file) | bellwether train a.yaml makes it',
  ]);
  assert.equal(wrong('{ churn: { model: broken.json } }'), [
    'broken.json:1:2: expected a stored model, got JSON that is broken here | a stored model is what `bellwether fit` and `bellwether train` write as NAME.KIND.model.json',
  ]);
  assert.equal(wrong('{ churn: { model: other.json } }'), [
    'other.json:1:40 version: expected version 1 of stored models, the one that this version of Bellwether reads, got 2 | a stored model is what `bellwether fit` and `bellwether train` write as NAME.KIND.model.json',
  ]);
  assert.equal(wrong('{ price: { model: forecast.json } }'), [
    '28 drivers.price.model: expected a stored model of the kind price, got one of the kind forecast | name it under drivers.forecast',
  ]);
});

test('a model must know the segments that it drives, by their names in the data', () => {
  assert.equal(wrong('{ churn: { model: churn.json } }'), [
    '28 drivers.churn.model: expected a model that knows the segment everyone, got one of SMB, enterprise | state drivers.churn.segments: { everyone: NAME }, the names of those that it drives in the data; or train it on data with that segment',
  ]);
  assert.equal(wrong('{ churn: { model: churn.json, segments: { everyone: enterprize } } }'), [
    '62 drivers.churn.segments.everyone: expected a model that knows the segment enterprize, got one of SMB, enterprise | did you mean enterprise?',
  ]);
  assert.equal(wrong('{ churn: { model: churn.json, segments: { everybody: SMB } } }'), [
    '52 drivers.churn.segments.everybody: expected a segment of the market, got everybody | known here: everyone',
  ]);
  assert.equal(wrong('{ churn: { model: churn.json, segments: { everyone: SMB } } }'), []);
});

test('plans stand for groups of items that the model knows', () => {
  assert.equal(wrong('{ recommender: { model: tastes.json, plans: { service: dramas, other: all } } }'), [
    '73 drivers.recommender.plans.other: expected a plan under offer, got other | known here: service',
  ]);
  assert.equal(wrong('{ recommender: { model: tastes.json, plans: { service: dramas } } }'), [
    '65 drivers.recommender.plans.service: expected a group of items that the model knows, got dramas | did you mean drama?',
  ]);
});

test('a forecast reaches over the whole story', () => {
  assert.equal(wrong('{ forecast: { model: forecast.json } }'), [
    '31 drivers.forecast.model: expected a forecast of the story, 2027-01 to 2027-12, got one of 2026-11 to 2027-02 | train it further ahead: drivers.forecast.train.ahead, or bellwether fit forecast --set ahead=8',
  ]);
  assert.equal(wrong('{ forecast: { model: forecast.json } }', { start: 'start: 2026-10', months: 'months: 3' }), [
    '31 drivers.forecast.model: expected a forecast of the story, 2026-10 to 2026-12, got one of 2026-11 to 2027-02 | the story starts before the history ends: start later, or train it on a history that ends earlier',
  ]);
  assert.equal(wrong('{ forecast: { model: forecast.json } }', { months: 'months: 2' }), []);
});

test('what acts on a recommender needs one, and what loses money names lines of cost', () => {
  assert.equal(mistakesOf(`${smallest()}\nlevers: { better: { at: 2027-02, multiply: { recommender: 1.2 } } }`), [
    'a.yaml:8:46 levers.better.multiply.recommender: expected a recommender that can be multiplied, got recommender | name its stored model: drivers: { recommender: { model: tastes.model.json } }',
  ]);
  assert.equal(wrong('{ risk: { model: r.json, lines: [losses] } }', { costs: 'costs: { loss: { group: data, per_month: 1 } }' }), [
    '43 drivers.risk.lines[0]: expected a line under costs, got losses | did you mean loss?',
  ]);
  assert.equal(wrong('{ risk: { model: r.json } }'), ['12 drivers.risk.lines: expected a list of names of cost lines, found nothing']);
});

test('a model whose data or training are not those of the file is refused, and where the data are not there its card is believed', () => {
  const card = cardOf('By hand');
  const own = storedModel('churn', { segments: [{ name: '', people: 40, chance: [[0.1]] }] }, {
    ...card,
    data: { ...card.data, sha256: hash('old'), columns: { churned: 'left', features: ['seats', 'age'] } },
    trained: { ...card.trained, settings: { epochs: 200, members: 20 } },
  });
  const of = (train: string, data: string | undefined): readonly string[] => {
    const text = smallest({ drivers: `drivers: { churn: { model: m.model.json, train: { data: customers.csv${train} } } }` });
    const result = parseScenario(text, 'a.yaml', readerOf({ 'm.model.json': own }), () => (data === undefined ? undefined : hash(data)));
    return E.isRight(result) ? [] : result.left.map((diagnostic) => formatDiagnostic(diagnostic, { color: false, frame: false }).replace('\n  hint: ', ' | '));
  };
  const again = 'bellwether train a.yaml trains it again';
  assert.equal(of('', undefined), []);
  assert.equal(of(', churned: left, features: [seats, age], epochs: 200, members: 20', 'old'), []);
  assert.equal(of('', 'new'), [
    `a.yaml:8:57 drivers.churn.train.data: expected the data that the model was trained on: data.csv, SHA-256 ${hash('old').slice(0, 12)}, got customers.csv, SHA-256 ${hash('new').slice(0, 12)} | ${again}`,
  ]);
  assert.equal(of(', members: 5, smallest_cell: 20', undefined), [
    `a.yaml:8:81 drivers.churn.train.members: expected 20, as the model was trained, got 5 | ${again}`,
    `a.yaml:8:99 drivers.churn.train.smallest_cell: expected 10, as the model was trained, got 20 | ${again}`,
  ]);
  assert.equal(of(', churned: gone, features: [seats], epochs: 100', undefined), [
    `a.yaml:8:81 drivers.churn.train.churned: expected left, as the model was trained, got gone | ${again}`,
    `a.yaml:8:87 drivers.churn.train.features: expected seats,age, as the model was trained, got seats | ${again}`,
    `a.yaml:8:114 drivers.churn.train.epochs: expected 200, as the model was trained, got 100 | ${again}`,
  ]);
});

test('a model that is trained has a name that its card and page can share', () => {
  assert.equal(wrong('{ churn: { model: churn.json, segments: { everyone: SMB }, train: { data: a.csv } } }'), [
    '28 drivers.churn.model: expected a file whose name ends with .model.json, because it is trained, got churn.json | write churn.model.json',
  ]);
});

test('what is wrong with how a model is trained is said before anything is read', () => {
  assert.equal(wrong('{ churn: { model: churn.model.json, train: { data: a.csv, epocs: 10, features: [], members: 1000 } } }').slice(0, 3), [
    '68 drivers.churn.train.epocs: expected a key of drivers.churn.train, got epocs | did you mean epochs?',
    '79 drivers.churn.train.features: expected at least one column, got an empty list',
    '102 drivers.churn.train.members: expected a known whole number from 1 to 100, got 1000',
  ]);
});

test.run();

import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseModel } from '../../scenarios/parseModel.js';
import { storedModel } from '../support/storedModels.js';

const wrong = (text: string): string => {
  const model = parseModel(text, 'm.json');
  return E.isRight(model) ? 'nothing' : model.left.map(({ path, message }) => `${path}: ${message}`).join('; ');
};

const recommender = { groups: [{ name: 'all', items: 9 }], segments: [{ name: '', people: 20, best: [[[1, 2]]], other: [[[0, 0]]] }], shown: [0.2], popular: [0.1], first: 10 };
const forecast = { every: 'month' as const, from: '2026-11', base: 1, point: [[1, 2]], errors: [[1, 1]], method: 'drift' };

test('a stored model whose tables do not go together is refused, and told which', () => {
  const [segment] = recommender.segments;
  for (const [text, expected] of [
    [storedModel('recommender', recommender), 'nothing'],
    [storedModel('recommender', { ...recommender, groups: [...recommender.groups, { name: 'drama', items: 3 }] }), 'best and other of every segment with a table for each group'],
    [storedModel('recommender', { ...recommender, popular: [0.1, 0.2] }), 'every table with the same members'],
    [storedModel('recommender', { ...recommender, segments: [{ ...segment, best: [[[1, 2], [1, 2]]] }] }), 'every table with the same members'],
    [storedModel('recommender', { ...recommender, segments: [{ ...segment, other: [[[0]]] }] }), 'every member of a segment with the same people'],
    [storedModel('forecast', forecast), 'nothing'],
    [storedModel('forecast', { ...forecast, errors: [[1]] }), 'every path with the same steps'],
    [storedModel('forecast', { ...forecast, point: [[1, 0]] }), 'Too small'],
    [storedModel('churn', { segments: [{ name: 'a', people: 20, chance: [[0.1, 0.2], [0.1]] }] }), 'every segment with the same members, each with the same people'],
    [storedModel('churn', { segments: [{ name: 'a', people: 20, chance: [[0.1]] }, { name: 'b', people: 20, chance: [[0.1], [0.1]] }] }), 'every segment with the same members'],
    [storedModel('churn', { segments: [{ name: 'a', people: 20, chance: [[1.1]] }] }), 'Too big'],
    [storedModel('price', { segments: [{ name: 'a', people: 20, elasticity: [1] }, { name: 'b', people: 20, elasticity: [1, 2] }] }), 'every segment with the same members'],
    [storedModel('sentiment', { persistence: [0.5], noise: [0.1, 0.2], start: [0] }), 'persistence, noise and start of the same members'],
    [storedModel('risk', { segments: [{ name: 'a', people: 20, rate: [-0.1] }] }), 'Too small'],
  ] as const)
    assert.ok(expected === 'nothing' ? wrong(text) === expected : wrong(text).includes(expected), `${wrong(text)}, not ${expected}`);
});

test.run();

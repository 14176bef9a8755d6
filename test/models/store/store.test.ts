import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { modelText } from '../../../models/store/modelText.js';
import { readModel } from '../../../models/store/readModel.js';
import { formatDiagnostic } from '../../../scenarios/diagnostic.js';
import { parseModel } from '../../../scenarios/parseModel.js';
import type { StoredModel } from '../../../scenarios/storedModel.js';
import { churnFit } from '../../reports/learning/fits.js';
import { temporaryFolder } from '../../support/temporary.js';

const model = churnFit.model as StoredModel;
const text = modelText(model);

/** What is told of a text that is no good model. */
const told = (wrong: string): string => {
  const result = parseModel(wrong, 'm.json');
  if (E.isRight(result)) throw new Error('it was taken for a model');
  return result.left.map((diagnostic) => formatDiagnostic(diagnostic, { color: false, frame: false }).split('\n')[0]).join('\n');
};

test('a model that was written is read as it was, its numbers to six digits', async () => {
  const file = join(temporaryFolder(), 'm.model.json');
  writeFileSync(file, text);
  const read = await readModel(file)();
  assert.equal(read, E.right({ ...model, tables: { segments: [{ name: '', people: 7032, chance: [[0.01, 0.02, 0.123457], [0.011, 0.021, 0.1]] }] } }));
});

test('what is read and written again is the same text', () => {
  const read = parseModel(text, 'm.json');
  assert.is(E.isRight(read) ? modelText(read.right) : '', text);
});

test('whole numbers keep all their digits, and texts all their spaces and brackets', () => {
  const card = { ...model.card, title: 'a [1, 2,\n 3] title', data: { ...model.card.data, rows: 1_234_567_890 } };
  const read = parseModel(modelText({ ...model, card } as StoredModel), 'm.json');
  assert.equal(E.isRight(read) ? [read.right.card.title, read.right.card.data.rows] : [], [card.title, 1_234_567_890]);
});

test('a list of numbers stands on one line', () => {
  assert.match(text, /\[0\.01,0\.02,0\.123457\]/);
});

for (const [what, wrong, message] of [
  ['a card', JSON.stringify(model.card), 'm.json:1:1: expected a stored model, got the card of a model; the model is in the file that ends in .model.json beside it'],
  ['a summary', '{"version":2,"scenario":{},"measures":{},"totals":{}}', 'm.json:1:1: expected a stored model, got the summary of a run'],
  ['a chart', '{"$schema":"https://vega.github.io/schema/vega-lite/v6.json","layer":[]}', 'm.json:1:1: expected a stored model, got the drawing of a chart'],
  ['other JSON', '{"a":1}', 'm.json:1:1: expected a stored model, got JSON of something else'],
  ['a list', '[1]', 'm.json:1:1: expected a stored model, got a list'],
  ['a scenario', 'name: A plan\ncurrency: EUR\n', 'm.json:1:1: expected a stored model, got YAML, such as a scenario'],
  ['a table', 'customer,churned\n1,yes\n', 'm.json:1:1: expected a stored model, got a table of data; `bellwether fit` makes a model of it'],
  ['a page', '<!doctype html>', 'm.json:1:1: expected a stored model, got a page or a picture'],
  ['nothing', '', 'm.json:1:1: expected a stored model, got an empty file'],
  ['prose', 'hello', 'm.json:1:1: expected a stored model, got text that is not JSON'],
] as const) {
  test(`${what} is not taken for a model, and called what it is`, () => assert.is(told(wrong), message));
}

test('JSON that is cut off is told where it breaks', () => {
  assert.match(told('{"format": "bellwether model",\n oops'), /^m\.json:2:2: expected a stored model, got JSON that is broken here$/);
});

test('a model of a later version is not guessed at', () => {
  assert.is(
    told(text.replace('"version": 1', '"version": 2')),
    'm.json:3:13 version: expected version 1 of stored models, the one that this version of Bellwether reads, got 2',
  );
});

test('a mistake inside a model is told at its line and column', () => {
  const wrong = told(text.replace('[0.01,0.02,0.123457]', '[0.01,"half",0.123457]'));
  const line = text.slice(0, text.indexOf('[0.01,0.02')).split('\n').length;
  assert.match(wrong, new RegExp(`^m\\.json:${line}:\\d+ tables\\.segments\\[0\\]\\.chance\\[0\\]\\[1\\]: expected a stored model as training writes it`));
});

test('many mistakes are not all told', () => {
  const row = Array.from({ length: 50 }, () => '"x"').join(',');
  assert.is(told(text.replace('[0.01,0.02,0.123457]', `[${row}]`)).split('\n').length, 10);
});

test('a file that is not there, and a folder, are told', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'f'));
  for (const [name, reason] of [['none.json', 'there is no such file'], ['f', 'it is a folder']] as const) {
    const result = await readModel(join(folder, name))();
    assert.match(E.isLeft(result) ? (result.left[0]?.found ?? '') : '', reason);
  }
});

test.run();

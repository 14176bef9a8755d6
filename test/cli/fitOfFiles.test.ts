import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bellwether as real } from '../../cli/bellwether.js';
import { loadWeights } from '../../models/weights/loadWeights.js';
import { cardSchema } from '../../scenarios/storedModel.js';
import { temporaryFolder } from '../support/temporary.js';
import { bellwether } from './harness.js';

/** Who is left after each year. P. S. Fader & B. G. S. Hardie, "How to Project Customer Retention" (2007), table 1, "Regular". */
const regular = `year,customers\n${[1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173].map((left, year) => `${year},${left}`).join('\n')}\n`;

/** Customers who leave more often the shorter they have been there, drawn without chance: row by row the same. */
const customers = `customer,months,plan,churned\n${Array.from({ length: 400 }, (_, row) => `c${row},${row % 40},${row % 3 === 0 ? 'basic' : 'pro'},${(row * 7919) % 40 > row % 40 ? 'yes' : 'no'}`).join('\n')}\n`;

const folder = temporaryFolder();
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('retention counts of the paper give its parameters, from the file to the card', async () => {
  const { exitCode, out, err } = await bellwether(['fit', 'sbg', fileOf('regular.csv', regular), '--set', 'every=year,until=7', '--out', folder], { api: real });
  assert.is(exitCode, 0, err);
  assert.match(out, /^alpha +0\.704 /m);
  assert.match(out, /^beta +1\.182 /m);
  assert.match(out, 'churn: across beta(0.704, 1.182)/year');
  cardSchema.parse(JSON.parse(readFileSync(join(folder, 'regular.sbg.card.json'), 'utf8')));
});

test('a table of customers becomes a model that can be described, weights that can be loaded, and a report', async () => {
  const data = fileOf('customers.csv', customers);
  const { exitCode, out, err } = await bellwether(['fit', 'churn', data, '--columns', 'segment=plan', '--members', '2', '--backend', 'cpu', '--out', folder], { api: real });
  assert.is(exitCode, 0, err);
  assert.match(out, 'TensorFlow.js 4.22.0 on cpu');
  assert.ok(isRight(await loadWeights(join(folder, 'customers.churn.weights.json'))()));
  const described = await bellwether(['fit', 'churn', join(folder, 'customers.churn.model.json'), '--describe'], { api: real });
  assert.is(described.exitCode, 0, described.err);
  assert.match(described.out, /^basic +134 /m);
  for (const ending of ['model.json', 'card.json', 'card.md', 'html']) {
    assert.not.match(readFileSync(join(folder, `customers.churn.${ending}`), 'utf8'), /\bc\d+\b(?=[",<\s])/, `${ending} names a customer`);
  }
});

test('mistakes of a file are told with line, column and the line itself', async () => {
  const out = join(folder, 'nothing');
  const lost = await bellwether(['fit', 'churn', fileOf('c.csv', customers), '--columns', 'churned=chrned', '--out', out], { api: real });
  assert.is(lost.exitCode, 1);
  assert.match(lost.err, 'c.csv:1:1: expected a column chrned in the header, found nothing\n  hint: did you mean churned?\n1 mistake in 1 file\n');
  const text = await bellwether(['fit', 'forecast', fileOf('visitors.csv', 'month,visitors\n2026-01,5\n2026-02,many\n'), '--out', out], { api: real });
  assert.is(text.exitCode, 1);
  assert.match(text.err, 'visitors.csv:3:9 visitors: expected a number, got many');
  assert.match(text.err, '    3 | 2026-02,many\n      |         ^\n');
  assert.equal(readdirSync(out), []);
});

test.run();

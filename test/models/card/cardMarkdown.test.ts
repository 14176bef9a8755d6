import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cardMarkdown } from '../../../models/card/cardMarkdown.js';
import { makeCard, type CardParts } from '../../../models/card/makeCard.js';
import { verdictOf } from '../../../models/card/verdict.js';
import { cardSchema, type CardMetric } from '../../../scenarios/storedModel.js';
import { packageVersion } from '../../../scenarios/version.js';
import { matchesGolden } from '../../reports/golden.js';
import { contextOf } from '../context.js';

const auc = (value: number, se: number | null): CardMetric => ({ name: 'AUC', value, se, baseline: { name: 'tenure alone', value: 0.734 }, better: 'higher' });

const parts: CardParts = {
  title: 'Churn of 7,032 customers by logistic regression',
  kind: 'churn',
  data: { file: '/home/somebody/exports/customers.csv', sha256: 'a1'.repeat(32), rows: 7043, used: 7032, dropped: [{ reason: 'no total charges', rows: 11 }] },
  request: {
    data: '/home/somebody/exports/customers.csv',
    columns: { churned: 'Churn', id: 'customer_id', features: ['tenure', 'Monthly|Charges'] },
    settings: { epochs: 200, learning_rate: 0.05 },
  },
  context: contextOf({ licence: 'CC BY 4.0', members: 20 }),
  backend: 'TensorFlow.js 4.22.0 on wasm',
  settled: { best_epoch: 73 },
  split: 'By a hash of the row: 70 % to train, 15 % to stop by, 15 % to judge.',
  metrics: [
    auc(0.8412, 0.012),
    { name: 'log loss', value: 0.4218, se: 0.011, baseline: { name: 'everybody the same', value: 0.5791 }, better: 'lower' },
    { name: 'log-likelihood', value: -9582.43, se: null, baseline: null, better: 'neither' },
  ],
  segments: [
    { name: 'month to month', rows: 3875, metrics: [auc(0.7402, 0.02)] },
    { name: 'two years', rows: 1685, metrics: [auc(0.81, null)] },
  ],
  identifiers: 'dropped',
  limits: ['Who left is known for one month only.', 'Rows of customers who joined later are few.'],
};

const card = makeCard(parts);

test('a card reads like this', () => {
  const text = cardMarkdown({ ...card, trained: { ...card.trained, bellwether: '1.2.3' } });
  matchesGolden('churn.card.md', text, 'models');
});

test('a card is what the schema of stored models asks for, and names no folder of the user', () => {
  assert.equal(cardSchema.parse(card), card);
  assert.is(card.trained.bellwether, packageVersion());
  assert.not.match(JSON.stringify(card) + cardMarkdown(card), /somebody/);
});

test('a card with little to say leaves out what it has not', () => {
  const text = cardMarkdown({ ...card, segments: [], limits: [], metrics: [], privacy: { identifiers: 'none', smallestCell: 1000, epsilon: 0.5 } });
  assert.not.match(text, /For whom|not to conclude|Measure/);
  assert.match(text, 'The data held no identifiers. Groups of fewer than 1,000 rows are neither shown nor stored.');
  assert.match(text, 'by a factor of at most exp(0.5) (differential privacy, epsilon 0.5)');
});

test('what a user named cannot break the page', () => {
  const text = cardMarkdown({ ...card, title: '# <b>Churn</b>\n| of `all` [people](x)' });
  assert.is(text.split('\n')[0], '# \\# \\<b\\>Churn\\</b\\> \\| of `all` \\[people\\](x)');
});

test('a difference within two standard errors is not called one', () => {
  assert.is(verdictOf(auc(0.75, 0.01)), 'not clearly better');
  assert.is(verdictOf(auc(0.76, 0.01)), 'better');
  assert.is(verdictOf(auc(0.76, null)), 'better');
  assert.is(verdictOf(auc(0.73, 0.01)), 'not clearly worse');
  assert.is(verdictOf(auc(0.7, 0.01)), 'worse');
  assert.is(verdictOf({ ...auc(0.7, 0.01), better: 'lower' }), 'better');
  assert.is(verdictOf(auc(0.734, 0.01)), 'equal');
  assert.is(verdictOf({ ...auc(0.7, 0.01), better: 'neither' }), '');
});

test.run();

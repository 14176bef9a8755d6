import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describe } from '../../../models/describe/describe.js';
import { spreadOf } from '../../../models/describe/spread.js';
import type { StoredModel } from '../../../scenarios/storedModel.js';
import { card } from '../../reports/learning/fits.js';

const head = { format: 'bellwether model', version: 1, card } as const;

/** A model with tables that can be checked by hand. */
const models: Readonly<Record<StoredModel['kind'], StoredModel>> = {
  recommender: {
    ...head,
    kind: 'recommender',
    tables: {
      groups: [{ name: 'all', items: 40 }],
      segments: [{ name: 'new', people: 100, best: [[[Math.log(3), Math.log(3)]]], other: [[[0, 0]]] }],
      shown: [0.5],
      popular: [0.25],
      first: 10,
    },
  },
  forecast: { ...head, kind: 'forecast', tables: { every: 'month', from: '2026-11', base: 1000, point: [[1, 2, 4]], errors: [[1, 1, 0.5], [1, 1, 1], [1, 1, 1.5]], method: 'seasonal naive' } },
  churn: {
    ...head,
    kind: 'churn',
    tables: {
      segments: [
        { name: 'small', people: 60, chance: [[0.1, 0.3], [0.2, 0.4]] },
        { name: 'large', people: 40, chance: [[0.01, 0.01], [0.01, 0.01]] },
      ],
    },
  },
  price: { ...head, kind: 'price', tables: { segments: [{ name: '', people: 500, elasticity: [1, 2, 3] }] } },
  sentiment: { ...head, kind: 'sentiment', tables: { persistence: [0.5], noise: [0.3], start: [-0.2] } },
  risk: { ...head, kind: 'risk', tables: { segments: [{ name: 'prime', people: 500, rate: [0.01, 0.02] }, { name: 'subprime', people: 100, rate: [0.1, 0.12] }] } },
};

const cellsOf = (kind: StoredModel['kind'], table = 0) => describe(models[kind]).tables[table]?.rows;
const findingsOf = (kind: StoredModel['kind']): string => describe(models[kind]).findings.join('\n');

test('a recommender says what being shown the best item does to the odds', () => {
  const said = findingsOf('recommender');
  assert.match(said, 'among the 10 items that are shown first with a chance of 50.0%; with 25.0%');
  // (0.5 x 3 + 0.5) / (0.25 x 3 + 0.75) = 2 / 1.5; 3 / 2.
  assert.match(said, 'multiplies the odds of converting by 1.333 on average');
  assert.match(said, 'would multiply them by 1.500 once more');
  assert.equal(cellsOf('recommender'), [['new', 100, '1.10', '1.10', '1.10', '0.00', '0.00', '0.00', '3.00']]);
});

test('a forecast says its index by month with its spread', () => {
  assert.equal(cellsOf('forecast'), [
    ['2026-11', '1.000', '1.000', '1.000'],
    ['2026-12', '2.000', '2.000', '2.000'],
    ['2027-01', '2.200', '4.000', '5.800'],
  ]);
  assert.match(findingsOf('forecast'), 'by 4.00 (P5 2.20, P95 5.80) in 2027-01; 1 is 1,000 in units of the history');
});

test('weeks of a forecast are named by their first day', () => {
  const { tables } = models.forecast as Extract<StoredModel, { kind: 'forecast' }>;
  const [, [second] = []] = describe({ ...head, kind: 'forecast', tables: { ...tables, every: 'week', from: '2026-12-28' } }).tables[0]?.rows ?? [];
  assert.is(second, '2027-01-04');
});

test('a long forecast is shown by some of its steps', () => {
  const { tables } = models.forecast as Extract<StoredModel, { kind: 'forecast' }>;
  const flat = Array.from({ length: 100 }, () => 1);
  const [table] = describe({ ...head, kind: 'forecast', tables: { ...tables, point: [flat], errors: [flat] } }).tables;
  assert.is(table?.rows.length, 34);
  assert.is(table?.note, 'One of 3 months is shown.');
});

test('churn says how chances differ and how many are left after a year', () => {
  const [small, large] = cellsOf('churn') ?? [];
  assert.equal(small?.slice(0, 3), ['small', 60, '25.00% \u00b1 7.07%']);
  assert.equal(large, ['large', 40, '1.00% \u00b1 0.00%', '1.00%', '1.00%', '1.00%', '88.6%']);
  assert.match(findingsOf('churn'), 'Most leave in small, 25.00% a month, fewest in large, 1.00%');
});

test('price says what ten per cent more do to conversion', () => {
  assert.equal(cellsOf('price'), [['everybody', 500, '2.00 \u00b1 1.00', '1.10', '2.00', '2.90', '\u00d7 0.826']]);
});

test('sentiment says how long a mood lasts and how far it swings', () => {
  // ln 0.5 / ln 0.5 = 1 month; 0.3 / sqrt(1 - 0.25) = 0.346.
  assert.match(findingsOf('sentiment'), 'begins at -0.20 on a scale from -3 to 3 and loses half of what moved it in 1.0 months');
  assert.match(findingsOf('sentiment'), 'standard deviation of 0.35');
  const still: StoredModel = { ...head, kind: 'sentiment', tables: { persistence: [1], noise: [0.1], start: [0] } };
  assert.match(describe(still).findings.join(' '), 'no end');
});

test('risk says where most is lost', () => {
  assert.match(findingsOf('risk'), 'highest in subprime, 11.00% \u00b1 1.41% of what is exposed, and lowest in prime, 1.50% \u00b1 0.71%');
});

for (const [kind, model] of Object.entries(models)) {
  test(`the tables of a ${kind} have a cell in every column, and no number is lost`, () => {
    const { tables, findings } = describe(model);
    for (const { columns, rows } of tables) for (const row of rows) assert.is(row.length, columns.length);
    assert.not.match(JSON.stringify([tables, findings]), /NaN|undefined|null|Infinity/);
  });
}

test('a spread has the quantiles of type 7 and the standard deviation of a sample', () => {
  assert.equal(spreadOf([1, 2, 3, 4, 5]), { p5: 1.2, p50: 3, p95: 4.8, mean: 3, sd: Math.sqrt(2.5) });
  assert.is(spreadOf([7]).sd, 0);
});

test.run();

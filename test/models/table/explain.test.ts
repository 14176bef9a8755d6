import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FeatureTable } from '../../../models/data/features.js';
import { meanOf } from '../../../models/metrics/measure.js';
import { effectTable, importanceOf } from '../../../models/table/explain.js';
import { denseInputs } from '../../../models/training/inputs.js';
import { everyRow } from '../../../models/training/linearModel.js';
import { draws } from '../../support/exampleData/draws.js';

const rows = 300;
const { normal } = draws('explain test');
const feature = (name: string, column: string, level: string | null) => ({ name, column, level, mean: 0, sd: 1 });
const table: FeatureTable = {
  features: [feature('plan: basic', 'plan', 'basic'), feature('plan: large', 'plan', 'large'), feature('months', 'months', null)],
  rows,
  values: Float32Array.from({ length: rows * 3 }, () => normal(0, 1)),
  references: [{ column: 'plan', level: 'none' }],
  leftOut: [],
};
const inputs = denseInputs(table.values, 3);
const model = (...coefficients: number[]) => ({ intercepts: Float64Array.of(0), coefficients: Float64Array.from(coefficients) });

test('the levels of a column of words are shuffled together, so that each of them counts', () => {
  const fit = model(0, 2, 1);
  const target = Float64Array.from({ length: rows }, (_, row) => 2 * table.values[row * 3 + 1] + table.values[row * 3 + 2]);
  const lossOf = (scores: Float64Array): number => meanOf(scores.map((score, row) => (score - target[row]) ** 2));
  const importance = importanceOf(fit, table, inputs, everyRow(rows), lossOf, 'test');
  assert.equal(
    importance.map(({ name }) => name),
    ['plan', 'months'],
  );
  // Twice the variance of what the column adds: 8 and 2; ten shuffles of 300 rows leave about 3 %, the sample 8 %.
  assert.ok(Math.abs(importance[0].rise - 8) < 2.5 && Math.abs(importance[1].rise - 2) < 0.7);
});

test('effects are told by size, with the spread of the members', () => {
  const members = [-0.1, 0, 0.1].map((shift) => model(0.1, -1 + shift, 0.5));
  const effects = effectTable('Effects', 'x', { fit: model(0.1, -1, 0.5), members, curve: [], best: 0, ended: 'epochs' }, table, (coefficient) => coefficient);
  assert.equal(
    effects.rows.map(([name, effect]) => [name, effect]),
    [
      ['plan: large', -1],
      ['months', 0.5],
      ['plan: basic', 0.1],
    ],
  );
  assert.equal(effects.rows[0].slice(2).map((value) => Number(value).toFixed(2)), ['-1.09', '-0.91', '1.00']);
  assert.is(effects.note, 'What goes together with the answer, other columns being equal; not what causes it. Measured against plan: none.');
});

test.run();

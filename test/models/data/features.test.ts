import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { featureColumns, featureTable } from '../../../models/data/features.js';
import type { FeatureTable } from '../../../models/data/features.js';
import { fileOf, mustRead } from './reading.js';

const tableOf = async (text: string, columns: readonly string[], smallestCell = 1, training?: readonly number[]): Promise<FeatureTable> => {
  const data = await mustRead(fileOf('features.csv', text), ...featureColumns(columns));
  return featureTable(data, columns, { training: training ?? Array.from(data.lines, (_, row) => row), smallestCell });
};

test('numbers are standardised, words become columns against the most frequent one', async () => {
  const { features, values, references, leftOut } = await tableOf('age,plan\n1,basic\n3,pro\n5,basic\n7,max\n', ['age', 'plan']);
  assert.equal(features, [
    { name: 'age', column: 'age', level: null, mean: 4, sd: Math.sqrt(5) },
    { name: 'plan: max', column: 'plan', level: 'max', mean: 0.25, sd: Math.sqrt(3) / 4 },
    { name: 'plan: pro', column: 'plan', level: 'pro', mean: 0.25, sd: Math.sqrt(3) / 4 },
  ]);
  assert.equal(references, [{ column: 'plan', level: 'basic' }]);
  assert.equal(leftOut, []);
  const ages = [-3, -1, 1, 3].map((distance) => Math.fround(distance / Math.sqrt(5)));
  assert.equal(
    [0, 3, 6, 9].map((at) => values[at]),
    ages,
  );
});

test('names, constants and words that are too rare are left out and told', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => `n${row},x,${row === 0 ? 'rare' : row < 30 ? 'a' : 'b'},${row === 0 ? 'rare' : 'a'}`);
  const { features, leftOut } = await tableOf(`name,same,plan,kind\n${rows.join('\n')}\n`, ['name', 'same', 'plan', 'kind'], 5);
  assert.equal(
    features.map(({ name }) => name),
    ['plan: a'],
  );
  assert.equal(leftOut, [
    { column: 'name', reason: 'has 60 different words in 60 rows, as names have' },
    { column: 'same', reason: 'has one value only' },
    { column: 'kind', reason: 'has fewer than 5 rows of all words but one' },
  ]);
});

test('rare words that are enough together are one feature', async () => {
  const { features } = await tableOf('plan\na\na\na\nb\nc\n', ['plan'], 2);
  assert.equal(
    features,
    [{ name: 'plan: other', column: 'plan', level: 'other', mean: 0.4, sd: Math.sqrt(0.24) }].map((feature) => ({ ...feature, sd: features[0].sd })),
  );
  assert.ok(Math.abs(features[0].sd - Math.sqrt(0.24)) < 1e-15);
});

test('held-out rows decide neither means nor levels', async () => {
  const { features, values } = await tableOf('x,plan\n1,a\n3,b\n100,zzz\n', ['x', 'plan'], 1, [0, 1]);
  assert.equal(
    features.map(({ name, mean }) => [name, mean]),
    [
      ['x', 2],
      ['plan: b', 0.5],
    ],
  );
  assert.is(values[4], 98);
  const { references } = await tableOf('plan\na\na\nb\nb\nb\n', ['plan'], 1, [0, 1, 2]);
  assert.equal(references, [{ column: 'plan', level: 'a' }]);
});

test('standardised columns have mean 0 and standard deviation 1', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 }), async (numbers) => {
      fc.pre(new Set(numbers).size > 1);
      const { values } = await tableOf(`x,y\n${numbers.map((value) => `${value},1`).join('\n')}\n`, ['x']);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      assert.ok(Math.abs(mean) < 1e-5);
      assert.ok(Math.abs(values.reduce((sum, value) => sum + value * value, 0) / values.length - 1) < 1e-4);
    }),
    { numRuns: 30 },
  );
});

test('a column of numbers with a slip in it is left out for the slip', async () => {
  const rows = Array.from({ length: 80 }, (_, row) => (row === 7 ? '1e999' : row === 20 ? 'n/a' : `${row}.5`));
  const { leftOut } = await tableOf(['tenure', ...rows].join('\n'), ['tenure']);
  assert.equal(leftOut, [{ column: 'tenure', reason: 'has cells that are no numbers among its numbers, such as 1e999, n/a: mend them, or leave them blank' }]);
});

test.run();

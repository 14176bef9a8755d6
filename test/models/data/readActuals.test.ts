import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Actuals, Story } from '../../../models/data/actuals.js';
import { readActuals } from '../../../models/data/readActuals.js';
import { workbookBytes } from '../../support/workbook.js';
import { fileOf, told } from './reading.js';

const story: Story = { labels: ['2027-01', '2027-02', '2027-03', '2027-04'], step: 'month', measures: ['new', 'churned', 'subscribers', 'revenue', 'cash'] };

const read = async (text: string | Uint8Array, stated: Readonly<Record<string, string>> = {}, over: Story = story, name = 'actuals.csv'): Promise<Actuals> => {
  const result = await readActuals(fileOf(name, text), over, stated)();
  if (E.isLeft(result)) throw new Error(result.left.map(told).join('\n'));
  return result.right;
};

/** The mistakes of a file, as texts. */
const wrong = async (text: string, stated: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
  const result = await readActuals(fileOf('actuals.csv', text), story, stated)();
  return E.isLeft(result) ? result.left.map(told) : [];
};

test('columns with the names of measures are read by month, whatever their order and the order of rows', async () => {
  const text = 'Revenue;note;Month;cash\n20;x;2027-02;5\n10;y;2027-01;\n';
  const { measures, ignored, sha256 } = await read(text);
  assert.equal(
    measures.map(({ name, column, values }) => [name, column, values]),
    [
      ['revenue', 'Revenue', [10, 20]],
      ['cash', 'cash', [NaN, 5]],
    ],
  );
  assert.equal(ignored, ['note']);
  assert.is(sha256, createHash('sha256').update(text).digest('hex'));
});

test('a file may end before the story does, leave months out, and begin before it', async () => {
  const { measures } = await read('month,revenue,new\n2026-11,7,\n2026-12,8,1\n2027-01,9,\n2027-03,11,\n');
  const [revenue] = measures;
  assert.equal(revenue.values, [9, NaN, 11]);
  assert.equal(revenue.before, [
    { step: -2, label: '2026-11', value: 7 },
    { step: -1, label: '2026-12', value: 8 },
  ]);
  // A column with values before the story alone says nothing of it.
  assert.equal(measures.map(({ name }) => name), ['revenue']);
});

test('a file that is longer than the story is told at the first month after it', async () => {
  assert.match((await wrong('month,revenue\n2027-05,2\n2027-06,2\n2027-07,2\n')).join('\n'), /^actuals\.csv:2:1 month: .*, got 2027-05 and 2 rows more\n[^\n]*$/);
  assert.equal(await wrong('month,revenue\n2027-04,1\n2027-05,2\n'), [
    'actuals.csv:3:1 month: expected a month of the scenario, 2027-01 to 2027-04, or one before it, got 2027-05\n  hint: take what comes after it out of the file, or let the scenario run longer',
  ]);
});

test('a month that comes twice is told with the line that had it before', async () => {
  assert.equal(await wrong('month,revenue\n2027-01,1\n2027-01-31,2\n'), ['actuals.csv:3:1 month: expected every month once, got 2027-01, as in line 2\n  hint: take one of the rows out of the file']);
});

test('every mistake of the cells is told at its place', async () => {
  assert.equal(await wrong('month,new,revenue\n2027-01,3,lots\nsoon,4,5\n'), [
    'actuals.csv:2:11 revenue: expected a number, got lots\n  hint: write a number such as 1234.5, 1,234.5 or 12%',
    'actuals.csv:3:1 month: expected a date, got soon\n  hint: write a month (2026-03), a day (2026-03-02) or a moment (2026-03-02 10:15:00)',
  ]);
});

test('a name that is nearly that of a measure is told where it stands, and what it may mean', async () => {
  assert.equal(await wrong('month,revenue,subscriber\n2027-01,1,2\n'), [
    'actuals.csv:1:15: expected the name of a measure, got subscriber\n  hint: did you mean subscribers? If so, rename the column or say subscribers=subscriber; else give it another name',
  ]);
});

test('other names are stated, and a stated name or measure that is not there is told', async () => {
  const text = 'Monat,Umsatz\n2027-01,10\n';
  assert.equal((await read(text, { month: 'Monat', revenue: 'Umsatz' })).measures.map(({ name, column }) => [name, column]), [['revenue', 'Umsatz']]);
  assert.match((await wrong(text, { month: 'Monat', revenue: 'Umsätze' })).join('\n'), /actuals\.csv:1:1: expected .*Umsätze[^]*did you mean Umsatz\?/);
  assert.match((await wrong(text, { month: 'Monat', revenu: 'Umsatz' })).join('\n'), /expected a measure that the story has, got revenu\n {2}hint: did you mean revenue\?/);
  assert.match((await wrong(text)).join('\n'), /expected a column of months, by a name such as month, date, period, got the columns Monat, Umsatz\n {2}hint: say which column it is: month=Monat/);
  assert.match((await wrong(text, { month: 'Monat' })).join('\n'), /expected a column with the name of a measure, got the columns Monat, Umsatz\n {2}hint: say which column is which: new=NAME; measures here: new, churned/);
});

test('a file about another time is refused', async () => {
  assert.equal(await wrong('month,revenue\n2025-01,1\n2025-02,2\n'), ['actuals.csv:2:1 month: expected a value between 2027-01 and 2027-04, which the scenario is about, got none in 2 rows']);
});

test('a week or a day of the story is found by any date in it', async () => {
  const weeks: Story = { ...story, step: 'week', labels: ['2027-01-01', '2027-01-08', '2027-01-15'] };
  assert.equal((await read('week,revenue\n2027-01-10,2\n2027-01-01,1\n', {}, weeks)).measures[0].values, [1, 2]);
  const days: Story = { ...story, step: 'day', labels: ['2027-01-01', '2027-01-02', '2027-01-03'] };
  assert.equal((await read('day,revenue\n2027-01-03,3\n2027-01-01,1\n', {}, days)).measures[0].values, [1, NaN, 3]);
});

test('a workbook is read as a CSV file is, and a name nearly right is told by row and column', async () => {
  const bytes = (header: string) => workbookBytes([['month', header], ['2027-01', 12]]);
  assert.equal((await read(await bytes('revenue'), {}, story, 'actuals.xlsx')).measures[0].values, [12]);
  const result = await readActuals(fileOf('near.xlsx', await bytes('revenu')), story)();
  assert.ok(E.isLeft(result));
  assert.match(told(result.left[0]), /^near\.xlsx:1:2: expected the name of a measure, got revenu/);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { amountEstimate, profitAndLoss, type Statement } from '../../reports/profitAndLoss.js';
import { identity, ordinary, weekly } from './fixtures.js';
import { oddities } from './oddities.js';

const row = ({ rows }: Statement, name: string): number[] => {
  const found = rows.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found.amounts.map(({ value }) => value);
};

const close = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) <= 1e-4 * Math.abs(expected) + 1, `${actual}, not ${expected}`);

const adds = (statement: Statement, parts: readonly string[], total: string) => {
  row(statement, total).forEach((value, column) => {
    close(parts.reduce((sum, name) => sum + (row(statement, name)[column] ?? 0), 0), value);
  });
};

test('the account adds up, row by row and column by column', () => {
  const statement = profitAndLoss(ordinary);
  adds(statement, ['Subscriptions', 'Usage', 'Set-up fees'], 'Revenue');
  adds(statement, ['Product', 'Service', 'Acquisition', 'Management', 'Training', 'Data', 'Losses of events'], 'Cost');
  adds(statement, ['Gross profit', 'Product', 'Service'], 'Revenue');
  adds(statement, ['Profit', 'Cost'], 'Revenue');
  for (const { name, amounts } of statement.rows) {
    const values = amounts.map(({ value }) => value);
    const total = values[values.length - 1] ?? 0;
    if (name === 'Cash at the end') assert.is(values[values.length - 2], total);
    else close(values.slice(0, -1).reduce((sum, value) => sum + value, 0), total);
  }
});

test('the total of a line is that of the summary', () => {
  const statement = profitAndLoss(ordinary);
  const line = ordinary.lines?.cost.find(({ name }) => name === 'team');
  close(row(statement, 'Management')[3] ?? 0, line?.total.mean ?? 0);
  close(row(statement, 'Revenue')[3] ?? 0, ordinary.totals.revenue.mean);
});

test('the total column has the error of the total, not the sum of the errors of its steps', () => {
  const total = profitAndLoss(ordinary).rows.find(({ name }) => name === 'Revenue')?.amounts[3];
  assert.is(total?.errorAtMost, ordinary.totals.revenue.se.mean);
});

test('a line that never comes to anything is not in the account', () => {
  const { lines } = ordinary;
  if (lines === undefined) throw new Error('the fixture has no lines');
  const cost = lines.cost.map((line) => (line.group === 'data' ? { ...line, total: { ...line.total, mean: 0 } } : line));
  assert.not(profitAndLoss({ ...ordinary, lines: { ...lines, cost } }).rows.some(({ name }) => name === 'Data'));
});

test('a side of one line, and a summary without lines, show totals only', () => {
  assert.not(profitAndLoss(weekly).rows.some(({ name }) => name === 'Operations'));
  assert.equal(
    profitAndLoss(identity).rows.map(({ name }) => name),
    ['Revenue', 'Cost', 'Profit', 'Cash at the end'],
  );
  assert.equal(profitAndLoss(identity).columns, ['Total']);
});

test('columns are months, quarters or years, and at most six beside the total', () => {
  const columns = (name: string) => profitAndLoss(oddities[name] ?? ordinary).columns;
  assert.equal(profitAndLoss(ordinary).columns, ['2027', '2028', '2029', 'Total']);
  assert.equal(columns('a constant path'), ['2027 Q1', '2027 Q2', '2027 Q3', '2027 Q4', 'Total']);
  assert.equal(columns('forty days'), ['2027-01', '2027-02', 'Total']);
  assert.equal(columns('fifty years'), ['2027\u201335', '2036\u201344', '2045\u201353', '2054\u201362', '2063\u201371', '2072\u201376', 'Total']);
});

test('amounts are rounded to what their error supports, and to what a column has room for', () => {
  const statement = { ...profitAndLoss(ordinary), divisor: 1000, decimals: 0 };
  assert.equal(amountEstimate({ value: 1_234_567, errorAtMost: 30_000 }, statement), { value: '1,230', error: '\u00b1 30' });
  assert.equal(amountEstimate({ value: 1_234_567, errorAtMost: 40 }, statement), { value: '1,235', error: '\u00b1 <1' });
  assert.equal(amountEstimate({ value: 1_234_567, errorAtMost: 0 }, statement), { value: '1,235', error: 'exact' });
});

test.run();

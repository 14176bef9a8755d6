import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { calendarText } from '../../../models/forecast/calendar.js';
import { readHistory, timeOf } from '../../../models/forecast/history.js';
import { fileOf, mustRead, told, want } from '../data/reading.js';

const months = (count: number): string[] => Array.from({ length: count }, (_, month) => `${calendarText('month', 2024 * 12 + month)},${100 + month}`);

const historyOf = async (lines: readonly string[]) =>
  readHistory(await mustRead(fileOf('history.csv', ['time,value', ...lines].join('\n')), want('time', 'time'), want('value', 'number')));
const wrong = async (lines: readonly string[]): Promise<readonly string[]> => {
  const history = await historyOf(lines);
  return E.isLeft(history) ? history.left.map(told) : [];
};

test('months and weeks are told apart by their distance', async () => {
  const monthly = await historyOf(months(36));
  assert.ok(E.isRight(monthly));
  assert.equal([monthly.right.every, monthly.right.season, timeOf(monthly.right, 0), timeOf(monthly.right, 36)], ['month', 12, '2024-01', '2027-01']);
  const weekly = await historyOf(Array.from({ length: 156 }, (_, week) => `${calendarText('week', 19_000 + 7 * week)},5`));
  assert.ok(E.isRight(weekly));
  assert.equal(
    [weekly.right.every, weekly.right.season, timeOf(weekly.right, 0), timeOf(weekly.right, 156)],
    ['week', 52, '2022-01-08', '2025-01-04'],
  );
});

test('the last days of months are months', async () => {
  const ends = Array.from({ length: 36 }, (_, month) => `${new Date(Date.UTC(2024, month + 1, 0)).toISOString().slice(0, 10)},1`);
  const history = await historyOf(ends);
  assert.ok(E.isRight(history) && history.right.every === 'month');
});

test('dates that are doubled, out of order or missing are told at their lines, and so are values that are not above 0', async () => {
  const lines = months(40);
  lines.splice(3, 1, '2024-03,7');
  lines.splice(10, 2, lines[11], lines[10]);
  lines.splice(20, 1);
  lines.splice(30, 1, '2026-08,0');
  assert.equal(await wrong(lines), [
    'history.csv:5:1 time: expected every month once, got 2024-03 again\n  hint: make one row of both',
    'history.csv:6:1 time: expected 2024-04 next, got 2024-05\n  hint: give every month a row, those in between too',
    'history.csv:12:1 time: expected 2024-11 next, got 2024-12\n  hint: give every month a row, those in between too',
    'history.csv:13:1 time: expected a month after 2024-12, got 2024-11\n  hint: sort the rows by time',
    'history.csv:14:1 time: expected 2024-12 next, got 2025-01\n  hint: give every month a row, those in between too',
    'history.csv:22:1 time: expected 2025-09 next, got 2025-10\n  hint: give every month a row, those in between too',
    'history.csv:32:9 value: expected a value above 0, got 0\n  hint: take out the rows from before there was demand, or sum the rows over longer times',
  ]);
});

test('a value that can only be a slip is a mistake at its cell', async () => {
  const lines = months(40);
  lines.splice(5, 1, '2024-06,1e300');
  lines.splice(6, 1, '2024-07,1e-300');
  assert.equal(await wrong(lines), [
    'history.csv:7:9 value: expected a value from 1e-9 to 1000000000000000, got 1e+300\n  hint: look for a slip, or write the values in another unit',
    'history.csv:8:9 value: expected a value from 1e-9 to 1000000000000000, got 1e-300\n  hint: look for a slip, or write the values in another unit',
  ]);
});

test('too little history says how much is needed', async () => {
  assert.equal(await wrong(months(30)), [
    'history.csv:31:1 time: expected at least 36 months of history (two seasons to learn from and one to be judged on), got 30\n  hint: add 6 earlier months',
  ]);
});

test('rows that are neither months nor weeks are an error', async () => {
  const days = Array.from({ length: 40 }, (_, day) => `${calendarText('week', 20_000 + day)},5`);
  assert.equal(await wrong(days), [
    'history.csv:3:1 time: expected one row a month or a week, got rows that stand neither a month nor a week apart\n  hint: sum the rows by month (2026-03) or by week (2026-03-02, its first day)',
  ]);
  assert.match((await wrong(['2024-01,5']))[0], /^history\.csv:2:1 time: expected one row a month or a week/);
});

test.run();

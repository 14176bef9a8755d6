import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readFlag } from '../../../models/data/flagCell.js';
import { numberReader } from '../../../models/data/numberCell.js';
import { readTime } from '../../../models/data/timeCell.js';

const numberOf = (text: string): number => numberReader(',').read(text);

test('numbers are read as tables have them', () => {
  const known: readonly (readonly [string, number])[] = [
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234', 1234],
    ['-12', -12],
    ['+.5', 0.5],
    ['1e3', 1000],
    ['12%', 0.12],
    ['7 %', 0.07],
    ['00042', 42],
    [' 3 ', 3],
    ['12,5', 12.5],
    ['1.234,56', 1234.56],
    ['0,125', 0.125],
  ];
  for (const [text, value] of known) assert.is(numberOf(text), value, text);
  for (const text of ['NaN', 'Infinity', '1e999', '12 apples', '$5', '1,23,4', '1.2.3', '--1', '0x10', '1_000', 'true'])
    assert.ok(Number.isNaN(numberOf(text)), text);
});

test('a column has one decimal mark', () => {
  const { read, fault } = numberReader(';');
  assert.is(read('12,5'), 12.5);
  assert.ok(Number.isNaN(read('1.5')));
  assert.equal(fault('1.5'), {
    expected: 'one decimal mark in the whole column',
    found: '1.5',
    hint: 'other cells of the column have another one: save the file with a decimal point',
  });
});

test('one comma before three digits is not guessed at between semicolons', () => {
  const { read, fault } = numberReader(';');
  assert.ok(Number.isNaN(read('1,234')));
  assert.is(fault('1,234').hint, 'the comma may part thousands or decimals: save the file with a decimal point and no marks between thousands');
});

test('every double is read back as it was written, and percentages are rounded once', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => assert.is(numberOf(String(value)), Number(String(value)))));
  fc.assert(fc.property(fc.integer({ min: 0, max: 100_000 }), (value) => assert.is(numberOf(`${value}%`), value / 100)));
});

test('times are months, days and moments', () => {
  const known: readonly (readonly [string, string])[] = [
    ['2026-03', '2026-03-01T00:00:00.000Z'],
    ['2026/03', '2026-03-01T00:00:00.000Z'],
    ['2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['20260302', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02 10:15:00', '2026-03-02T10:15:00.000Z'],
    ['2026-03-02 9:15', '2026-03-02T09:15:00.000Z'],
    ['2026-03-02T10:15:00.25Z', '2026-03-02T10:15:00.250Z'],
    ['2026-03-02T10:15:00+02:00', '2026-03-02T08:15:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ];
  for (const [text, iso] of known) assert.is(readTime(text), Date.parse(iso), text);
  for (const text of [
    '2025-02-29',
    '2026-13',
    '2026-00-10',
    '03/04/2026',
    '31.12.2026',
    'March 2026',
    '2026',
    '2026-3',
    '2026-03-02 25:00',
    '2026-0302',
    '202603',
  ])
    assert.ok(Number.isNaN(readTime(text)), text);
});

test('every moment is read back from its ISO form', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (date) =>
      assert.is(readTime(date.toISOString()), date.getTime()),
    ),
  );
});

test('flags are yes or no in any case', () => {
  for (const text of ['是', 'yes', 'Y', 'TRUE', '1', ' Yes ']) assert.is(readFlag(text), 1, text);
  for (const text of ['否', 'no', 'N', 'False', '0']) assert.is(readFlag(text), 0, text);
  for (const text of ['2', 'maybe', 'ja', '1.0']) assert.ok(Number.isNaN(readFlag(text)), text);
});

test.run();

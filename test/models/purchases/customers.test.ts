import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { frequencyTable } from '../../../models/purchases/bgnbd/frequencyTable.js';
import { observedCustomers } from '../../../models/purchases/bgnbd/observedCustomers.js';
import { dayOf, dayText, purchaseDays } from '../../../models/purchases/bgnbd/purchaseDays.js';

const hour = 3_600_000;

/** A customer's purchases as [customer, day, value]. */
const rows: readonly (readonly [number, number, number])[] = [
  [1, 110, 7],
  [0, 100, 10],
  [0, 107, 20],
  [2, 122, 5],
  [0, 107, 4],
  [0, 121, 30],
  [1, 103, 2],
  [0, 120, 6],
];

const days = purchaseDays(
  Int32Array.from(rows, ([customer]) => customer),
  Float64Array.from(rows, ([, day], row) => (24 * day + (row % 24)) * hour),
  Float64Array.from(rows, ([, , value]) => value),
  3,
);

test('purchases are sorted by customer and day, and what one buys twice on a day is one', () => {
  assert.equal([...days.customer], [0, 0, 0, 0, 1, 1, 2]);
  assert.equal([...days.day], [100, 107, 120, 121, 103, 110, 122]);
  assert.equal([...(days.value ?? [])], [10, 24, 6, 30, 2, 7, 5]);
  assert.is(dayText(dayOf(Date.UTC(1997, 8, 30, 23, 59))), '1997-09-30');
  assert.is(dayText(dayOf(Date.UTC(1969, 11, 31))), '1969-12-31');
});

test('a history ends with the last day that is fitted, which belongs to it', () => {
  const { histories, spend, calendar } = observedCustomers(days, 120, 10);
  assert.equal([...histories.frequency], [2, 1]);
  assert.equal([...histories.recency], [2, 0.7]);
  assert.equal([...histories.age], [2, 1.7]);
  assert.equal([...(spend ?? [])], [15, 7]);
  assert.equal([...(calendar?.held ?? [])], [1, 0]);
  assert.equal([...(calendar?.joined ?? [])], [100, 103]);
  assert.equal([...(calendar?.repeats ?? [])], [107, 120, 121, 110]);
  assert.equal([calendar?.first, calendar?.last, calendar?.end, calendar?.late], [100, 122, 120, 1]);
});

test('without values nothing is said of spend, and who bought once spent on no repeat purchase', () => {
  const { value: _, ...plain } = days;
  assert.is(observedCustomers(plain, 122, 1).spend, undefined);
  assert.ok(Number.isNaN(observedCustomers(days, 105, 1).spend?.[0]));
});

test('cells of few customers go together with all above them, and customers are kept', () => {
  const law = { r: 0.5, alpha: 5, a: 1.2, b: 3 };
  const frequency = Float64Array.from([...Array<number>(40).fill(0), ...Array<number>(20).fill(1), ...Array<number>(9).fill(2), ...Array<number>(12).fill(3)]);
  const histories = { frequency, recency: frequency, age: frequency.map(() => 30) };
  const cells = frequencyTable(law, histories, 10);
  assert.equal(cells.map(({ purchases, observed }) => [purchases, observed]), [['0', 40], ['1', 20], ['2 or more', 21]]);
  assert.ok(Math.abs(cells.reduce((sum, { fitted }) => sum + fitted, 0) - 81) < 1e-9);
  assert.equal(frequencyTable(law, histories, 0).length, 11);
  // Never a last cell of few: the twelve would leave none above them.
  assert.equal(frequencyTable(law, histories, 13).map(({ purchases, observed }) => [purchases, observed]), [['0', 40], ['1', 20], ['2 or more', 21]]);
});

test.run();

import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { trailingWindow } from '../../../engine/metrics/columns.js';
import { grossRevenueRetention, mrrGrowth, netRevenueRetention, openingMrr, quickRatio } from '../../../engine/metrics/recurringRevenue.js';
import { arbitraryRecurring, close, path, recurringOf } from './business.js';

const months = (steps: number) => trailingWindow(steps, 1);

test('quick ratio (20 + 8) / (5 + 3) = 3.5: the convention of the trade', () => {
  const recurring = recurringOf(100, { new: [20], expansion: [8], churned: [5], contraction: [3] });
  assert.is(quickRatio(recurring, months(1))[0], 3.5);
});

test('reactivated revenue counts as gained, and nothing lost gives no ratio', () => {
  assert.is(quickRatio(recurringOf(100, { new: [1], reactivated: [1, 2], churned: [2] }), months(2))[0], 2);
  assert.ok(Number.isNaN(quickRatio(recurringOf(100, { new: [1, 1] }), months(2))[0]));
});

test('retention by hand: 100 keeps 94 and gains 6, of 120 then 108 stay', () => {
  // Month 2 opens with 100 - 4 - 2 + 6 + 20 = 120 and loses 12.
  const recurring = recurringOf(100, { new: [20, 0], expansion: [6, 0], contraction: [2, 0], churned: [4, 12] });
  close(netRevenueRetention(recurring, months(2))[0], 1 * (108 / 120));
  close(grossRevenueRetention(recurring, months(2))[0], 0.94 * 0.9);
});

test('revenue that comes back is no part of retention', () => {
  const recurring = recurringOf(100, { churned: [10, 0], reactivated: [0, 10] });
  close(netRevenueRetention(recurring, months(2))[0], 0.9);
});

test('retention begins with the first revenue, and has no value where there never was any', () => {
  close(netRevenueRetention(recurringOf(0, { new: [0, 50, 0], churned: [0, 0, 5] }), months(3))[0], 0.9);
  assert.ok(Number.isNaN(netRevenueRetention(recurringOf(0, { new: [0, 50] }), months(2))[0]));
  assert.is(netRevenueRetention(recurringOf(10, { churned: [10, 0, 0], new: [0, 0, 5] }), months(3))[0], 0);
});

test('revenue that doubles in twelve months grows by 2^(1/12) - 1 a month, whatever came before', () => {
  const months24 = recurringOf(5, { new: [...new Array<number>(11).fill(0), 45, ...new Array<number>(11).fill(0), 50] });
  close(mrrGrowth(months24, months(24))[0], 2 ** (1 / 12) - 1);
  assert.ok(Number.isNaN(mrrGrowth(recurringOf(0, { new: [1, 2] }), months(2))[0]));
});

test('weeks: growth is by the month, retention over the year', () => {
  const weeks = recurringOf(100, { new: new Array<number>(104).fill(0), churned: [...new Array<number>(103).fill(0), 50] });
  const window = trailingWindow(104, 52 / 12);
  assert.is(window.first, 52);
  assert.is(window.months, 12);
  close(mrrGrowth(weeks, window)[0], 0.5 ** (1 / 12) - 1);
  close(netRevenueRetention(weeks, window)[0], 0.5);
});

test('what opens with nothing but the rounding of its flows opens with nothing', () => {
  const flows = { new: path(0), reactivated: path(0), expansion: path(0), contraction: path(0), churned: path(0) };
  const from = Math.fround(123456.789) + 0.01;
  const recurring = { mrr: path(from), movements: { ...flows, new: path(Math.fround(123456.789)) } };
  assert.is(openingMrr(recurring, 0)[0], 0);
});

test('movements add up: the revenue a step opens with is that of the step before, and of the start', () => {
  fc.assert(
    fc.property(arbitraryRecurring, ({ opening, recurring }) => {
      close(openingMrr(recurring, 0)[0], opening, 1e-6 * (1 + opening + recurring.mrr[0][0] + 1000));
      recurring.mrr.forEach((_, step) => {
        if (step > 0) assert.is(openingMrr(recurring, step)[0], recurring.mrr[step - 1][0]);
      });
    }),
  );
});

test('net retention is never below gross retention, and gross retention is a share', () => {
  fc.assert(
    fc.property(arbitraryRecurring, ({ recurring }) => {
      const window = months(recurring.mrr.length);
      const [net, gross] = [netRevenueRetention(recurring, window)[0], grossRevenueRetention(recurring, window)[0]];
      assert.is(Number.isNaN(net), Number.isNaN(gross));
      if (!Number.isNaN(net)) assert.ok(net >= gross && gross >= 0 && gross <= 1, `${net}, ${gross}`);
    }),
  );
});

test.run();

import * as fc from 'fast-check';
import { isLeft, isRight, type Either } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { xirr } from '../../engine/finance/datedRate.js';
import { internalRateOfReturn, internalRatesOfReturn, type NoSingleRate } from '../../engine/finance/internalRate.js';
import { netPresentValue } from '../../engine/finance/netPresentValue.js';
import { yearlyReturn, yearlyReturnError } from '../../engine/finance/yearlyReturn.js';

const close = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected} within ${tolerance}, got ${actual}`);

const rateOf = (found: Either<NoSingleRate, number>): number => {
  if (isLeft(found)) throw new Error(found.left.message);
  return found.right;
};

/** Flows whose present value is zero at these rates and no others: the product of (v - 1 / (1 + rate)). */
const flowsWith = (rates: readonly number[]): number[] =>
  rates.reduce<number[]>(
    (flows, rate) => {
      const root = 1 / (1 + rate);
      return [...flows, 0].map((flow, index) => (flows[index - 1] ?? 0) - root * flow);
    },
    [1],
  );

test('the error of an internal rate is that of the mean it is made of: -100, then 101 or 103, on average 102', () => {
  // A month's rate is X / 100 - 1, so its error is that of the mean of X / 100: sqrt(1.0001 / 10,000) / 100 a month, 12 x 1.02^11 as much a year.
  const later = Float64Array.from({ length: 10_000 }, (_, trial) => (trial % 2 === 0 ? 101 : 103));
  const columns = [new Float64Array(10_000).fill(-100), later];
  const { value } = yearlyReturn([-100, 102], 1);
  close(value!, 1.02 ** 12 - 1, 1e-12);
  close(yearlyReturnError((step) => columns[step], 2, 1, value!), 12 * 1.02 ** 11 * 1e-4 * Math.sqrt(10_000 / 9999), 1e-9);
});

test("NPV(10 %; -10000, 3000, 4200, 6800) = 1188.443412: the spreadsheet's own documentation", () => {
  close(netPresentValue(0.1, [-10_000, 3000, 4200, 6800]), 1188.443412, 5e-7);
});

test("IRR(-70000, 12000, 15000, 18000, 21000, 26000) = 8.6630948 %: the spreadsheet's own documentation", () => {
  close(rateOf(internalRateOfReturn([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000])), 0.086630948, 5e-10);
});

test("XIRR of five dated payments = 37.33625335 %: the spreadsheet's own documentation, in any order", () => {
  const flows = [
    [-10_000, '2008-01-01'],
    [2750, '2008-03-01'],
    [4250, '2008-10-30'],
    [3250, '2009-02-15'],
    [2750, '2009-04-01'],
  ].map(([amount, date]) => ({ amount: Number(amount), date: new Date(date) }));
  close(rateOf(xirr(flows)), 0.3733625335, 5e-10);
  close(rateOf(xirr(flows.toReversed())), 0.3733625335, 5e-10);
});

test('(-100, 230, -132) has two internal rates, 10 % and 20 %, and so none that stands alone', () => {
  const rates = internalRatesOfReturn([-100, 230, -132]);
  assert.is(rates.length, 2);
  close(rates[0], 0.1, 1e-13);
  close(rates[1], 0.2, 1e-13);
  const alone = internalRateOfReturn([-100, 230, -132]);
  assert.ok(isLeft(alone) && alone.left.kind === 'several' && alone.left.all.length === 2);
});

test('flows that never change sign, and flows that change it in vain, have no rate', () => {
  for (const flows of [[], [0, 0], [5], [1, 2, 3], [-1, 0, -3]]) {
    assert.equal(internalRatesOfReturn(flows), []);
    const alone = internalRateOfReturn(flows);
    assert.ok(isLeft(alone) && alone.left.message === 'the flows never change sign');
  }
  const alone = internalRateOfReturn([-100, 200, -150]);
  assert.ok(isLeft(alone) && alone.left.message === 'no rate makes the flows worth nothing');
});

test('what comes back in full has a rate of 0, half of it one of -50 %, a hundredfold one of 9,900 %', () => {
  const [nothing, ...others] = internalRatesOfReturn([-0.3, 0.1, 0.2]);
  close(nothing, 0, 1e-15);
  assert.equal(others, []);
  close(internalRatesOfReturn([-100, 50])[0], -0.5, 1e-15);
  close(internalRatesOfReturn([-1, 100])[0], 99, 1e-12);
});

test('a rate at which the value touches zero without crossing it is found', () => {
  const rates = internalRatesOfReturn([0.25, -1, 1]);
  assert.is(rates.length, 1);
  close(rates[0], 1, 1e-9);
});

test('neither zeros around the flows, nor their size, nor their sign change the rates', () => {
  const rates = internalRatesOfReturn([-100, 230, -132]);
  for (const flows of [[0, 0, -100, 230, -132, 0], [-1e9, 2.3e9, -1.32e9], [100, -230, 132]]) {
    internalRatesOfReturn(flows).forEach((rate, index) => close(rate, rates[index], 1e-12));
  }
});

test('every rate that flows were made from is found, and no other', () => {
  const rate = fc.integer({ min: -80, max: 400 }).map((percent) => percent / 100);
  fc.assert(
    fc.property(fc.uniqueArray(rate, { minLength: 1, maxLength: 5 }), (rates) => {
      const wanted = [...rates].sort((a, b) => a - b);
      // Roots of a polynomial that lie close to one another move far when its coefficients are rounded.
      fc.pre(wanted.every((one, index) => index === 0 || one - wanted[index - 1] > 0.05));
      const found = internalRatesOfReturn(flowsWith(rates));
      assert.is(found.length, wanted.length, `${found} of ${wanted}`);
      found.forEach((one, index) => close(one, wanted[index], 1e-6));
    }),
    { numRuns: 500 },
  );
});

test('at an internal rate the flows are worth nothing; there are at most as many as changes of sign, and as odd', () => {
  const flows = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(flows, (amounts) => {
      const rates = internalRatesOfReturn(amounts);
      const signs = amounts.map(Math.sign).filter((sign) => sign !== 0);
      const changes = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
      assert.ok(rates.length <= changes);
      for (const rate of rates) {
        const factor = 1 / (1 + rate);
        const size = amounts.reduce((sum, amount, period) => sum + Math.abs(amount) * factor ** (period + 1), 0);
        close(netPresentValue(rate, amounts) / size, 0, 1e-10);
      }
      if (changes === 1) assert.is(rates.length, 1);
    }),
    { numRuns: 500 },
  );
});

test('fifty years of months have a rate, too, and are found in less than a second', () => {
  const flows = [-1e6, ...Array.from({ length: 599 }, (_, month) => 9000 + 3000 * Math.cos(month))];
  flows[300] = -50_000;
  const begun = performance.now();
  const found = internalRateOfReturn(flows);
  assert.ok(performance.now() - begun < 1000);
  assert.ok(isRight(found));
  close(netPresentValue(rateOf(found), flows) / 1e6, 0, 1e-10);
});

test.run();

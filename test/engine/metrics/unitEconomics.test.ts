import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { trailingWindow } from '../../../engine/metrics/columns.js';
import { logoChurn } from '../../../engine/metrics/logoChurn.js';
import {
  acquisitionCost,
  averageRevenuePerAccount,
  burnMultiple,
  grossMargin,
  lifetimeValue,
  naiveLifetimeValue,
  paybackMonths,
  ruleOf40,
  valueToCost,
} from '../../../engine/metrics/unitEconomics.js';
import { close, customersOf } from './business.js';

const one = (value: number) => Float64Array.of(value);
const isMissing = (values: Float64Array) => assert.ok(Number.isNaN(values[0]));

test('churn in its two conventions: 100 customers, 50 join, 10 leave', () => {
  const customers = customersOf(100, [50], [10]);
  close(logoChurn(customers, trailingWindow(1, 1), 'opening')[0], 0.1);
  close(logoChurn(customers, trailingWindow(1, 1), 'average')[0], 10 / 120);
});

test('churn is pooled: a month counts by its customers', () => {
  const customers = customersOf(100, [900, 0], [10, 99]);
  close(logoChurn(customers, trailingWindow(2, 1), 'opening')[0], 109 / (100 + 990));
});

test('churn has no value where there was nobody to lose; all of them lost is 100 %', () => {
  isMissing(logoChurn(customersOf(0, [0, 0], [0, 0]), trailingWindow(2, 1), 'opening'));
  isMissing(logoChurn(customersOf(0, [0], [0]), trailingWindow(1, 1), 'average'));
  isMissing(logoChurn(customersOf(0, [5], [0]), trailingWindow(1, 1), 'opening'));
  assert.is(logoChurn(customersOf(5, [0, 0], [5, 0]), trailingWindow(2, 1), 'opening')[0], 1);
});

test('churn by the week compounds to that of a month, and as a rate adds up to it', () => {
  const steady = customersOf(1000, new Array<number>(52).fill(10), new Array<number>(52).fill(10));
  const window = trailingWindow(52, 52 / 12);
  close(logoChurn(steady, window, 'opening')[0], 1 - 0.99 ** (52 / 12));
  close(logoChurn(steady, window, 'average')[0], 0.01 * (52 / 12));
});

test('unit economics by hand', () => {
  const [arpa, margin] = [averageRevenuePerAccount(one(144_000), one(1440), 1), grossMargin(one(50_000), one(10_000))];
  assert.is(arpa[0], 100);
  assert.is(margin[0], 0.8);
  const cac = acquisitionCost(one(24_000), one(40));
  assert.is(cac[0], 600);
  close(paybackMonths(cac, arpa, one(0), margin)[0], 7.5);
  const ltv = lifetimeValue(one(25), arpa, one(0), margin);
  assert.is(ltv[0], 2000);
  close(valueToCost(ltv, cac)[0], 10 / 3);
  close(naiveLifetimeValue(arpa, margin, one(0.04))[0], 2000);
  close(burnMultiple(one(-240_000), one(10_000), one(20_000))[0], 2);
  close(ruleOf40(one(150), one(100), one(-15))[0], 0.4);
});

test('what has no value is missing, not zero and not infinite', () => {
  isMissing(averageRevenuePerAccount(one(0), one(0), 1));
  isMissing(grossMargin(one(0), one(5)));
  isMissing(acquisitionCost(one(100), one(0)));
  isMissing(lifetimeValue(one(Number.NaN), one(10), one(0), one(0.5)));
  isMissing(naiveLifetimeValue(one(10), one(0.5), one(0)));
  isMissing(valueToCost(one(10), one(0)));
  isMissing(paybackMonths(one(10), one(10), one(0), one(-0.1)));
  assert.is(paybackMonths(one(10), one(10), one(30), one(0.5))[0], 0);
  isMissing(burnMultiple(one(-5), one(10), one(10)));
  isMissing(burnMultiple(one(5), one(10), one(20)));
  isMissing(ruleOf40(one(10), one(0), one(5)));
});

test('the naive lifetime value is the simulated one where all leave with the same chance and the cap is far', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 500 }), (perMille) => {
      const churn = perMille / 1000;
      // Who joins pays for that month, then stays with 1 - churn each month: a geometric series with the sum 1 / churn.
      const months = 12_000;
      let lifetime = 0;
      for (let month = 0; month < months; month++) lifetime += (1 - churn) ** month;
      const [arpa, margin] = [one(99), one(0.7)];
      const simulated = lifetimeValue(one(lifetime), arpa, one(0), margin)[0];
      close(simulated / naiveLifetimeValue(arpa, margin, one(churn))[0], 1, 1e-9);
    }),
    { numRuns: 50 },
  );
});

test('where customers differ, the naive lifetime value is too low', () => {
  // Half leave with 2 %, half with 18 % a month; the mean churn is that of the first month.
  const [arpa, margin] = [one(100), one(1)];
  const simulated = lifetimeValue(one((1 / 0.02 + 1 / 0.18) / 2), arpa, one(0), margin)[0];
  assert.ok(simulated > 2.7 * naiveLifetimeValue(arpa, margin, one(0.1))[0]);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compact, decimalsFor, estimate, list, money, moneyEstimate, percent, percentEstimate, plural, scaleFor, supported, thousands } from '../../reports/numbers.js';

test('thousands have separators, a true minus sign, and no signed zero', () => {
  assert.is(thousands(1234567.4), '1,234,567');
  assert.is(thousands(-1234.56, 1), '\u22121,234.6');
  assert.is(thousands(-0.4), '0');
  assert.is(thousands(1234567, -3), '1,235,000');
  assert.is(thousands(999.96, 1), '1,000.0');
  assert.is(thousands(0.0001234, 6), '0.000123');
});

test('compact numbers keep three digits and never show 1000k', () => {
  assert.is(compact(40_000), '40k');
  assert.is(compact(1_234_567), '1.23M');
  assert.is(compact(999_950), '1M');
  assert.is(compact(-2_500_000_000), '\u22122.5bn');
  assert.is(compact(0), '0');
  assert.is(compact(0.25), '0.25');
  assert.is(money(962_300, 'CNY'), '962k CNY');
});

test('numbers beyond a million billions are written with a power of ten', () => {
  assert.is(thousands(-4.839927850813761e41), '\u22124.84e+41');
  assert.is(compact(1.0000000000000001e291), '1e+291');
  assert.is(thousands(999_999_999_999_999), '999,999,999,999,999');
  assert.equal(estimate(1.8299999999999997e26, 5.9999999999999995e23), { value: '1.83e+26', error: '\u00b1 6e+23' });
});

test('percentages never round to 0% or 100% what is neither', () => {
  assert.is(percent(0), '0%');
  assert.is(percent(1), '100%');
  assert.is(percent(0.08), '8%');
  assert.is(percent(0.083), '8.3%');
  assert.is(percent(0.925), '92.5%');
  assert.is(percent(0.7), '70%');
  assert.is(percent(0.0004), '0.04%');
  assert.is(percent(0.9996), '99.96%');
  assert.is(percent(0.0000001), 'less than 0.001%');
  assert.is(percent(0.99999999), 'more than 99.999%');
  assert.is(percent(-0.5), '\u221250%');
});

test('an error keeps two digits when it starts with 1, else one, and its number is rounded alike', () => {
  assert.is(decimalsFor(0.34), 1);
  assert.is(decimalsFor(0.14), 2);
  assert.is(decimalsFor(45), -1);
  assert.equal(estimate(12_345.678, 45.2), { value: '12,350', error: '\u00b1 50' });
  assert.equal(estimate(12_345.678, 1.46), { value: '12,346', error: '\u00b1 1' });
  assert.equal(estimate(123.456, 1.46), { value: '123.5', error: '\u00b1 1.5' });
  assert.equal(estimate(0, 0), { value: '0', error: 'exact' });
  assert.equal(estimate(NaN, 0), { value: 'n/a', error: 'exact' });
  assert.equal(estimate(0.5, 0), { value: '0.50', error: 'exact' });
});

test('an error below the last digit shown is said to be below it, not zero', () => {
  assert.equal(estimate(12_345.678, 0.02), { value: '12,346', error: '\u00b1 <1' });
});

test('digits that another seed would change are dropped where no error is printed', () => {
  assert.is(supported(962_312, 18_000), 962_000);
  assert.is(supported(962_312, 23_000), 960_000);
  assert.is(supported(0.08312, 0.0027), 0.083);
  assert.is(supported(123, 0), 123);
});

test('shares and money carry their errors in the same unit', () => {
  assert.equal(percentEstimate(0.0801, 0.0027), { value: '8.0%', error: '\u00b1 0.3%' });
  assert.equal(percentEstimate(0.5, 0), { value: '50%', error: 'exact' });
  assert.is(moneyEstimate(12_345_678, 46_000, 'CNY'), '12.35M \u00b1 0.05M CNY');
  assert.is(moneyEstimate(-3_465_000, 100, 'CNY'), '\u22123.47M CNY');
  assert.is(moneyEstimate(-7_941.2, 4.1, 'USD'), '\u22127,941 \u00b1 4 USD');
  assert.is(moneyEstimate(40_000, 0, 'CNY'), '40k CNY');
});

test('a table of money has the largest unit that leaves its biggest number three digits', () => {
  assert.is(scaleFor([20_000, -24_000_000]).name, 'k');
  assert.is(scaleFor([99_999]).name, '');
  assert.is(scaleFor([]).name, '');
  assert.is(scaleFor([2.5e11]).name, 'bn');
});

test('words follow numbers', () => {
  assert.is(plural(1, 'month'), '1 month');
  assert.is(plural(10_000, 'future'), '10,000 futures');
  assert.is(list(['P5', 'P50', 'P95']), 'P5, P50 and P95');
  assert.is(list(['P5']), 'P5');
});

test.run();

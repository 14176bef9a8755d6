import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { netPresentValues, returnsOnCost } from '../../engine/finance.js';

const close = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected} within ${tolerance}, got ${actual}`);

test("NPV(10 %; -10000, 3000, 4200, 6800) = 1188.443412: the spreadsheet's own documentation", () => {
  const flows = [-10_000, 3000, 4200, 6800];
  const [value] = netPresentValues((step) => Float64Array.of(flows[step]), 4, 1 / 1.1);
  close(value, 1188.443412, 5e-7);
});

test('a discount factor of 1 leaves the sum of the flows', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 }), (flows) => {
      const [value] = netPresentValues((step) => Float64Array.of(flows[step]), flows.length, 1);
      assert.is(value, flows.reduce((sum, flow) => sum + flow, 0));
    }),
  );
});

test('each trial has its own flows and its own factor', () => {
  const flows = (step: number) => Float64Array.of(100, step === 1 ? 121 : 0);
  assert.equal(Array.from(netPresentValues(flows, 2, Float64Array.of(0.5, 1 / 1.1)), (value) => value.toFixed(9)), [
    '75.000000000',
    '100.000000000',
  ]);
});

test('return: 1,000 users at 100 against a cost of 3.5 M lose 97.1 % of it', () => {
  const [value, free] = returnsOnCost(Float64Array.of(-3.4e6, 0), Float64Array.of(3.5e6, 0));
  close(value, -0.971, 5e-4);
  assert.is(free, 0);
});

test.run();

import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { churnLine } from '../../../models/churn/betaOf.js';
import { chanceRows } from '../../../models/churn/chanceRows.js';
import { monthlyChance } from '../../../models/churn/monthlyChance.js';
import { meanOf } from '../../../models/metrics/measure.js';

test('staying a month, as many times as the period has months, is staying the period', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 60 }), (chance, period) => {
      assert.ok(Math.abs((1 - monthlyChance(chance, period)) ** period - (1 - chance)) < 1e-9);
    }),
    { seed: 1 },
  );
  assert.is(monthlyChance(0.19, 2).toFixed(12), '0.100000000000');
});

test('rows of people keep the mean of every member, rise, and stand for enough people each', () => {
  const people = 1234;
  const chances = [0, 1, 2].map((member) => Float64Array.from({ length: people }, (_, person) => 0.001 * ((person * 577) % 401) + 0.01 * member));
  const rows = chanceRows(chances, 10);
  assert.equal(
    rows.map((member) => member.length),
    [123, 123, 123],
  );
  assert.is(chanceRows(chances, 1)[0].length, 200);
  assert.is(chanceRows([Float64Array.of(0.1, 0.2, 0.3)], 5)[0].length, 1);
  const means = rows[0].map((_, row) => meanOf(rows.map((member) => member[row])));
  means.slice(1).forEach((mean, row) => assert.ok(mean >= means[row]));
  rows.forEach((member, index) => assert.ok(Math.abs(meanOf(member) - meanOf(chances[index])) < 0.002));
});

test('a beta law by moments has the mean and the spread of the chances', () => {
  // Mean .1, sample variance .02 / 3; k = .1 x .9 / (.02 / 3) - 1 = 12.5.
  assert.is(churnLine(Float64Array.of(0.1, 0.2, 0, 0.1)), 'churn: across beta(1.25, 11.25)');
  assert.is(churnLine(Float64Array.of(0.04, 0.04)), 'churn: 0.04');
});

test.run();

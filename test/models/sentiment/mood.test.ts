import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { meanOf, standardDeviation } from '../../../models/metrics/measure.js';
import { autoregression } from '../../../models/sentiment/autoregression.js';
import { moodOf } from '../../../models/sentiment/mood.js';
import { monthCounts, monthlyIndex, type MonthCounts } from '../../../models/sentiment/monthlyIndex.js';
import { draws } from '../../support/exampleData/draws.js';
import { contextOf } from '../context.js';

const near = (found: number, wanted: number, bound: number): void => assert.ok(Math.abs(found - wanted) <= bound, `${found} is not ${wanted} within ${bound}`);
const counted = (positive: number, neutral: number, negative: number): MonthCounts => ({ month: '', positive, neutral, negative });

test('the index is formula F9 by hand', () => {
  const { volume, changes, balance } = monthlyIndex([counted(6, 2, 2), counted(3, 1, 6), counted(4, 4, 2)]);
  assert.is(volume, 10);
  // E = 6/10 - 2/10; (3 - 6)/10 - (6 - 2)/10; (4 - 3)/10 - (2 - 6)/10.
  [0.4, -0.7, 0.5].forEach((change, month) => near(changes[month], change, 1e-12));
  [0.4, -0.3, 0.2].forEach((level, month) => near(balance[month], level, 1e-12));
});

test('changes of the index add up to the balance of the month', () => {
  const month = fc.record({ positive: fc.nat(50), neutral: fc.nat(50), negative: fc.nat(50), month: fc.constant('') });
  fc.assert(
    fc.property(fc.array(month, { minLength: 1, maxLength: 40 }), (months) => {
      fc.pre(months.some(({ positive, neutral, negative }) => positive + neutral + negative > 0));
      const { volume, balance } = monthlyIndex(months);
      months.forEach(({ positive, negative }, index) => near(balance[index], (positive - negative) / volume, 1e-9));
    }),
    { seed: 1 },
  );
});

test('texts are counted by calendar month, and months without one are there', () => {
  const times = ['2026-01-31T23:59:59Z', '2025-11-01T00:00:00Z', '2026-01-01T00:00:00Z'].map((time) => Date.parse(time));
  assert.equal(monthCounts(Float64Array.from(times), [2, 0, 1]), [
    { month: '2025-11', positive: 0, neutral: 0, negative: 1 },
    { month: '2025-12', positive: 0, neutral: 0, negative: 0 },
    { month: '2026-01', positive: 1, neutral: 1, negative: 0 },
  ]);
});

/** A long or short series of a process that is known. */
const series = (months: number, persistence: number, seed: string): number[] => {
  const { normal } = draws(seed);
  let level = normal(0, 1) / Math.sqrt(1 - persistence ** 2);
  return Array.from({ length: months }, () => (level = persistence * level + normal(0, 1)));
};

test('a process that is known comes back from a long series', () => {
  for (const persistence of [0, 0.5, 0.9]) {
    const found = autoregression(series(4000, persistence, `long ${persistence}`));
    // Standard error sqrt((1 - rho^2) / 4000); at 0 half of the estimates are kept from falling below.
    near(found.persistence, persistence, 4 * Math.sqrt((1 - persistence ** 2) / 4000));
    near(found.noise, 1, 4 / Math.sqrt(8000));
  }
});

test('short series give the right persistence on average, which least squares alone misses', () => {
  const estimates = Array.from({ length: 400 }, (_, run) => autoregression(series(36, 0.5, `short ${run}`)).persistence);
  // Kendall's bias without correction is -.07; 400 runs know the mean to .008. What is left is of the order 1 / n^2, and of the ends at 0 and .99.
  near(meanOf(estimates), 0.5, 0.035);
});

test('persistence stays within 0 and 0.99', () => {
  assert.is(autoregression(Array.from({ length: 24 }, (_, month) => (month % 2 === 0 ? 1 : -1))).persistence, 0);
  assert.is(autoregression(Array.from({ length: 24 }, (_, month) => month)).persistence, 0.99);
});

test('members stand for what months and texts leave open', () => {
  const levels = series(48, 0.7, 'members');
  const months = levels.map((level) => counted(Math.max(0, Math.round(30 + 8 * level)), 10, Math.max(0, Math.round(30 - 8 * level))));
  const mood = moodOf(months, contextOf({ members: 100 }));
  const { persistence, noise, start } = mood.tables;
  assert.equal([persistence.length, noise.length, start.length], [100, 100, 100]);
  near(standardDeviation(mood.series), 1, 1e-9);
  near(meanOf(persistence), mood.process.persistence, 0.1);
  // The formula for long series, sqrt((1 - rho^2) / n).
  near(standardDeviation(persistence) / Math.sqrt((1 - mood.process.persistence ** 2) / 48), 1, 0.5);
  near(meanOf(noise), mood.process.noise, 0.15);
  // The start: counts of 70 texts, whose balance has the standard deviation sqrt(70 (p + q - (p - q)^2)).
  const { positive, negative } = months[47];
  const [p, q] = [positive / 70, negative / 70];
  const spread = Math.sqrt(70 * (p + q - (p - q) ** 2)) / mood.volume / mood.sd;
  near(meanOf(start), mood.series[47], (4 * spread) / 10);
  near(standardDeviation(start) / spread, 1, 0.3);
  assert.equal(moodOf(months, contextOf({ members: 100 })).tables, mood.tables);
});

test.run();

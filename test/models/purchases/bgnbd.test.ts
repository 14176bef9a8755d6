import { readFileSync } from 'node:fs';
import { isLeft } from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { aliveAfter, chanceAlive, conditionalPurchases, expectedPurchases, purchaseChances, shareAlive, type BgnbdLaw } from '../../../models/purchases/bgnbd/bgnbdLaw.js';
import { bgnbdLogLikelihood, fitBgnbd, type BgnbdFit } from '../../../models/purchases/bgnbd/fitBgnbd.js';
import { fitNeverStopping } from '../../../models/purchases/bgnbd/fitNeverStopping.js';
import { groupHistories, type Histories } from '../../../models/purchases/bgnbd/groupHistories.js';
import { frequencyTable } from '../../../models/purchases/bgnbd/frequencyTable.js';
import { purchasePairs, purchaseVariance } from '../../../models/purchases/bgnbd/purchaseSpread.js';
import { chiSquaredTail, momentsOf } from '../../engine/checks.js';
import { sharedData } from '../../support/sharedData.js';
import { drawsOf, simulateHistories, simulatePurchases } from './simulate.js';

/** Repeat purchases of CDs a week: .243, 4.414, .793, 2.426 in Fader, Hardie & Lee (2005), table 1, with the digits of the fit below. */
const cdnow: BgnbdLaw = { r: 0.242593, alpha: 4.413532, a: 0.792886, b: 2.425753 };

const laws: readonly BgnbdLaw[] = [cdnow, { r: 2, alpha: 6, a: 1.4, b: 5 }, { r: 0.8, alpha: 10, a: 0.4, b: 0.5 }, { r: 5, alpha: 4, a: 3, b: 30 }];

const fitted = (histories: Histories): BgnbdFit => {
  const fit = fitBgnbd(histories);
  if (isLeft(fit)) throw new Error(`no maximum: ${fit.left.parameters.join()}`);
  return fit.right;
};

const near = (value: number, other: number, bound: number, what = ''): void => assert.ok(Math.abs(value - other) <= bound, `${what} ${value}, not ${other}`);

const summary = sharedData('cdnow_customers_summary.csv');

(summary === undefined ? test.skip : test)('the customers of CDNOW give the published parameters, log-likelihood and forecast', () => {
  const rows = readFileSync(summary ?? '', 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
  const [frequency, recency, age] = [1, 2, 3].map((column) => Float64Array.from(rows, (row) => row[column]));
  const { law, maximum } = fitted({ frequency, recency, age });
  assert.equal(maximum.parameters.map((value) => value.toFixed(3)), ['0.243', '4.414', '0.793', '2.426']);
  assert.is(maximum.logLikelihood.toFixed(2), '-9582.43');
  assert.is(conditionalPurchases(law, { frequency: 2, recency: 30.43, age: 38.86 }, 39).toFixed(3), '1.226');
  const cells = frequencyTable(law, { frequency, recency, age }, 10);
  assert.is(cells[0].observed, 1411);
  near(cells.reduce((sum, cell) => sum + cell.fitted, 0), rows.length, 1e-6);
  // The paper reports a chi-squared of 4.82 with 3 degrees of freedom over the cells 0 to 6 and 7 or more.
  const last = cells.slice(7).reduce((sum, cell) => ({ observed: sum.observed + cell.observed, fitted: sum.fitted + cell.fitted }), { observed: 0, fitted: 0 });
  const statistic = [...cells.slice(0, 7), last].reduce((sum, cell) => sum + (cell.observed - cell.fitted) ** 2 / cell.fitted, 0);
  near(statistic, 4.82, 0.03);
});

test("expected purchases over time are those of the authors' spreadsheet", () => {
  // Hardie's implementation in Excel, brucehardie.com/notes/004.
  const published: readonly (readonly [number, number])[] = [[0.1429, 0.0078], [1, 0.0532], [3, 0.1506], [31.8571, 1.0405], [32, 1.0437], [78, 1.8576]];
  for (const [time, expected] of published) near(expectedPurchases(cdnow, time), expected, 5e-4, `week ${time}:`);
});

test('chances of numbers of purchases add up to one, to the expectation and to the pairs', () => {
  for (const law of laws)
    for (const time of [0.5, 10, 40]) {
      const chances = purchaseChances(law, time, 1500);
      near(chances.reduce((sum, chance) => sum + chance, 0), 1, 1e-7);
      near(chances.reduce((sum, chance, n) => sum + n * chance, 0), expectedPurchases(law, time), 1e-4);
      const pairs = chances.reduce((sum, chance, n) => sum + n * (n - 1) * chance, 0);
      near(purchasePairs(law, 0, time), pairs, 1e-3 * Math.max(1, pairs));
    }
});

test('expected purchases have no gap where their formula has', () => {
  for (const law of [{ ...cdnow, a: 1 }, { ...cdnow, a: 0.4, b: 0.6 }]) {
    const chances = purchaseChances(law, 20, 1500);
    near(expectedPurchases(law, 20), chances.reduce((sum, chance, n) => sum + n * chance, 0), 1e-6);
  }
});

test('who is alive after a history goes on by a law of the same kind, and each part of equation 10 is known by hand', () => {
  const history = { frequency: 3, recency: 12, age: 15 };
  assert.equal(aliveAfter({ r: 1, alpha: 2, a: 3, b: 4 }, history), { r: 4, alpha: 17, a: 3, b: 7 });
  near(chanceAlive({ r: 1, alpha: 2, a: 3, b: 4 }, history), 1 / (1 + (3 / 6) * (17 / 14) ** 4), 1e-12);
  assert.is(chanceAlive(cdnow, { frequency: 0, recency: 0, age: 30 }), 1);
});

test('more purchases seen make more expected, and a longer silence makes fewer', () => {
  fc.assert(
    fc.property(fc.constantFrom(...laws), fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 1, max: 60, noNaN: true }), (law, frequency, part, age) => {
      const recency = part * age;
      assert.ok(chanceAlive(law, { frequency, recency, age }) >= chanceAlive(law, { frequency, recency, age: age * 1.5 }));
      assert.ok(conditionalPurchases(law, { frequency, recency, age }, 10) >= conditionalPurchases(law, { frequency, recency, age: age * 1.5 }, 10) - 1e-9);
      assert.ok(conditionalPurchases(law, { frequency, recency: age, age }, 10) <= conditionalPurchases(law, { frequency: frequency + 1, recency: age, age }, 10) + 1e-9);
    }),
    { numRuns: 300, seed: 6 },
  );
});

test('simulated customers buy as often, as unevenly and stop as early as the law says', () => {
  for (const [place, law] of laws.entries()) {
    const draws = drawsOf(`customers ${place}`);
    const times = Array.from({ length: 20_000 }, () => simulatePurchases(law, 30, draws));
    for (const [from, to] of [[0, 10], [10, 30]] as const) {
      const { mean, error, variance } = momentsOf(times.map((purchases) => purchases.filter((time) => time > from && time <= to).length));
      // False alarm: 8 x 6e-7.
      near(mean, expectedPurchases(law, to) - expectedPurchases(law, from), 5 * error, `law ${place}, ${from} to ${to}:`);
      // The spread of a variance of skewed counts: within a tenth for these seeds, three standard errors or more.
      near(variance, purchaseVariance(law, from, to), 0.12 * variance, `law ${place}, variance:`);
    }
  }
});

test('customers drawn from known parameters give them back', () => {
  const parameter = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(parameter(0.3, 2), parameter(3, 10), parameter(0.5, 2), parameter(1.5, 5), fc.integer({ min: 1, max: 1_000_000 }), (r, alpha, a, b, seed) => {
      const histories = simulateHistories({ r, alpha, a, b }, 3000, 60, `recovery ${seed}`);
      const { maximum } = fitted(histories);
      // Twice the loss of log-likelihood at the truth is chi-squared; false alarm: 8 x 1e-7.
      const ratio = 2 * (maximum.logLikelihood - bgnbdLogLikelihood({ r, alpha, a, b }, groupHistories(histories)));
      assert.ok(ratio > -1e-6 && chiSquaredTail(ratio, 4) > 1e-7, `${[r, alpha, a, b].join()} became ${maximum.parameters.join()}`);
      // Each within five standard errors of its logarithm, which is nearer to normal; false alarm: 32 x 6e-7.
      [r, alpha, a, b].forEach((truth, place) => {
        const error = maximum.standardErrors[place] / maximum.parameters[place];
        assert.ok(Math.abs(Math.log(maximum.parameters[place] / truth)) < 5 * error, `parameter ${place}: ${truth} became ${maximum.parameters[place]}`);
      });
    }),
    { numRuns: 8, seed: 7 },
  );
});

test('customers who share a history count as many, and the unit of time changes nothing but alpha', () => {
  const histories = simulateHistories(cdnow, 1500, 40, 'units');
  const days = fitted({ frequency: histories.frequency, recency: histories.recency.map((time) => 7 * time), age: histories.age.map((time) => 7 * time) });
  const weeks = fitted(histories);
  [1, 7, 1, 1].forEach((factor, place) => near(days.maximum.parameters[place] / weeks.maximum.parameters[place], factor, 1e-3 * factor));
  const twice = (values: Float64Array): Float64Array => Float64Array.from([...values, ...values]);
  const doubled = groupHistories({ frequency: twice(histories.frequency), recency: twice(histories.recency), age: twice(histories.age) });
  near(bgnbdLogLikelihood(cdnow, doubled), 2 * bgnbdLogLikelihood(cdnow, groupHistories(histories)), 1e-7);
  assert.is(doubled.customers.length, groupHistories(histories).customers.length);
});

test('a law in which customers stop fits no worse than one in which they never do, and the likelihood stays finite for the busiest', () => {
  const histories = simulateHistories(laws[1], 1000, 50, 'never stopping');
  assert.ok(fitted(histories).maximum.logLikelihood > fitNeverStopping(histories));
  const busy = groupHistories({ frequency: Float64Array.of(2000), recency: Float64Array.of(10), age: Float64Array.of(1000) });
  assert.ok(Number.isFinite(bgnbdLogLikelihood(cdnow, busy)));
});

test('customers who never stop have the largest likelihood that any rates give', () => {
  const histories = simulateHistories(laws[1], 300, 50, 'grid');
  const best = fitNeverStopping(histories);
  const logLikelihood = (r: number, alpha: number): number =>
    histories.frequency.reduce((sum, count, row) => {
      const rising = Array.from({ length: count }, (_, purchase) => Math.log(r + purchase)).reduce((total, term) => total + term, 0);
      return sum + rising + r * Math.log(alpha) - (r + count) * Math.log(alpha + histories.age[row]);
    }, 0);
  const grid = Array.from({ length: 60 }, (_, i) => 1.08 ** i * 0.1).flatMap((r) => Array.from({ length: 60 }, (_, j) => logLikelihood(r, 1.08 ** j)));
  const reached = Math.max(...grid);
  assert.ok(best >= reached && best - reached < 1, `${best}, on the grid ${reached}`);
});

test('the share who have not stopped begins at one and falls', () => {
  for (const law of laws) {
    assert.is(shareAlive(law, 0), 1);
    [1, 5, 20, 100].reduce((before, time) => {
      const share = shareAlive(law, time);
      assert.ok(share < before && share > 0);
      return share;
    }, 1);
  }
});

test.run();

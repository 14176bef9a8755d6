import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { breakEven, conditionalValueAtRisk, ruin, valueAtRisk } from '../../engine/risk.js';
import { monthsPerStep } from '../../engine/time.js';

const close = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected} within ${tolerance}, got ${actual}`);

/** Minus the quantiles of a loss at the middles of n equal chances: profits of a law without sampling noise. */
const profits = (count: number, lossQuantile: (u: number) => number) =>
  Float64Array.from({ length: count }, (_, index) => -lossQuantile((((index * 7919) % count) + 0.5) / count));

const normal = normalQuantile.factory(0, 1);
const exponential = (u: number) => -Math.log1p(-u);

test('N(0, 1) at 95 %: VaR 1.64485363, CVaR 2.06271281', () => {
  const profit = profits(1_000_000, normal);
  close(valueAtRisk(profit, 0.95).value, 1.64485363, 1e-5);
  close(conditionalValueAtRisk(profit, 0.95).value, 2.06271281, 1e-5);
});

test('Exp(1) at 95 %: VaR 2.995732, CVaR 3.995732', () => {
  const profit = profits(1_000_000, exponential);
  close(valueAtRisk(profit, 0.95).value, 2.995732, 2e-5);
  close(conditionalValueAtRisk(profit, 0.95).value, 3.995732, 2e-5);
});

test('the error of the VaR of N(0, 1) at 95 %: .02113 for 10,000 trials, .00668 for 100,000', () => {
  // Without sampling noise; what is left is the curvature between the two quantiles.
  close(valueAtRisk(profits(10_000, normal), 0.95).se / 0.02113, 1, 0.003);
  close(valueAtRisk(profits(100_000, normal), 0.95).se / 0.00668, 1, 0.003);
});

test('the error of the CVaR of Exp(1): the excess has variance 2 q - q^2 with q = .05', () => {
  const expected = Math.sqrt(2 * 0.05 - 0.05 ** 2) / 0.05 / 100;
  close(conditionalValueAtRisk(profits(10_000, exponential), 0.95).se / expected, 1, 0.01);
});

test('CVaR by hand: losses 1..10 at 75 % are the worst two and half of the third', () => {
  const profit = Float64Array.from([-3, -1, -10, -2, -9, -4, -8, -5, -7, -6]);
  close(conditionalValueAtRisk(profit, 0.75).value, (10 + 9 + 8 / 2) / 2.5, 1e-12);
  close(valueAtRisk(profit, 0.75).value, 7.75, 1e-12);
});

test('CVaR is the weighted mean of the sorted losses, ties and single trials included', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 99 }),
      (values, percent) => {
        const level = percent / 100;
        const share = values.length * (1 - level);
        const worst = values.map((profit) => -profit).sort((a, b) => b - a);
        const weights = worst.map((_, index) => Math.min(1, Math.max(0, share - index)));
        const expected = worst.reduce((sum, loss, index) => sum + loss * weights[index], 0) / share;
        close(conditionalValueAtRisk(Float64Array.from(values), level).value, expected, 1e-9);
      },
    ),
  );
});

test('CVaR is at least VaR where the tail holds a trial or more', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 40, maxLength: 200 }), (values) => {
      const profit = Float64Array.from(values);
      assert.ok(conditionalValueAtRisk(profit, 0.95).value >= valueAtRisk(profit, 0.95).value - 1e-6);
    }),
  );
});

/** Cash by trial, then month, as the columns that `ruin` reads. */
const columns = (trials: readonly (readonly number[])[]) => (step: number) => Float64Array.from(trials, (path) => path[step]);
const months = (steps: number) => ({ steps, stepsPerMonth: 1 });

test('ruin is the first month-end below zero, and no recovery undoes it', () => {
  const paths = [[5, -1, 4, 9], [1, 0, 0, 0], [-1, -1, -1, -1], [9, 9, 9, -0.01]];
  const found = ruin(columns(paths), months(4));
  assert.is(found.probability, 0.75);
  close(found.se, Math.sqrt(0.1875 / 4), 1e-15);
  assert.equal(found.byMonth, [0.25, 0.5, 0.5, 0.75]);
  // Months completed: 0, 1, 3 and never. Type 7: P5 at rank .15, P50 at 1.5.
  close(found.runway.p5!, 0.15, 1e-12);
  close(found.runway.p50!, 2, 1e-12);
  assert.is(found.runway.p95, null);
});

test('nobody ruined: probability 0 without error, runway beyond the horizon', () => {
  const found = ruin(columns([[1, 1], [2, 2]]), months(2));
  assert.equal(found, { probability: 0, se: 0, byMonth: [0, 0], runway: { p5: null, p50: null, p95: null, se: { p5: null, p50: null, p95: null } } });
});

test('break-even is the month from which cumulative profit stays at zero or more', () => {
  const paths = [
    [-2, 3, 1, 1], // 2
    [-2, 3, -2, 1], // 4: it dips again in month 3
    [0, 0, 0, 0], // 1
    [5, 5, 5, -16], // never
    [-1, 0, 0, 1], // 4
  ];
  const found = breakEven(columns(paths), months(4));
  assert.is(found.never, 0.2);
  // 1, 2, 4, 4, never. P5 at rank .2, P50 at 2.
  close(found.p5!, 1.2, 1e-12);
  assert.is(found.p50, 4);
  assert.is(found.p95, null);
  assert.is(found.se.p95, null);
  close(found.se.never, Math.sqrt(0.16 / 5), 1e-15);
});

test('the errors of months are half the distance between the months one standard error of sampling away', () => {
  // 100 trials break even in months 1 to 100: quantiles are ranks. Around P50 lie P45 and P55, ranks 44.55 and 54.45.
  const paths = Array.from({ length: 100 }, (_, trial) => Array.from({ length: 100 }, (_, month) => (month === 0 ? -1 - trial : 1 + 1e-9)));
  const found = breakEven(columns(paths), months(100));
  close(found.se.p50!, (0.1 * 99) / 2, 1e-9);
  close(found.se.p95!, Math.sqrt(0.0475 / 100) * 99, 1e-9);
  assert.is(found.never, 0.01);
});

test('weeks and days are given in months', () => {
  const weeks = { steps: 52, stepsPerMonth: 1 / monthsPerStep('week') };
  const cash = (step: number) => Float64Array.of(step < 26 ? 1 : -1);
  close(ruin(cash, weeks).runway.p50!, 6, 1e-12);
  close(breakEven((step) => Float64Array.of(step === 51 ? 100 : -1), weeks).p50!, 12, 1e-12);
  close(monthsPerStep('day'), 12 / 365, 1e-15);
});

test('each column is asked for once, in order, and may reuse its memory', () => {
  const reused = new Float64Array(3);
  const asked: number[] = [];
  const cash = (step: number) => {
    asked.push(step);
    return reused.fill(2 - step);
  };
  assert.is(ruin(cash, months(5)).runway.p50, 3);
  assert.equal(asked, [0, 1, 2, 3, 4]);
});

test("gambler's ruin from 10 to 20 at p = .49: probability .59870048, as (r^10 - r^20) / (1 - r^20), r = q / p", () => {
  // 4,000 games of up to 3,000 rounds, Park-Miller draws. The binomial sd is .0078: 5 sd are missed once in 1.7 million seeds.
  // Fewer than 1 in 1e9 games last longer.
  const trials = 4000;
  const stakes = new Float64Array(trials).fill(10);
  let state = 20270101;
  const cash = () =>
    stakes.forEach((stake, trial) => {
      state = (state * 48271) % 2147483647;
      if (stake > 0 && stake < 20) stakes[trial] = stake + (state / 2147483647 < 0.49 ? 1 : -1);
    });
  // Ruin is cash below zero: hold half a unit less.
  const found = ruin(() => (cash(), stakes.map((stake) => (stake <= 0 ? -1 : stake))), months(3000));
  close(found.probability, 0.59870048, 5 * 0.00775);
});

test.run();

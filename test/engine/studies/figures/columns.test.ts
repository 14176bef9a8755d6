import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { columnOf } from '../../../../engine/studies/figures/columnOf.js';
import { estimateFigure } from '../../../../engine/studies/figures/estimateFigure.js';
import { holdsIn } from '../../../../engine/studies/figures/holdsIn.js';
import { standardErrorOf } from '../../../../engine/studies/estimate.js';
import { summarise } from '../../../../engine/summarise.js';
import type { Trials } from '../../../../engine/trials.js';
import type { Condition, Quantity } from '../../../../scenarios/figures/figure.js';
import { parseFigure } from '../../../../scenarios/figures/parseFigure.js';
import { vocabularyOf } from '../../../../scenarios/figures/vocabulary.js';
import { scenarioOf } from '../../../scenarios/reading.js';
import { momentsOf, simulated } from '../../checks.js';
import { business } from './business.js';
import { figureOf, madeTrials } from './madeTrials.js';

const quantityOf = (text: string): Quantity => {
  const figure = figureOf(`p50(${text})`);
  if (figure.kind !== 'statistic') throw new Error(text);
  return figure.of;
};

const conditionOf = (text: string): Condition => {
  const figure = figureOf(`probability(${text})`);
  if (figure.kind !== 'probability') throw new Error(text);
  return figure.of;
};

/** Three trials over four months: well all the time, ruined in the second month and well again, never ruined and never even. */
const made = madeTrials({
  cash: [
    [10, 5, 8],
    [20, -5, 6],
    [30, 15, 4],
    [40, 25, 0],
  ],
  profit: [
    [10, 5, -2],
    [10, -10, -2],
    [10, 20, -2],
    [10, 10, -4],
  ],
});

const columns = (text: string): number[] => Array.from(columnOf(quantityOf(text), made));

test('quantities of a trial: months, extremes and totals up to a month, times', () => {
  assert.equal(columns('cash at start'), [10, 5, 8]);
  assert.equal(columns('cash at 2027-02'), [20, -5, 6]);
  assert.equal(columns('cash at end'), [40, 25, 0]);
  assert.equal(columns('lowest cash'), [10, -5, 0]);
  assert.equal(columns('lowest cash by start'), [10, 5, 8]);
  assert.equal(columns('highest cash by 2027-03'), [30, 15, 8]);
  assert.equal(columns('lowest profit'), [10, -10, -4]);
  assert.equal(columns('profit by 2027-03'), [30, 15, -6]);
  assert.equal(columns('runway'), [Infinity, 1, Infinity]);
  assert.equal(columns('break_even'), [1, 3, Infinity]);
});

test('arithmetic by trial: a quotient by nothing has no value, and times that never come stay infinite', () => {
  assert.equal(columns('cash at end - 2 cash at start'), [20, 15, -16]);
  assert.equal(columns('100 / cash at end'), [2.5, 4, NaN]);
  assert.equal(columns('-(cash at end) / 2'), [-20, -12.5, -0]);
  assert.equal(columns('break_even / 12'), [1 / 12, 0.25, Infinity]);
  assert.equal(columns('runway - break_even'), [Infinity, -2, NaN]);
});

const held = (text: string): number[] => Array.from(holdsIn(conditionOf(text), made));

test('conditions of a trial: cash of nothing is no ruin, and what is decided needs no more values', () => {
  assert.equal(held('ruin'), [0, 1, 0]);
  assert.equal(held('ruin by start'), [0, 0, 0]);
  assert.equal(held('ruin by 2027-02'), [0, 1, 0]);
  assert.equal(held('break_even <= 3'), [1, 1, 0]);
  assert.equal(held('break_even > 3 or ruin'), [0, 1, 1]);
  assert.equal(held('not ruin and cash at end >= 0'), [1, 0, 1]);
  assert.equal(held('100 / cash at end > 3'), [0, 1, NaN]);
  assert.equal(held('not 100 / cash at end > 3'), [1, 0, NaN]);
  assert.equal(held('100 / cash at end > 3 and cash at start > 9'), [0, 0, 0]);
  assert.equal(held('100 / cash at end > 3 or cash at start < 9'), [0, 1, 1]);
  assert.equal(held('100 / cash at end > 3 or cash at start > 9'), [1, 1, NaN]);
});

test('figures over trials: trials without a value are left out, percentiles may be never', () => {
  const of = (text: string): number => estimateFigure(figureOf(text), made).value;
  assert.is(of('mean(100 / cash at end)'), 3.25);
  assert.is(of('probability(100 / cash at end > 3)'), 0.5);
  assert.equal([of('p50(break_even)'), of('p90(break_even)'), of('p1(runway)')], [3, Infinity, Infinity]);
  assert.equal([of('p10(-break_even)'), of('p99(-break_even)')], [-Infinity, -1.04]);
  assert.is(of('p2.5(cash at end)'), 1.25);
  assert.ok(Number.isNaN(of('mean(cash at end / 0)')) && Number.isNaN(of('mean(cash at end) / 0')));
  assert.equal([of('5 - 3 * 2'), of('-(2 - 5)'), of('7 / 2 / 2')], [-1, 3, 1.75]);
});

/** A text of the business, to be estimated from trials of it. */
const estimateOf = (text: string, trials: Trials) => {
  const read = parseFigure(text, vocabularyOf(trials.scenario));
  if (E.isLeft(read)) throw new Error(`${text}: ${read.left.expected}`);
  const estimate = estimateFigure(read.right, trials);
  return { value: estimate.value, se: standardErrorOf(estimate) };
};

test('errors of what is made of several figures have all that these share', async () => {
  const trials = await simulated(scenarioOf(business));
  const same = (one: string, other: string, tolerance: number): void => {
    const [a, b] = [estimateOf(one, trials), estimateOf(other, trials)];
    for (const of of ['value', 'se'] as const) assert.ok(Math.abs(a[of] - b[of]) <= tolerance * Math.abs(b[of]), `${one}: ${of} ${a[of]} instead of ${b[of]}`);
  };
  same('mean(revenue) - mean(cost)', 'mean(profit)', 1e-9);
  same('2 mean(npv) - npv', 'npv', 1e-9);
  same('mean(npv) * npv / mean(npv)', 'mean(npv)', 1e-9);
  same('1 - probability(ruin)', 'probability(not ruin)', 1e-9);
  assert.ok(estimateOf('mean(profit) - mean(profit)', trials).se === 0);
  // A quotient of means: the error of Taylor's expansion, computed from the moments of numerator and denominator.
  const [revenue, cost] = (['revenue', 'cost'] as const).map((name) => columnOf({ kind: 'total', series: { measure: name } }, trials));
  const ratio = momentsOf(revenue).mean / momentsOf(cost).mean;
  const { value, se } = estimateOf('revenue / cost', trials);
  const wanted = momentsOf(revenue.map((amount, trial) => (amount - ratio * cost[trial]) / momentsOf(cost).mean)).error;
  assert.ok(Math.abs(value - ratio) < 1e-9 && Math.abs(se - wanted) < 1e-9 * wanted, `${value} ${se} instead of ${ratio} ${wanted}`);
});

test('months of weeks and days: flows add up to the total, what stands is of the last step that begins in the month', async () => {
  for (const step of ['week', 'day']) {
    const trials = await simulated({ ...scenarioOf(`${business.replace('months: 24', 'months: 5')}\nstep: ${step}`), trials: 50 });
    const summary = summarise(trials);
    const near = (text: string, wanted: number | null): void => {
      const { value } = estimateOf(text, trials);
      assert.ok(value === (wanted ?? Infinity) || Math.abs(value - (wanted ?? Infinity)) <= 1e-9 * Math.abs(wanted ?? Infinity), `${step}: ${text} is ${value}, not ${wanted}`);
    };
    const months = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05'];
    near(months.map((month) => `mean(revenue at ${month})`).join(' + '), summary.totals.revenue.mean);
    near('mean(revenue by 2027-03) - mean(revenue by 2027-02)', estimateOf('revenue at 2027-03', trials).value);
    const { cash } = summary.measures;
    near('cash at end', cash.mean[cash.mean.length - 1]);
    // Steps that begin before the third month of twelve in a year: 8.67 weeks or 60.8 days.
    near('cash at 2027-02', cash.mean[(step === 'week' ? 9 : 61) - 1]);
    near('probability(ruin)', summary.risk.ruin.probability);
    near('probability(ruin by 2027-02)', summary.risk.ruin.byMonth[(step === 'week' ? 9 : 61) - 1]);
    near('p50(runway)', summary.risk.runway.p50);
    near('p5(break_even)', summary.risk.breakEven.p5);
    near('probability(break_even <= 5)', 1 - summary.risk.breakEven.never);
  }
});

test.run();

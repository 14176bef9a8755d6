import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { standardErrorOf } from '../../../../engine/studies/estimate.js';
import { estimateFigure } from '../../../../engine/studies/figures/estimateFigure.js';
import { summarise } from '../../../../engine/summarise.js';
import type { Summary } from '../../../../engine/summary.js';
import type { Trials } from '../../../../engine/trials.js';
import { parseFigure } from '../../../../scenarios/figures/parseFigure.js';
import { vocabularyOf } from '../../../../scenarios/figures/vocabulary.js';
import { scenarioOf } from '../../../scenarios/reading.js';
import { simulated } from '../../checks.js';
import { business } from './business.js';

const trials: Trials = await simulated(scenarioOf(business));
const summary: Summary = summarise(trials);
const vocabulary = vocabularyOf(trials.scenario);

const estimateOf = (figure: string) => {
  const parsed = parseFigure(figure, vocabulary);
  if (E.isLeft(parsed)) throw new Error(`${figure}: expected ${parsed.left.expected}, got ${parsed.left.found}`);
  const estimate = estimateFigure(parsed.right, trials);
  return { value: estimate.value, se: standardErrorOf(estimate), centre: estimate.influence.reduce((sum, one) => sum + one, 0) };
};

/** Rounding of sums in another order: far less than any figure is told with. */
const tolerance = 1e-12;

const isIn = (figure: string, value: number | null | undefined, se: number | null | undefined): void => {
  const found = estimateOf(figure);
  const close = (one: number, other: number, size: number): boolean => one === other || Math.abs(one - other) <= tolerance * size;
  assert.ok(typeof value === 'number' && close(found.value, value, Math.abs(value)), `${figure}: ${found.value} instead of ${value}`);
  if (typeof se === 'number') assert.ok(close(found.se, se, 100 * Math.abs(se)), `${figure}: standard error ${found.se} instead of ${se}`);
  assert.ok(Math.abs(found.centre) <= 1e-7 * Math.abs(found.se) * trials.outputs.trials, `${figure}: influences add up to ${found.centre}`);
};

interface Spread {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly se: { readonly mean: number; readonly p5: number; readonly p50: number; readonly p95: number };
}

const areIn = (quantity: string, { mean, p5, p50, p95, se }: Spread): void => {
  isIn(`mean(${quantity})`, mean, se.mean);
  isIn(`p5(${quantity})`, p5, se.p5);
  isIn(`p50(${quantity})`, p50, se.p50);
  isIn(`p95(${quantity})`, p95, se.p95);
};

test('totals are those of the summary, with their errors', () => {
  for (const name of ['revenue', 'cost', 'profit', 'npv', 'return'] as const) {
    areIn(name, summary.totals[name]);
    isIn(`sd(${name})`, summary.totals[name].sd, undefined);
    isIn(`p25(${name})`, summary.totals[name].p25, undefined);
  }
  assert.ok(summary.totals.profit.se.p5 > 0);
});

test('measures in every month are those of the summary, the first month is start and the last end', () => {
  for (const [name, measure] of Object.entries(summary.measures))
    for (const month of [0, 7, 23]) {
      const [pick, moment] = [(values: readonly number[]) => values[month], month === 0 ? 'start' : month === 23 ? 'end' : '2027-08'];
      const { se } = measure;
      areIn(`${name} at ${moment}`, {
        mean: pick(measure.mean),
        p5: pick(measure.p5),
        p50: pick(measure.p50),
        p95: pick(measure.p95),
        se: { mean: pick(se.mean), p5: pick(se.p5), p50: pick(se.p50), p95: pick(se.p95) },
      });
      isIn(`sd(${name} at ${moment})`, pick(measure.sd), undefined);
    }
});

test('every metric of the business is that of the summary, over the trials that have a value', () => {
  const metrics = summary.saas?.metrics ?? [];
  assert.ok(metrics.length >= 14 && metrics.some(({ defined }) => defined < 1), metrics.map(({ name, defined }) => `${name} ${defined}`).join(', '));
  for (const metric of metrics) areIn(metric.name, metric);
});

test('parts are those of the summary: segments, plans, lines', () => {
  const { segments, plans = {}, lines } = summary;
  if (lines === undefined) throw new Error('the summary has no lines');
  for (const [name, { subscribers, new: joined, churned }] of Object.entries(segments)) {
    isIn(`subscribers of ${name} at 2027-08`, subscribers.mean[7], subscribers.se.mean[7]);
    isIn(`p5(subscribers of ${name} at 2027-08)`, subscribers.p5[7], subscribers.se.p5[7]);
    if (joined !== undefined) areIn(`total new of ${name}`, joined);
    if (churned !== undefined) areIn(`total churned of ${name}`, churned);
  }
  for (const [name, { subscribers, mrr }] of Object.entries(plans)) {
    isIn(`subscribers of ${name} at end`, subscribers.mean[23], subscribers.se[23]);
    isIn(`mrr of ${name} at end`, mrr.mean[23], mrr.se[23]);
  }
  assert.equal([Object.keys(segments).length, Object.keys(plans).length, lines.revenue.length >= 4, lines.cost.length >= 4], [2, 2, true, true]);
  for (const { name, total, mean, se } of lines.revenue) {
    areIn(`revenue of ${name}`, total);
    isIn(`revenue of ${name} at 2027-08`, mean[7], se[7]);
  }
  for (const { name, total } of lines.cost) areIn(`cost of ${name.replaceAll(' ', '_')}`, total);
  isIn('revenue of transactions', 0, 0);
});

test('risk is that of the summary: ruin by month, runway, break-even, value at risk and beyond', () => {
  const { ruin, runway, breakEven, se } = summary.risk;
  assert.ok(ruin.probability > 0.02 && ruin.probability < 0.98 && breakEven.never > 0.02 && breakEven.never < 0.5, `${ruin.probability} ${breakEven.never}`);
  isIn('probability(ruin)', ruin.probability, ruin.se);
  isIn('probability(lowest cash < 0)', ruin.probability, ruin.se);
  isIn('probability(ruin by 2027-08)', ruin.byMonth[7], undefined);
  isIn('probability(break_even > 24)', breakEven.never, breakEven.se.never);
  isIn('var(profit)', summary.risk.var, se.var);
  isIn('cvar(profit)', summary.risk.cvar, se.cvar);
  for (const p of ['p5', 'p50', 'p95'] as const) {
    isIn(`${p}(runway)`, runway[p] ?? Infinity, runway[p] === null ? 0 : runway.se[p]);
    isIn(`${p}(break_even)`, breakEven[p] ?? Infinity, breakEven[p] === null ? 0 : breakEven.se[p]);
  }
});

test.run();

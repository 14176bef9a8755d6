import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { ActualMeasure } from '../../../models/data/actuals.js';
import { measures, type MeasureName } from '../../../scenarios/figures/quantities.js';
import type { Columns } from '../../metrics/columns.js';
import type { Measure } from '../../summary.js';
import { combined, estimated } from '../estimate.js';
import { coverageOf } from './coverage.js';
import { fairCrps, pinballLoss, placeAmong, sortedColumn, type SortedColumn } from './crps.js';
import { naiveScore } from './naive.js';
import type { MeasureBacktest } from './result.js';
import { quantileOfSorted } from '../../statistics/quantile.js';

/** Levels of the quantiles whose pinball loss is told. */
const pinballChances = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * How the forecast of one measure did.
 * @param columns [step][trial] of the whole story
 * @param measure its statistics, as a summary has them
 */
export function backtestOf(actual: ActualMeasure, columns: Columns, { unit, p5, p25, p50, p75, p95 }: Measure, labels: readonly string[]): MeasureBacktest {
  const steps = [...actual.values.keys()].filter((step) => !Number.isNaN(actual.values[step]));
  const actuals = steps.map((step) => actual.values[step]);
  const known = steps.map((step) => columns[step]);
  const sorted = known.map(sortedColumn);
  const scores = known.map((column, point) => fairCrps(column, actuals[point], sorted[point]));
  const points = steps.map((step, point) => ({ label: labels[step], step, actual: actuals[point], place: placeAmong(sorted[point], actuals[point]) }));
  const range = (low: number, high: number) => sorted.map((column): readonly [number, number] => [quantileOfSorted(column.sorted, low), quantileOfSorted(column.sorted, high)]);
  const wide = range(0.05, 0.95);
  const outside = points.find((_, point) => actuals[point] < wide[point][0] || actuals[point] > wide[point][1]);
  const ownByStep = labels.map((_, step) => ((point) => (point < 0 ? NaN : scores[point].value))(steps.indexOf(step)));
  return {
    name: actual.name,
    words: words(actual.name),
    column: actual.column,
    unit,
    forecast: { labels, p5, p25, p50, p75, p95 },
    points,
    gaps: actual.values.length - steps.length,
    before: actual.before.length,
    inside50: coverageOf(known, range(0.25, 0.75), actuals, 0.5),
    inside90: coverageOf(known, wide, actuals, 0.9),
    above: actuals.filter((value, point) => value > quantileOfSorted(sorted[point].sorted, 0.5)).length,
    firstOutside: outside?.label ?? null,
    pinball: pinballChances.map((chance) => ({ chance, loss: meanOf(actuals.map((value, point) => pinballLoss(quantileOfSorted(sorted[point].sorted, chance), chance, value))) })),
    crps: estimated(combined(scores.map((estimate) => ({ weight: 1 / scores.length, estimate })))),
    naive: naiveScore(actual, labels, ownByStep),
    asFarOff: asFarOff(known, sorted, actuals),
  };
}

/** A measure of a story is one of the language. */
function words(name: string): string {
  return measures[name as MeasureName].words;
}

/** What is the same to those who report figures: they round. */
function isAlike(value: number, actual: number): boolean {
  return Math.abs(actual - value) <= 1e-3 * Math.abs(value);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The share of trials that are no nearer to the middle than what happened: by the mean over steps of the squared normal score of their
 * place among all trials, so that every step counts alike, and both sides do. Trials move from step to step as the plan thinks that
 * businesses do, so that this needs no independent steps.
 * Source: a Monte Carlo test; A. Davison & D. Hinkley (1997), Bootstrap methods and their application, section 4.2.
 */
function asFarOff(columns: Columns, sorted: readonly SortedColumn[], actuals: readonly number[]): MeasureBacktest['asFarOff'] {
  const trials = columns[0].length;
  const score = normalQuantile.factory(0, 1);
  const distance = (column: SortedColumn, value: number): number => {
    // Beyond all trials is as far as the last of them has half a trial beyond it.
    const place = Math.min(Math.max(placeAmong(column, value), 0.5 / trials), 1 - 0.5 / trials);
    return score(place) ** 2;
  };
  const sums = new Float64Array(trials);
  let own = 0;
  columns.forEach((column, point) => {
    const { sorted: values } = sorted[point];
    // A step that is the same in every trial says nothing, unless something else happened.
    if (values[0] === values[trials - 1] && isAlike(values[0], actuals[point])) return;
    own += distance(sorted[point], actuals[point]);
    for (let trial = 0; trial < trials; trial++) sums[trial] += distance(sorted[point], column[trial]);
  });
  const share = (1 + sums.reduce((count, sum) => count + Number(sum >= own), 0)) / (1 + trials);
  return { value: share, se: Math.sqrt((share * (1 - share)) / trials) };
}

import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { ActualMeasure } from '../../../models/data/actuals.js';
import type { NaiveScore } from './result.js';

/** Changes from step to step before the story from which on their mean and spread are taken for a forecast: a year of months. */
const leastChanges = 12;

interface NaiveForecast {
  readonly kind: NaiveScore['kind'];
  readonly origin: { readonly step: number; readonly label: string };
  /** Score of the forecast of a step for what happened. */
  readonly score: (step: number, actual: number) => number;
}

/**
 * What a forecast without a model would have scored, beside what the plan scored on the same steps.
 * The naive forecast is made where the story begins: from the last value before it, or from the first value within it where there is none.
 * @param own [step] the plan's score; NaN where nothing happened that is known
 */
export function naiveScore(measure: ActualMeasure, labels: readonly string[], own: readonly number[]): NaiveScore | null {
  const forecast = naiveForecast(measure, labels);
  const steps = [...measure.values.keys()].filter((step) => step > forecast.origin.step && !Number.isNaN(measure.values[step]));
  if (steps.length === 0) return null;
  const mean = (score: (step: number) => number): number => steps.reduce((sum, step) => sum + score(step), 0) / steps.length;
  const [crps, mine] = [mean((step) => forecast.score(step, measure.values[step])), mean((step) => own[step])];
  return crps > 0 ? { kind: forecast.kind, origin: forecast.origin.label, points: steps.length, crps, own: mine, skill: 1 - mine / crps } : null;
}

/**
 * The drift method with its spread, where a year of changes before the story is known; else no change, a single line whose score is its
 * absolute error. Source: R. Hyndman & G. Athanasopoulos, Forecasting: principles and practice (3rd edition), sections 5.2 and 5.5.
 */
function naiveForecast({ before, values }: ActualMeasure, labels: readonly string[]): NaiveForecast {
  const last = before[before.length - 1];
  if (last === undefined) {
    const step = values.findIndex((value) => !Number.isNaN(value));
    return { kind: 'no change', origin: { step, label: labels[step] }, score: (_, actual) => Math.abs(actual - values[step]) };
  }
  const changes = before.slice(1).flatMap(({ step, value }, position) => (step - before[position].step === 1 ? [value - before[position].value] : []));
  const drift = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const sd = Math.sqrt(changes.reduce((sum, change) => sum + (change - drift) ** 2, 0) / (changes.length - 1));
  if (changes.length < leastChanges || !(sd > 0)) return { kind: 'no change', origin: last, score: (_, actual) => Math.abs(actual - last.value) };
  return {
    kind: 'drift',
    origin: last,
    score: (step, actual) => {
      const ahead = step - last.step;
      return normalCrps(last.value + ahead * drift, sd * Math.sqrt(ahead * (1 + ahead / changes.length)), actual);
    },
  };
}

/**
 * Continuous ranked probability score of a normal forecast.
 * Source: T. Gneiting & A. Raftery (2007), Strictly proper scoring rules, JASA 102, section 4.2.
 * @param sd above 0
 */
export function normalCrps(mean: number, sd: number, actual: number): number {
  const z = (actual - mean) / sd;
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  return sd * (z * (2 * normalCdf(z, 0, 1) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}

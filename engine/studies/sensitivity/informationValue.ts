import { moments } from '../../statistics/columnStatistics.js';
import { crossFitted } from '../../statistics/crossFit.js';
import type { Estimated } from '../estimate.js';
import { columnsOf, partsOf, type Learnable } from './regressors.js';

/** What knowing something before deciding is worth; sampling may take it a little below 0. */
export interface Worth extends Estimated {
  /** Share of the trials in which the decision would be another one. */
  readonly changes: number;
}

export interface InformationValues {
  /** Of each input alone. */
  readonly inputs: readonly Worth[];
  /** Of all that is uncertain together. */
  readonly everything: Worth;
  /** Of knowing how each future turns out, its luck included: no information is worth more. */
  readonly foresight: Worth;
}

/**
 * What information is worth to a decision: the expected gain of deciding by what is expected given it, over the alternative that is best
 * without it. The expected benefits given the information are regressed on it, by natural splines.
 * Every trial is decided by a fit that did not see it, and counts with its own benefit, so that noise in the fit cannot look like value (it
 * costs a little instead). The standard error is that of the mean gain; how the fit varies does not matter to the first order, since decisions
 * near the best lose little.
 * Sources: M. Strong, J. Oakley & A. Brennan (2014), Estimating multiparameter partial expected value of perfect information from a
 * probabilistic sensitivity analysis sample, Medical Decision Making 34; A. Luedtke & M. van der Laan (2016), Statistical inference for the
 * mean outcome under a possibly non-unique optimal treatment strategy, Annals of Statistics 44.
 * @param benefits [alternative][trial] more is better; of the same trials
 * @param seed fixes the parts
 */
export function informationValues(benefits: readonly Float64Array[], inputs: readonly Learnable[], seed: string): InformationValues {
  const means = benefits.map(meanOf);
  const best = means.indexOf(Math.max(...means));
  const gains = benefits.map((benefit) => benefit.map((value, trial) => value - benefits[best][trial]));
  const folds = partsOf(benefits[0].length, seed);
  const fit = (columns: readonly Float64Array[]): readonly Float64Array[] => crossFitted(columns, gains, folds);
  const columns = inputs.map(columnsOf);
  const fits = columns.map(fit);
  const errors = fits.map((predictions) => errorOf(gains, predictions));
  const order = [...inputs.keys()].sort((one, other) => errors[one] - errors[other]);
  return {
    inputs: fits.map((predictions, input) => (columns[input].length === 0 ? nothing : worthOf(gains, predictions, best))),
    everything: worthOf(gains, closest(gains, candidates(order.map((input) => ({ ...inputs[input], columns: columns[input] })), folds.length).map(fit)), best),
    foresight: worthOf(gains, gains, best),
  };
}

const nothing: Worth = { value: 0, se: 0, changes: 0 };

/** The mean gain of taking in every trial the alternative whose expected gain is largest. */
function worthOf(gains: readonly Float64Array[], expected: readonly Float64Array[], best: number): Worth {
  const trials = gains[0].length;
  let changed = 0;
  const gained = Float64Array.from({ length: trials }, (_, trial) => {
    let chosen = best;
    for (let other = 0; other < gains.length; other++) if (expected[other][trial] > expected[chosen][trial]) chosen = other;
    if (chosen !== best) changed++;
    return gains[chosen][trial];
  });
  const { mean, sd } = moments(gained);
  return { value: mean, se: sd / Math.sqrt(trials), changes: changed / trials };
}

/** A column needs so many trials, or it is fitted to noise. */
const trialsOfColumn = 10;

type Fitted = Learnable & { readonly columns: readonly Float64Array[] };

/**
 * Sets of columns that may stand for everything together, as far as there are trials for them: of the input that says most by itself, of the first two, four
 * and so on, and of all; straight lines, curves, and curves with the products of every two inputs.
 * @param inputs the one that says most by itself first
 */
function candidates(inputs: readonly Fitted[], trials: number): (readonly Float64Array[])[] {
  const sets: (readonly Float64Array[])[] = [];
  for (let leading = 1; leading < 2 * inputs.length; leading *= 2) {
    const first = inputs.slice(0, leading);
    const straight = first.flatMap(({ columns, categorical }) => (categorical ? [] : columns.slice(0, 1)));
    const lines = first.flatMap(({ columns, categorical }) => (categorical ? columns : columns.slice(0, 1)));
    const curves = first.flatMap(({ columns }) => columns);
    const products = straight.flatMap((one, place) => straight.slice(place + 1).map((other) => one.map((value, trial) => value * other[trial])));
    sets.push(...[lines, curves, [...curves, ...products]].filter((own) => own.length * trialsOfColumn <= trials));
  }
  return sets.length === 0 ? [[]] : sets;
}

/** The predictions with the least error. */
function closest(results: readonly Float64Array[], predictions: readonly (readonly Float64Array[])[]): readonly Float64Array[] {
  const errors = predictions.map((predicted) => errorOf(results, predicted));
  return predictions[errors.indexOf(Math.min(...errors))];
}

/** The squared error of predictions, relative to the spread of each result. */
function errorOf(results: readonly Float64Array[], predicted: readonly Float64Array[]): number {
  return results.reduce((sum, result, place) => {
    const mean = meanOf(result);
    const spread = result.reduce((total, value) => total + (value - mean) ** 2, 0);
    return spread === 0 ? sum : sum + result.reduce((total, value, trial) => total + (value - predicted[place][trial]) ** 2, 0) / spread;
  }, 0);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { cholesky } from '../../../../scenarios/correlation.js';
import { solvedByCholesky } from '../../../statistics/solvedByCholesky.js';
import type { Feature } from './features.js';

/** One number that tells of an input what the figures of a trial tell. */
export interface Statistic {
  /** [trial] */
  readonly ofTrial: Float64Array;
  /** Of what really happened, as each half of the trials sees it. */
  readonly ofActual: readonly [number, number];
}

/** The half that a trial belongs to, by which it is judged with weights that it had no part in. */
export const halfOf = (trial: number): 0 | 1 => (trial % 2 === 0 ? 0 : 1);

/** Penalty of the regression, in variances of a feature: measures of one month repeat one another. */
const penalty = 1e-3;

/**
 * The linear predictor of each input's score from the features, for every trial by a ridge regression over the half of trials that it is not in.
 * The posterior mean is the best single statistic of an input, and a regression over simulations is the usual stand-in for it.
 * Source: P. Fearnhead & D. Prangle (2012), Constructing summary statistics for approximate Bayesian computation, JRSS B 74.
 * @param scores [input][trial] standard-normal
 */
export function statisticsOf(features: readonly Feature[], scores: readonly Float64Array[]): Statistic[] {
  const trials = scores[0].length;
  const predictors = ([0, 1] as const).map((half) => predictorOf(features, scores, half));
  return scores.map((_, input) => ({
    ofTrial: Float64Array.from({ length: trials }, (__, trial) => predictors[1 - halfOf(trial)](input, ({ column }) => column[trial])),
    // Trials of a half are predicted by the other one, and so must be what they are compared with.
    ofActual: [predictors[1](input, ({ actual }) => actual), predictors[0](input, ({ actual }) => actual)],
  }));
}

type Predictor = (input: number, valueOf: (feature: Feature) => number) => number;

function predictorOf(features: readonly Feature[], scores: readonly Float64Array[], half: 0 | 1): Predictor {
  const own = Int32Array.from({ length: Math.floor((scores[0].length + 1 - half) / 2) }, (_, place) => 2 * place + half);
  const used = features.flatMap((feature) => {
    const { mean, sd } = momentsOf(feature.column, own);
    return sd > 1e-9 * Math.abs(mean) ? [{ feature, mean, sd, values: Float64Array.from(own, (trial) => (feature.column[trial] - mean) / sd) }] : [];
  });
  const product = (one: Float64Array, other: Float64Array): number => one.reduce((sum, value, place) => sum + value * other[place], 0) / own.length;
  const factor = cholesky(used.map((row, at) => used.map((column, place) => product(row.values, column.values) + (at === place ? penalty : 0)))) ?? [];
  const weights = scores.map((score) => {
    const { mean } = momentsOf(score, own);
    const centred = Float64Array.from(own, (trial) => score[trial] - mean);
    return solvedByCholesky(factor, used.map(({ values }) => product(values, centred)));
  });
  return (input, valueOf) => used.reduce((sum, { feature, mean, sd }, place) => sum + (weights[input][place] * (valueOf(feature) - mean)) / sd, 0);
}

function momentsOf(column: Float64Array, own: Int32Array): { readonly mean: number; readonly sd: number } {
  const mean = own.reduce((sum, trial) => sum + column[trial], 0) / own.length;
  return { mean, sd: Math.sqrt(own.reduce((sum, trial) => sum + (column[trial] - mean) ** 2, 0) / own.length) };
}

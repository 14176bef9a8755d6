import type { Learning } from '../backend/learning.js';
import { ensembleCounts } from './bootstrap.js';
import { descend, type Descended, type DescentSettings } from './descent.js';
import type { Inputs } from './inputs.js';
import { logOdds, type LinearModel } from './linearModel.js';

/** A yes or no to be explained by features, once from all training rows and once from each of several bootstrap samples. */
export interface EnsembleRequest {
  readonly inputs: Inputs;
  /** [row] 0 or 1, or a number where the loss is squared. */
  readonly target: Float32Array;
  readonly training: Int32Array;
  /** Rows that say when to stop; none: training goes to the minimum of its loss. */
  readonly validation: Int32Array;
  readonly members: number;
  /** [feature] */
  readonly penalties: Float32Array;
  readonly settings: DescentSettings;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onEpoch: (epoch: number, epochs: number) => void;
}

/** The fit itself, its members, and how training went. */
export interface Ensemble extends Omit<Descended, 'models'> {
  readonly fit: LinearModel;
  readonly members: readonly LinearModel[];
}

const ensembleOf = ({ models: [fit, ...members], ...course }: Descended): Ensemble => ({ ...course, fit, members });

/**
 * Logistic regression by gradient descent (formula F12, cross-entropy).
 * With `balance`, a row of class c counts `n / (2 n_c)`, so that both classes weigh the same. That multiplies the odds that are learned by
 * the ratio of the weights; its logarithm is taken off the intercepts afterwards, so that chances are those of the data again
 * ("prior correction", G. King & L. Zeng, "Logistic regression in rare events data", Political Analysis 9, 2001, equation 7).
 */
export const logisticEnsemble = async (learning: Learning, request: EnsembleRequest, balance: boolean): Promise<Ensemble> => {
  const { target, training, members, seed } = request;
  const yes = training.reduce((sum, row) => sum + target[row], 0);
  const no = training.length - yes;
  const weight = balance ? [training.length / (2 * no), training.length / (2 * yes)] : [1, 1];
  const counts = ensembleCounts(training.length, members, seed);
  const importance = Float32Array.from(target, (label) => weight[label]);
  const start = [logOdds(yes / training.length) + Math.log(weight[1] / weight[0])];
  const descended = await descend(learning, { ...request, loss: 'logistic', classes: 1, importance, counts }, start);
  const models = descended.models.map(({ intercepts, coefficients }) => ({ coefficients, intercepts: intercepts.map((value) => value - Math.log(weight[1] / weight[0])) }));
  return ensembleOf({ ...descended, models });
};

/**
 * Linear regression by gradient descent (formula F12, squared error). The target is standardised while learning, so that a step of Adam and the
 * penalty mean the same in every unit; losses of the course are in variances of the training rows.
 */
export const linearEnsemble = async (learning: Learning, request: EnsembleRequest): Promise<Ensemble> => {
  const { target, training, members, seed } = request;
  const mean = training.reduce((sum, row) => sum + target[row], 0) / training.length;
  const sd = Math.sqrt(training.reduce((sum, row) => sum + (target[row] - mean) ** 2, 0) / training.length) || 1;
  const counts = ensembleCounts(training.length, members, seed);
  const importance = new Float32Array(target.length).fill(1);
  const standardised = target.map((value) => (value - mean) / sd);
  const descended = await descend(learning, { ...request, target: standardised, loss: 'squared', classes: 1, importance, counts }, [0]);
  const models = descended.models.map(({ intercepts, coefficients }) => ({
    intercepts: intercepts.map((value) => mean + sd * value),
    coefficients: coefficients.map((value) => sd * value),
  }));
  return ensembleOf({ ...descended, models });
};

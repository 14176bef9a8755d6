import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import { lastSeasonDesign, trendDesign } from './design.js';
import type { ForecastMethod } from './method.js';
import { regressionMethod } from './regressionMethod.js';
import { drift, seasonalNaive } from './simpleMethods.js';
import { weightedMovingAverage } from './weightedAverage.js';

/** Descent on a quadratic loss: by then it has arrived. */
const linearEpochs = 150;

/** Hidden units of the network: a history has some hundred rows. */
const hidden = 6;

/**
 * The methods that stand against one another; the first is the one to beat. The regressions learn from logarithms: a linear one of trend,
 * season and the value before, and a network with one hidden layer of the last season's values.
 */
export const methodsFor = (season: number, learning: Learning, epochs: number, { seed, signal, onProgress }: Pick<TrainingContext, 'seed' | 'signal' | 'onProgress'>): readonly ForecastMethod[] => [
  seasonalNaive(season),
  drift,
  weightedMovingAverage(season),
  regressionMethod('linear regression', learning, trendDesign(season), {
    hidden: 0,
    epochs: linearEpochs,
    learningRate: 0.05,
    penalty: 1e-4,
    seed: `${seed} linear regression`,
    signal,
    onEpoch: (epoch) => onProgress('linear regression', epoch, linearEpochs),
  }),
  regressionMethod('neural network', learning, lastSeasonDesign(season), {
    hidden,
    epochs,
    learningRate: 0.02,
    penalty: 0.03,
    seed: `${seed} neural network`,
    signal,
    onEpoch: (epoch) => onProgress('neural network', epoch, epochs),
  }),
];

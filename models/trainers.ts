import type { FitKind } from '../scenarios/trainingRules.js';
import type { Trainer } from './trainer.js';

/** The trainer of each kind of fit, read from disk when it is first asked for. */
export const trainers: Readonly<Record<FitKind, () => Promise<Trainer>>> = {
  recommender: async () => (await import('./recommender/trainer.js')).recommenderTrainerOf((await import('./data/readColumns.js')).readColumns),
  forecast: async () => (await import('./forecast/forecastTrainer.js')).forecastTrainer,
  churn: async () => (await import('./churn/trainChurn.js')).churnTrainer,
  price: async () => (await import('./price/trainPrice.js')).priceTrainer,
  sentiment: async () => (await import('./sentiment/trainSentiment.js')).sentimentTrainer,
  risk: async () => (await import('./risk/trainRisk.js')).riskTrainer,
  sbg: async () => (await import('./purchases/sbg/sbgTrainer.js')).sbgTrainer,
  bgnbd: async () => (await import('./purchases/bgnbd/bgnbdTrainer.js')).bgnbdTrainer,
};

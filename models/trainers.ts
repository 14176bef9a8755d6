import type { FitKind } from '../scenarios/trainingRules.js';
import type { Trainer } from './trainer.js';

const later = (): Promise<Trainer> => Promise.reject(new Error('not merged yet'));

/** The trainer of each kind of fit, read from disk when it is first asked for. */
export const trainers: Readonly<Record<FitKind, () => Promise<Trainer>>> = {
  recommender: later,
  forecast: later,
  churn: async () => (await import('./churn/trainChurn.js')).churnTrainer,
  price: later,
  sentiment: later,
  risk: later,
  sbg: async () => (await import('./purchases/sbg/sbgTrainer.js')).sbgTrainer,
  bgnbd: async () => (await import('./purchases/bgnbd/bgnbdTrainer.js')).bgnbdTrainer,
};

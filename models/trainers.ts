import type { FitKind } from '../scenarios/trainingRules.js';
import type { Trainer } from './trainer.js';

const later = (): Promise<Trainer> => Promise.reject(new Error('not merged yet'));

/** The trainer of each kind of fit, read from disk when it is first asked for. */
export const trainers: Readonly<Record<FitKind, () => Promise<Trainer>>> = {
  recommender: later,
  forecast: later,
  churn: later,
  price: later,
  sentiment: later,
  risk: later,
  sbg: later,
  bgnbd: later,
};

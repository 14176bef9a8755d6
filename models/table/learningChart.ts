import type { FitCharts } from '../fit.js';
import type { Descended } from '../training/descent.js';

/** The course of training, to be drawn; nothing where it was stopped before the first epoch ended. */
export const learningChart = (loss: string, { curve, best }: Pick<Descended, 'curve' | 'best'>): Pick<FitCharts, 'learning'> =>
  curve.length === 0 ? {} : { learning: { loss, epochs: curve, best } };

import type { DescentSettings } from '../training/descent.js';
import type { FitRequest } from '../trainer.js';

/** The settings that all fits by descent have, as numbers. */
export const descentSettings = ({ settings }: FitRequest): DescentSettings => ({
  epochs: Number(settings['epochs']),
  learningRate: Number(settings['learning_rate']),
  penalty: Number(settings['penalty']),
});

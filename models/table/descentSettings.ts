import type { DescentSettings } from '../training/descent.js';
import type { FitRequest } from '../trainer.js';

/**
 * The settings that all fits by descent have, as descent takes them.
 * @param penalised features whose coefficients are drawn to 0; those after them are free
 * @param free features after them
 */
export const descentSettings = ({ settings }: FitRequest, penalised: number, free = 0): { readonly settings: DescentSettings; readonly penalties: Float32Array } => ({
  settings: { epochs: Number(settings['epochs']), learningRate: Number(settings['learning_rate']) },
  penalties: new Float32Array(penalised + free).fill(Number(settings['penalty']), 0, penalised),
});

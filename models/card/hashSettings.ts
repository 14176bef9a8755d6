import { canonicalHash } from '../../scenarios/canonicalHash.js';
import type { FitKind } from '../../scenarios/trainingRules.js';
import type { FitRequest } from '../trainer.js';

/** Everything that a user decides about a training, beside the data. */
export interface AskedTraining extends Pick<FitRequest, 'columns' | 'settings'> {
  readonly kind: FitKind;
  readonly seed: string;
  readonly members: number;
}

/**
 * SHA-256, in hexadecimal, of what is asked of a training, however its keys are ordered: a stored model with the same hash, made from
 * the same data, is the one that would be trained again. The order of columns within a role counts: features are learned in it.
 */
export const hashSettings = ({ kind, columns, settings, seed, members }: AskedTraining): string => canonicalHash({ kind, columns, settings, seed, members });

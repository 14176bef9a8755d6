import type { TrainingContext } from '../../models/context.js';

/** A training of one member with nothing special about it, with parts of one's own. */
export const contextOf = (parts: Partial<TrainingContext> = {}): TrainingContext => ({
  seed: 'tests',
  members: 1,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  date: '2026-07-01',
  licence: null,
  smallestCell: 10,
  epsilon: null,
  ...parts,
});

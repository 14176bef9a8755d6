import type { InvariantCheck } from '../../engine/studies/figures/invariantCheck.js';

/** A verdict as a cell shows it. */
export const verdictText = ({ verdict }: Pick<InvariantCheck, 'verdict'>): string => (verdict === 'broken' ? 'BROKEN' : verdict);

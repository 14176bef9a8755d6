import type { CardMetric } from '../../scenarios/storedModel.js';

/** From so many standard errors on, a difference from the baseline is called one: chance alone reaches them once in twenty. */
const clear = 1.96;

/**
 * What a figure says against its baseline: `better`, `worse`, `not clearly better` or `not clearly worse` (within 1.96 standard errors),
 * `equal`; empty where nothing is compared. Without a standard error a difference is taken as it is.
 */
export const verdictOf = ({ value, se, baseline, better }: CardMetric): string => {
  if (baseline === null || better === 'neither') return '';
  const gain = better === 'higher' ? value - baseline.value : baseline.value - value;
  if (gain === 0) return 'equal';
  const side = gain > 0 ? 'better' : 'worse';
  return Math.abs(gain) < clear * (se ?? 0) ? `not clearly ${side}` : side;
};

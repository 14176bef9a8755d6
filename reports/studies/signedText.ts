import type { Estimated } from '../../engine/studies/estimate.js';
import { distanceText } from './amounts.js';

/** A difference with its sign: `+1.21M \u00b1 0.04M CNY`, `\u22122.2 \u00b1 0.3 points`; none where nothing is left of it but zeros. */
export const signedText = (difference: Estimated, unit: string): string => {
  const text = distanceText(difference, unit);
  return /^0(\.0+)?(?![\d.])/.test(text) ? text : `${difference.value < 0 ? '\u2212' : '+'}${text}`;
};

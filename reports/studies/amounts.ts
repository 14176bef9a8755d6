import type { Estimated } from '../../engine/studies/estimate.js';
import { estimate, estimateTo, moneyEstimate, percentEstimate, type Estimate } from '../numbers.js';

/** Whether a number is a share of a whole, in per cent. */
export const isShare = (unit: string): boolean => unit.startsWith('share');

/** Three-letter codes are money. */
export const isMoney = (unit: string): boolean => /^[A-Z]{3}\b/.test(unit);

const joined = ({ value, error }: Estimate): string => (error === 'exact' ? value : `${value} ${error}`);

/** A number in a sentence, with its unit: `1.21M \u00b1 0.04M CNY`, `4.8% \u00b1 0.2%`, `35.0 \u00b1 0.2 months`. */
export const amountText = ({ value, se }: Estimated, unit: string): string => {
  if (isMoney(unit)) return moneyEstimate(value, se, unit);
  if (isShare(unit)) return `${joined(percentEstimate(value, se))}${unit.slice('share'.length)}`;
  if (unit === 'months') return `${joined(estimateTo(value, se, 1))} months`;
  return unit === 'ratio' || unit === '' ? joined(estimate(value, se, 3)) : `${joined(estimate(value, se))} ${unit}`;
};

/** How far two numbers lie apart, in a sentence; shares in points: `2.2 \u00b1 0.3 points`. */
export const distanceText = ({ value, se }: Estimated, unit: string): string => {
  const size = { value: Math.abs(value), se };
  if (!isShare(unit)) return amountText(size, unit);
  const points = se === 0 ? String(Number((100 * size.value).toFixed(2))) : joined(estimateTo(100 * size.value, 100 * se, 2));
  return `${points} ${points === '1' ? 'point' : 'points'}${unit.slice('share'.length)}`;
};


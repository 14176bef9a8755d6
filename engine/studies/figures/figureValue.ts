import type { Estimated } from '../estimate.js';
import type { FigureValue } from './invariantCheck.js';

/** A number as JSON can hold it. */
export function figureValue({ value, se }: Estimated): FigureValue {
  return Number.isNaN(value) ? 'none' : Number.isFinite(value) ? { value, se } : 'never';
}

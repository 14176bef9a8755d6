import { isLeft } from 'fp-ts/lib/Either.js';
import { medianOfQuantity } from '../../scenarios/laws/lawAtMedians.js';
import type { Value } from '../../scenarios/scenario.js';
import { InvalidDraw } from './draw.js';

/** The median of a value; of uncertain parameters, the law at the medians of those. */
export function medianOf({ quantity, path }: Value): number {
  const median = medianOfQuantity(quantity);
  if (isLeft(median)) throw new InvalidDraw(`${path}: ${median.left}`);
  return median.right;
}

import type { Value } from '../../scenarios/scenario.js';
import { isLeft } from 'fp-ts/lib/Either.js';
import { lawOf } from './distributions/law.js';
import { mapParameters, InvalidDraw } from './draw.js';

/** The median of a value; of uncertain parameters, the law at the medians of those. */
export function medianOf(value: Value): number {
  return medianOfQuantity(value.quantity, value.path);
}

function medianOfQuantity(quantity: Value['quantity'], path: string): number {
  if (quantity.randomness === 'known') return quantity.value;
  const law = lawOf(mapParameters(quantity.distribution, (parameter) => medianOfQuantity(parameter, path)));
  if (isLeft(law)) throw new InvalidDraw(`${path}: ${law.left}`);
  return law.right.quantile(0.5);
}

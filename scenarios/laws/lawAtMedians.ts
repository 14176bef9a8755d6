import { isLeft, map, right, type Either } from 'fp-ts/lib/Either.js';
import type { Distribution, Quantity } from '../value.js';
import { lawOf, type Law } from './law.js';
import { mapParameters } from './mapParameters.js';

/**
 * The law of a distribution whose uncertain parameters stand at their medians.
 * @returns Left with a sentence for the first parameter that is wrong there
 */
export function lawAtMedians(distribution: Distribution): Either<string, Law> {
  let wrong: Either<string, Law> | undefined;
  const settled = mapParameters(distribution, (parameter) => {
    const median = medianOfQuantity(parameter);
    if (isLeft(median)) wrong ??= median;
    return isLeft(median) ? NaN : median.right;
  });
  return wrong ?? lawOf(settled);
}

/** The median of a quantity; of uncertain parameters, the law at the medians of those. */
export function medianOfQuantity(quantity: Quantity): Either<string, number> {
  return quantity.randomness === 'known' ? right(quantity.value) : map((law: Law) => law.median)(lawAtMedians(quantity.distribution));
}

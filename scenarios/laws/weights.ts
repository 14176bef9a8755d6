import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { atLeast } from './parameterChecks.js';

const weightExpectation = atLeast(0);

/**
 * The chances that these weights stand for: each weight divided by their sum.
 * @param kind the distribution, for the sentence
 * @param part what carries a weight: 'outcome', 'component'
 * @returns Left when there is no weight, one is negative or not finite, or their sum is not a positive number
 */
export function chancesOf(kind: string, part: string, weights: readonly number[]): Either<string, readonly number[]> {
  if (weights.length === 0) return left(`${kind}'s ${part}s: expected at least one, got none`);
  const wrong = weights.findIndex((weight) => !weightExpectation.holds(weight));
  if (wrong >= 0) {
    return left(`${kind}'s ${part} ${wrong + 1}: expected a weight that is ${weightExpectation.text}, got ${weights[wrong]}`);
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0 && sum < Infinity)) return left(`${kind}'s weights: expected a positive finite sum, got ${sum}`);
  return right(weights.map((weight) => weight / sum));
}

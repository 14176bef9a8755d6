import * as E from 'fp-ts/lib/Either.js';
import { lawAtMedians } from '../laws/lawAtMedians.js';
import { uniformOfScore } from '../laws/uniformOfScore.js';
import type { Input } from './input.js';

/**
 * The value of an uncertain input at a standard-normal score, in the unit of its `value`: 1.2816 is its P90. Uncertain parameters of its law
 * stand at their medians. An input that is not uncertain is what it is at every score.
 */
export const quantileOf = ({ distribution, value }: Input, score: number): number => {
  const law = distribution === undefined ? undefined : lawAtMedians(distribution);
  return law !== undefined && E.isRight(law) ? law.right.quantile(uniformOfScore(score)) : value;
};

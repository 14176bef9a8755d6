import * as E from 'fp-ts/lib/Either.js';
import { seenMeasures } from './business.js';
import type { Condition } from './business.js';
import { makeCursor } from './cursor.js';
import { didYouMean } from './hints.js';
import { parseNumber } from './number.js';
import type { ExpressionFault } from './parameters.js';

const comparisons = ['<', '<=', '>', '>='] as const;

/** Reads `measure < number`, what a policy waits for. Left: what is wrong with it first, and its offset. Never throws. */
export const parseCondition = (text: string): E.Either<ExpressionFault, Condition> => {
  const cursor = makeCursor(text);
  const fault = (offset: number, expected: string, found: string, hint: string): E.Either<ExpressionFault, never> =>
    E.left({ offset, expected, ...(found === '' ? {} : { found }), hint });

  const start = cursor.offset();
  const word = cursor.take(/[\p{L}\p{N}_]+/uy) ?? '';
  const measure = seenMeasures.find((candidate) => candidate === word);
  if (measure === undefined) return fault(start, 'what a manager sees', word || cursor.rest(), didYouMean(word, seenMeasures));
  const sign = cursor.offset();
  const written = cursor.take(/[^\p{L}\p{N}_\s.+-]+/uy) ?? '';
  const comparison = comparisons.find((candidate) => candidate === written);
  if (comparison === undefined)
    return fault(
      sign,
      'a comparison: <, <=, > or >=',
      written || cursor.rest(),
      /=/.test(written) ? 'a number is hardly ever met exactly: write <= or >=' : `write ${measure} < 6`,
    );
  const at = cursor.offset();
  const value = parseNumber(cursor.rest());
  return E.isLeft(value)
    ? E.left({ ...value.left, expected: 'a number to compare with', offset: at })
    : E.right({ measure, comparison, value: value.right });
};

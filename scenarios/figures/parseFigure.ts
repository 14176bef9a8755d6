import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { ExpressionFault } from '../parameters.js';
import type { Figure } from './figure.js';
import { resolver } from './resolve.js';
import { parseSyntax } from './syntax.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Reads a figure: `mean(npv)`, `p5(cash at 2028-12)`, `ltv / cac`, `0.7 mean(profit) + 0.3 p5(profit)`.
 * Left: the first thing that is wrong with it, with its offset in the text. Never throws.
 */
export const parseFigure = (text: string, vocabulary: Vocabulary): E.Either<ExpressionFault, Figure> =>
  pipe(parseSyntax(text), E.chain(resolver(text, vocabulary).figure));

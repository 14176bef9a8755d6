import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { ExpressionFault } from '../parameters.js';
import type { Requirement } from './figure.js';
import { resolver } from './resolve.js';
import { parseSyntax } from './syntax.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Reads a requirement: `probability(ruin) <= 5%`, `p50(break_even) <= 24 and ltv / cac >= 3`.
 * Left: the first thing that is wrong with it, with its offset in the text. Never throws.
 */
export const parseRequirement = (text: string, vocabulary: Vocabulary): E.Either<ExpressionFault, Requirement> =>
  pipe(parseSyntax(text), E.chain(resolver(text, vocabulary).requirement));

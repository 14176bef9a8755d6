import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../diagnostic.js';
import type { LoadedScenario } from '../parse.js';
import { namedVariants, variantAt } from './namedVariants.js';

/**
 * What is wrong with the stresses and the alternatives of a file once they are made: each is the file, changed and read as a whole, which
 * takes some milliseconds. A file is read without it; `bellwether validate` and the studies that use them find these mistakes.
 */
export const checkVariants = (loaded: LoadedScenario): readonly Diagnostic[] => {
  const found = namedVariants(loaded.studies).flatMap((variant) => {
    const made = variant.edits.length === 0 ? E.right(loaded) : variantAt(loaded, variant);
    return E.isLeft(made) ? made.left : [];
  });
  const key = ({ file, line, column, message, hint }: Diagnostic): string => JSON.stringify([file, line, column, message, hint]);
  return [...new Map(found.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
};

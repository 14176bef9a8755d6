import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../diagnostic.js';
import { faultAt } from '../draft.js';
import type { LoadedScenario } from '../parse.js';
import { movedBy } from './inputMove.js';
import { namedVariants, variantAt } from './namedVariants.js';

/**
 * What is wrong with the stresses and the alternatives of a file, and with the ends of the ranges in which it is optimised, once they are
 * made: each is the file, changed and read as a whole, which takes some milliseconds. A file is read without it; `bellwether validate` and
 * the studies that use them find these mistakes.
 */
export const checkVariants = (loaded: LoadedScenario): readonly Diagnostic[] => {
  const found = [...namedVariants(loaded.studies).flatMap((variant) => leftOf(variantAt(loaded, variant))), ...wrongEnds(loaded)];
  const key = ({ file, line, column, message, hint }: Diagnostic): string => JSON.stringify([file, line, column, message, hint]);
  return [...new Map(found.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
};

const wrongEnds = (loaded: LoadedScenario): readonly Diagnostic[] =>
  (loaded.studies.optimisation?.over ?? []).flatMap(({ input, path, low, high, write }) =>
    [low, high].flatMap((end) =>
      leftOf(loaded.variant(movedBy(input, { to: end }))).map((wrong) =>
        faultAt(loaded, ['optimise', 'over', path], {
          expected: 'a range that the rest of the file allows',
          found: `an end at ${write(end)}`,
          hint: `${wrong.path} would have to be ${wrong.message}`,
        }),
      ),
    ),
  );

const leftOf = (made: E.Either<readonly Diagnostic[], LoadedScenario>): readonly Diagnostic[] => (E.isLeft(made) ? made.left : []);

import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Edit } from '../edit.js';
import type { LoadedScenario } from '../parse.js';

/**
 * What is wrong with the stresses and the alternatives of a file once they are made: each is the file, changed and read as a whole, which
 * takes some milliseconds. A file is read without it; `bellwether validate` and the studies that use them find these mistakes.
 */
export const checkVariants = ({ studies: { stresses, decisions }, variant }: LoadedScenario): readonly Diagnostic[] => {
  const changed: readonly (readonly Edit[])[] = [
    ...stresses.map(({ edits }) => edits),
    ...decisions.flatMap(({ alternatives }) => alternatives.map(({ edits }) => edits)),
  ].filter((edits) => edits.length > 0);
  const found = changed.flatMap((edits) => {
    const made = variant(edits);
    return E.isLeft(made) ? made.left : [];
  });
  const key = ({ file, line, column, path, message }: Diagnostic): string => JSON.stringify([file, line, column, path, message]);
  return [...new Map(found.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
};

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Scenario } from '../scenario.js';
import type { Requirement } from './figure.js';
import { parseRequirement } from './parseRequirement.js';
import { vocabularyOf } from './vocabulary.js';

/** What must hold, as a scenario says it, in its order. Left: what cannot be read, which a checked file has nothing of. */
export const readInvariants = (scenario: Scenario): E.Either<string, readonly Requirement[]> => {
  const vocabulary = vocabularyOf(scenario);
  return pipe(
    scenario.invariants,
    E.traverseArray((text) => parseRequirement(text, vocabulary)),
    E.mapLeft(({ expected, found }) => `invariants: expected ${expected}, ${found === undefined ? 'found nothing' : `got ${found}`}`),
  );
};

/** What must hold, as the scenario of a checked file says it, in its order. @throws Error where the scenario was not checked */
export const invariantsOf = (scenario: Scenario): readonly Requirement[] => {
  const read = readInvariants(scenario);
  if (E.isLeft(read)) throw new Error(`a checked scenario has invariants that can be read: ${read.left}`);
  return read.right;
};

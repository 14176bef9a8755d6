import * as E from 'fp-ts/lib/Either.js';
import type { Scenario } from '../scenario.js';
import type { Requirement } from './figure.js';
import { parseRequirement } from './parseRequirement.js';
import { vocabularyOf } from './vocabulary.js';

/** What must hold, as the scenario of a checked file says it, in its order. @throws Error where the scenario was not checked */
export const invariantsOf = (scenario: Scenario): readonly Requirement[] => {
  const vocabulary = vocabularyOf(scenario);
  return scenario.invariants.map((text) => {
    const parsed = parseRequirement(text, vocabulary);
    if (E.isLeft(parsed)) throw new Error(`a checked scenario has invariants that can be read, not ${text}: expected ${parsed.left.expected}`);
    return parsed.right;
  });
};

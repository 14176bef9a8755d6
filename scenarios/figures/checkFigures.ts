import * as E from 'fp-ts/lib/Either.js';
import { diagnose } from '../diagnostic.js';
import type { Diagnostic, Path } from '../diagnostic.js';
import type { Draft } from '../draft.js';
import type { ExpressionFault } from '../parameters.js';
import { itemsAt, scalarAt } from '../tree.js';
import { vocabularyOfDraft } from './draftVocabulary.js';
import { parseFigure } from './parseFigure.js';
import { parseRequirement } from './parseRequirement.js';
import type { Vocabulary } from './vocabulary.js';

/** What invariants must be: requirements that the scenario can be asked. */
export const checkInvariants = (draft: Draft): readonly Diagnostic[] => checkRequirements(draft, ['invariants']);

/** Every text of a list that is no requirement of the scenario, each where it goes wrong. */
export const checkRequirements = (draft: Draft, path: Path): readonly Diagnostic[] =>
  checkEach(draft, itemsAt(draft.tree, path).map((_, position) => [...path, position]), parseRequirement);

/** A text that is no figure of the scenario, where it goes wrong. */
export const checkFigure = (draft: Draft, path: Path): readonly Diagnostic[] => checkEach(draft, [path], parseFigure);

type Parse = (text: string, vocabulary: Vocabulary) => E.Either<ExpressionFault, unknown>;

const checkEach = (draft: Draft, paths: readonly Path[], parse: Parse): readonly Diagnostic[] => {
  const vocabulary = vocabularyOfDraft(draft);
  return paths.flatMap((path) => checkExpression(draft, vocabulary, path, parse));
};

/** What is not a text, or empty, is a mistake already. */
const checkExpression = (draft: Draft, vocabulary: Vocabulary, path: Path, parse: Parse): readonly Diagnostic[] => {
  const scalar = scalarAt(draft.tree, path);
  if (typeof scalar?.value !== 'string' || scalar.value === '') return [];
  const { value: text, place, textOffset } = scalar;
  const parsed = parse(text, vocabulary);
  if (E.isRight(parsed)) return [];
  const offset = textOffset === undefined ? place.offset : textOffset + parsed.left.offset;
  return [diagnose({ source: place.source, offset }, path, parsed.left)];
};

import { Composer, Parser } from 'yaml';
import type { Document } from 'yaml';
import * as E from 'fp-ts/lib/Either.js';
import { barePaths, withPathsAsTexts } from './barePaths.js';
import { convertTree } from './convertTree.js';
import { deepest } from './depth.js';
import { diagnose } from './diagnostic.js';
import type { Diagnostic, Fault } from './diagnostic.js';
import type { Source } from './source.js';
import { barePath, syntaxFault } from './syntax.js';
import type { Tree } from './tree.js';

/** Longest scenario file, in characters. */
const largestText = 1_000_000;
/** Most levels of maps and lists inside one another, as written and with every alias written out; most parts then. */
const mostLevels = 40;
const mostLevelsOfAliases = 80;
const mostParts = 100_000;

/** A tree, and the mistakes that did not keep it from being read. */
export interface ReadTree {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML into a tree. Left: the text is not YAML, all such errors, one a line.
 * Right: the tree, with repeated keys, unknown tags and forgotten quotes reported and mended. Never throws.
 */
export const readTree = (source: Source): E.Either<readonly Diagnostic[], ReadTree> => {
  const at = (offset: number, fault: Fault): Diagnostic => diagnose({ source, offset }, [], fault);
  if (source.text.length > largestText)
    return E.left([at(0, { expected: `a scenario of at most ${largestText} characters`, found: `${source.text.length}` })]);
  const tokens = [...new Parser().parse(source.text)];
  const deep = deepest(tokens);
  if (deep.levels > mostLevels)
    return E.left([at(deep.offset, { expected: `at most ${mostLevels} levels of maps and lists`, found: `${deep.levels}` })]);
  // Repeated keys are found by `convertTree`: the YAML reader takes time in the square of the number of keys, and cannot know of forgotten quotes.
  const documents = composed(tokens, source.text.length);
  const [document] = documents;
  if (hasErrors(documents)) {
    const mended = withPathsAsTexts(source.text);
    const others = composed(new Parser().parse(mended), mended.length);
    const paths = others.flatMap((one) => barePaths(one)).map(({ start, end }) => at(start, barePath(source.text.slice(start, end))));
    const errors = [...paths, ...syntaxErrors(paths.length > 0 ? others : documents, at)];
    return E.left([...new Map([...errors].reverse().map((error) => [error.line, error])).values()]);
  }
  const tags = document.warnings.map(({ pos }) =>
    at(pos[0], { expected: 'a value without a tag', found: source.text.slice(pos[0], pos[1]), hint: 'remove the tag' }),
  );
  const { measured, diagnostics } = convertTree(source, document.contents);
  const all = [...tags, ...diagnostics];
  if (measured.parts > mostParts || measured.levels > mostLevelsOfAliases) {
    const fault = {
      expected: `at most ${mostParts} values once every alias is written out`,
      found: 'more',
      hint: 'repeat fewer aliases inside one another',
    };
    return E.left([...all, at(0, fault)]);
  }
  return E.right({ tree: measured.tree, diagnostics: all });
};

type Tokens = Parameters<Composer['compose']>[0];
type Documents = readonly Document.Parsed[];

const composed = (tokens: Tokens, length: number): Documents => [...new Composer({ uniqueKeys: false }).compose(tokens, true, length)];

const hasErrors = (documents: Documents): boolean => documents.length > 1 || documents.some(({ errors }) => errors.length > 0);

const syntaxErrors = (documents: Documents, at: (offset: number, fault: Fault) => Diagnostic): readonly Diagnostic[] => [
  ...documents.flatMap(({ errors }) => errors).map(({ pos, code, message }) => at(pos[0], syntaxFault(code, message))),
  ...documents.slice(1, 2).map(({ range }) => at(range[0], syntaxFault('MULTIPLE_DOCS', ''))),
];

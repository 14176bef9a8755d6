import type { z } from 'zod';
import { diagnose, pathText } from './diagnostic.js';
import type { Diagnostic, Path } from './diagnostic.js';
import { didYouMean, nearest } from './hints.js';
import { keysOf, schemaAt, unwrap } from './schemaWalk.js';
import { describeTree, keyPlaceOf, lookup, placeOf, toPlain } from './tree.js';
import type { Tree } from './tree.js';

type Issue = z.core.$ZodIssue;

/** A mistake, and for an unknown key the path of the known one that it seems to be. */
interface Finding {
  readonly diagnostic: Diagnostic;
  readonly meant?: string;
}

/**
 * What is wrong with the parts of a file and their kinds: unknown, missing and mistaken ones; one diagnostic a part.
 * A part that is missing because its key is misspelt is not reported again.
 */
export const shapeDiagnostics = (schema: z.ZodType, tree: Tree): readonly Diagnostic[] => {
  const result = schema.safeParse(toPlain(tree));
  const findings = result.success ? [] : result.error.issues.flatMap((issue) => explain(schema, tree, issue, []));
  const meant = new Set(findings.flatMap((finding) => finding.meant ?? []));
  const first = new Map<string, Diagnostic>();
  for (const { diagnostic } of findings)
    if (!first.has(diagnostic.path) && !(diagnostic.found === undefined && meant.has(diagnostic.path))) first.set(diagnostic.path, diagnostic);
  return [...first.values()];
};

const explain = (schema: z.ZodType, tree: Tree, issue: Issue, before: Path): readonly Finding[] => {
  const path: Path = [...before, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schemaAt(schema, tree, path) ?? unwrap(schema).schema);
    return issue.keys.map((key) => unknownKey(tree, path, key, known));
  }
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? issue.message;
    return [{ diagnostic: diagnose(keyPlaceOf(tree, path), path, { expected, found: String(path[path.length - 1]) }) }];
  }
  if (issue.code === 'invalid_union') {
    const fitting = issue.errors.find((errors) => !errors.some(ofAnotherKind));
    if (fitting !== undefined) return fitting.flatMap((inner) => explain(schema, tree, inner, path));
  }
  const part = lookup(tree, path);
  const found = part?.kind === 'list' && part.items.length > 0 && isLength(issue) ? `a list of ${part.items.length}` : describeTree(part);
  return [{ diagnostic: diagnose(placeOf(tree, path), path, { expected: issue.message, found, hint: wrongHint(issue, part) }) }];
};

/** Whether an issue says that a list is too long or too short. */
const isLength = ({ code }: Issue): boolean => code === 'too_small' || code === 'too_big';

/** Whether an issue says that something is not of an alternative's kind at all. */
const ofAnotherKind = ({ code, path }: Issue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_union' || code === 'invalid_value');

const unknownKey = (tree: Tree, path: Path, key: string, known: readonly string[]): Finding => {
  const here = [...path, key];
  const near = nearest(key, known);
  const expected = `a key of ${path.length === 0 ? 'a scenario' : pathText(path)}`;
  return {
    diagnostic: diagnose(keyPlaceOf(tree, here), here, { expected, found: key, hint: unknownHint(key, known) }),
    ...(near === undefined ? {} : { meant: pathText([...path, near]) }),
  };
};

const unknownHint = (key: string, known: readonly string[]): string =>
  key === '<<' ? 'merge keys are not part of the language: repeat the parts, or write a variant that extends this file' : didYouMean(key, known);

const wrongHint = (issue: Issue, part: Tree | undefined): string | undefined => {
  if (part?.kind !== 'scalar') return undefined;
  const { text, value } = part;
  if (issue.code === 'invalid_value') return didYouMean(text, issue.values.map(String));
  if (issue.code === 'invalid_union') return nearest(text, ['all']) === undefined ? undefined : 'did you mean all?';
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') return 'write true or false';
  if (issue.message.startsWith('a month')) {
    const written = /^(\d{4})[-/.](\d{1,2})/.exec(text);
    if (written === null) return 'write year and month: 2027-01';
    return Number(written[2]) >= 1 && Number(written[2]) <= 12
      ? `write ${written[1]}-${written[2].padStart(2, '0')}`
      : 'the months of a year are 01 to 12';
  }
  return issue.code === 'invalid_type' && issue.expected === 'string' && value !== null ? `put it into quotes: "${text}"` : undefined;
};

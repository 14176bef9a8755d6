import * as E from 'fp-ts/lib/Either.js';
import { diagnose, pathText } from './diagnostic.js';
import type { Diagnostic, Path } from './diagnostic.js';
import { mergeTrees } from './mergeTrees.js';
import { readTree } from './readTree.js';
import { makeSource } from './source.js';
import type { Entry, Tree } from './tree.js';

/** Something else at a place of a scenario: a part that is merged over what stands there as a file's is over those that it extends. */
export interface Edit {
  readonly path: Path;
  readonly tree: Tree;
}

/** The steps of a path as it is written, `offer.basic.price[1].from`; undefined where a text is none. */
export const parsePath = (text: string): Path | undefined => {
  const steps = /^[^.[\]\s]+(?:\.[^.[\]]+|\[\d+\])*$/u.test(text) ? text.match(/[^.[\]]+/gu) : null;
  if (steps === null) return undefined;
  let at = 0;
  return steps.map((step) => {
    at = text.indexOf(step, at);
    const listed = text[at - 1] === '[';
    at += step.length;
    return listed ? Number(step) : step;
  });
};

/**
 * An edit as a person or a program writes it: a path and the YAML to stand there.
 * @param origin what messages name as the file
 */
export const editOf = (path: Path, yaml: string, origin: string): E.Either<readonly Diagnostic[], Edit> => {
  const read = readTree(makeSource(origin, yaml));
  if (E.isLeft(read)) return read;
  return read.right.diagnostics.length > 0 ? E.left(read.right.diagnostics) : E.right({ path, tree: read.right.tree });
};

/** A tree with edits made one after another. Left: the places that are not there to be edited, each at its edit. */
export const edited = (tree: Tree, edits: readonly Edit[]): E.Either<readonly Diagnostic[], Tree> => {
  const faults: Diagnostic[] = [];
  let current = tree;
  for (const edit of edits) {
    const next = put(current, edit.path, edit.tree);
    if (next === undefined)
      faults.push(diagnose(edit.tree.place, edit.path, { expected: 'a part of the scenario to change', found: `${pathText(edit.path)}, which it does not have` }));
    else current = next;
  }
  return faults.length > 0 ? E.left(faults) : E.right(current);
};

/** undefined: the path leads through a value, or beyond a list. */
const put = (base: Tree | undefined, path: Path, tree: Tree): Tree | undefined => {
  const [step, ...rest] = path;
  if (step === undefined) return base === undefined ? tree : mergeTrees(base, tree);
  if (base?.kind === 'list') {
    const inner = put(base.items[Number(step)], rest, tree);
    if (inner === undefined || base.items[Number(step)] === undefined) return undefined;
    return { ...base, items: base.items.map((item, position) => (position === Number(step) ? inner : item)) };
  }
  if (typeof step === 'number' || base?.kind === 'scalar') return undefined;
  const known = base?.entries.get(step);
  const entries = new Map<string, Entry>(base?.entries);
  if (rest.length === 0 && tree.kind === 'scalar' && tree.value === null) {
    entries.delete(step);
  } else {
    const inner = put(known?.tree, rest, tree);
    if (inner === undefined) return undefined;
    entries.set(step, { key: known?.key ?? tree.place, tree: inner });
  }
  return { kind: 'map', entries, place: base?.place ?? tree.place };
};

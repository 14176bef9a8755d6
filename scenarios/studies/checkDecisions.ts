import type { Diagnostic, Path } from '../diagnostic.js';
import { faultAtKey, type Draft } from '../draft.js';
import { keysAt, lookup, toPlain } from '../tree.js';
import { changesIn, checkChanges } from './checkChanges.js';
import { checkObjective } from './checkObjective.js';

/** What decisions must be: one figure to judge by, and alternatives that change what there is, each in its own way. */
export const checkDecisions = (draft: Draft): readonly Diagnostic[] =>
  keysAt(draft.tree, ['decisions']).flatMap((name) => {
    const path = ['decisions', name];
    const alternatives = [...path, 'alternatives'];
    return [
      ...checkObjective(draft, path),
      ...keysAt(draft.tree, alternatives).flatMap((alternative) => checkChanges(draft, [...alternatives, alternative])),
      ...checkDifferent(draft, alternatives),
    ];
  });

const checkDifferent = (draft: Draft, alternatives: Path): readonly Diagnostic[] => {
  const seen = new Map<string, string>();
  return keysAt(draft.tree, alternatives).flatMap((name) => {
    const path = [...alternatives, name];
    if (lookup(draft.tree, path)?.kind !== 'map') return [];
    const changes = changesIn(draft, path).map((written) => [written, toPlain(lookup(draft.tree, [...path, written]) ?? draft.tree)]);
    const changed = JSON.stringify(changes.sort());
    const before = seen.get(changed);
    seen.set(changed, before ?? name);
    return before === undefined ? [] : [faultAtKey(draft, path, { expected: 'alternatives that differ', found: `the same as ${before}`, hint: 'keep one of the two' })];
  });
};

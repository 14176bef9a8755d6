import type { Diagnostic } from '../diagnostic.js';
import type { Draft } from '../draft.js';
import { keysAt } from '../tree.js';
import { checkChanges } from './checkChanges.js';
import { checkObjective } from './checkObjective.js';

/** What decisions must be: one figure to judge by, and alternatives that change what there is. */
export const checkDecisions = (draft: Draft): readonly Diagnostic[] =>
  keysAt(draft.tree, ['decisions']).flatMap((name) => {
    const path = ['decisions', name];
    return [
      ...checkObjective(draft, path, ['about', 'maximise', 'minimise', 'alternatives']),
      ...keysAt(draft.tree, [...path, 'alternatives']).flatMap((alternative) => checkChanges(draft, [...path, 'alternatives', alternative])),
    ];
  });

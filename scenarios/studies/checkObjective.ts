import type { Diagnostic, Path } from '../diagnostic.js';
import { faultAtKey, has, type Draft } from '../draft.js';
import { keysAt, lookup } from '../tree.js';

/** A decision, or what is optimised, is judged by one figure; where a key is unknown it may be the one. */
export const checkObjective = (draft: Draft, path: Path, known: readonly string[]): readonly Diagnostic[] => {
  const [most, least] = [has(draft, [...path, 'maximise']), has(draft, [...path, 'minimise'])];
  if (most && least)
    return [faultAtKey(draft, [...path, 'minimise'], { expected: 'maximise or minimise', found: 'both', hint: 'keep one: a sum of figures weighs them, 0.7 mean(profit) + 0.3 p5(profit)' })];
  if (most || least || lookup(draft.tree, path)?.kind !== 'map' || keysAt(draft.tree, path).some((key) => !known.includes(key))) return [];
  return [faultAtKey(draft, path, { expected: 'maximise or minimise', hint: 'say what is wanted: maximise: mean(npv)' })];
};

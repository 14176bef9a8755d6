import type { Diagnostic, Path } from '../diagnostic.js';
import { faultAtKey, has, type Draft } from '../draft.js';
import { checkFigure } from '../figures/checkFigures.js';
import { lookup } from '../tree.js';
import { hasUnknownKeys } from './unknownKeys.js';

/** A decision, or what is optimised, is judged by one figure, which the scenario can be asked. */
export const checkObjective = (draft: Draft, path: Path): readonly Diagnostic[] => [
  ...checkFigure(draft, [...path, 'maximise']),
  ...checkFigure(draft, [...path, 'minimise']),
  ...checkGoal(draft, path),
];

/** Where a key is unknown it may be the one that is missing. */
const checkGoal = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const [most, least] = [has(draft, [...path, 'maximise']), has(draft, [...path, 'minimise'])];
  if (most && least)
    return [faultAtKey(draft, [...path, 'minimise'], { expected: 'maximise or minimise', found: 'both', hint: 'keep one: a sum of figures weighs them, 0.7 mean(profit) + 0.3 p5(profit)' })];
  if (most || least || lookup(draft.tree, path)?.kind !== 'map' || hasUnknownKeys(draft, path)) return [];
  return [faultAtKey(draft, path, { expected: 'maximise or minimise', hint: 'say what is wanted: maximise: mean(npv)' })];
};

import type { Diagnostic } from '../diagnostic.js';
import { has, type Draft } from '../draft.js';
import { checkDecisions } from './checkDecisions.js';
import { checkOptimise } from './checkOptimise.js';
import { checkShocks } from './checkShocks.js';
import { checkStresses } from './checkStresses.js';
import { inputsByPath } from './namedInput.js';

/** What the sections that studies read must be to the rest of the file. */
export const checkStudies = (draft: Draft): readonly Diagnostic[] => {
  const inputs = has(draft, ['shocks']) || has(draft, ['optimise']) ? inputsByPath(draft) : new Map();
  return [...checkShocks(draft, inputs), ...checkStresses(draft), ...checkDecisions(draft), ...checkOptimise(draft, inputs)];
};

import type { Diagnostic } from '../diagnostic.js';
import { has, type Draft } from '../draft.js';
import { checkDecisions } from './checkDecisions.js';
import { checkOptimise } from './checkOptimise.js';
import { checkShocks } from './checkShocks.js';
import { checkStresses } from './checkStresses.js';
import { inputsByPath } from './namedInput.js';
import { studySections } from './studySections.js';

/** What the sections that studies read must be to the rest of the file. */
export const checkStudies = (draft: Draft): readonly Diagnostic[] => {
  const inputs = has(draft, ['shocks']) || has(draft, ['optimise']) ? inputsByPath(draft) : new Map();
  const sections: Readonly<Record<(typeof studySections)[number], readonly Diagnostic[]>> = {
    shocks: checkShocks(draft, inputs),
    stresses: checkStresses(draft),
    decisions: checkDecisions(draft),
    optimise: checkOptimise(draft, inputs),
  };
  return studySections.flatMap((section) => sections[section].map((diagnostic) => withWayOut(draft, section, diagnostic)));
};

/** What was good in a file may be wrong in another that extends it, and is to be mended there. */
const withWayOut = ({ tree }: Draft, section: string, diagnostic: Diagnostic): Diagnostic => {
  const { file } = tree.place.source;
  if (diagnostic.file === file) return diagnostic;
  const inherited = `${file} inherits this, and may state ${section} of its own, or none: ${section}: ~`;
  return { ...diagnostic, hint: diagnostic.hint === undefined ? inherited : `${diagnostic.hint}; ${inherited}` };
};

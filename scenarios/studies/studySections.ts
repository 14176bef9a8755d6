import type { Tree } from '../tree.js';

/** The sections of a file that only studies read. */
export const studySections = ['shocks', 'stresses', 'decisions', 'optimise'] as const;

/** A file without what it asks of studies: that was said of the file as it stood before it was changed. */
export const withoutStudies = (tree: Tree): Tree => {
  if (tree.kind !== 'map') return tree;
  const entries = new Map(tree.entries);
  for (const section of studySections) entries.delete(section);
  return { ...tree, entries };
};

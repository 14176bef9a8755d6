import type { ScalarTree, Tree } from './tree.js';

/** What is written of a value, of a growing one, or of the first of a list over time. */
export const firstScalar = (tree: Tree | undefined): ScalarTree | undefined => {
  if (tree === undefined || tree.kind === 'scalar') return tree;
  return firstScalar(tree.kind === 'list' ? tree.items[0] : tree.entries.get('value')?.tree);
};

import type { Tree } from './tree.js';

/** A tree on one line, as YAML has it between braces: `[{ value: 99 }, { from: 2028-01, value: 119 }]`; scalars as they are written. */
export const treeText = (tree: Tree): string => {
  switch (tree.kind) {
    case 'scalar':
      return tree.value === null ? '~' : tree.text;
    case 'list':
      return `[${tree.items.map(treeText).join(', ')}]`;
    case 'map':
      return tree.entries.size === 0 ? '{}' : `{ ${[...tree.entries].map(([key, entry]) => `${key}: ${treeText(entry.tree)}`).join(', ')} }`;
    default:
      return tree satisfies never;
  }
};

import type { Entry, Tree } from './tree.js';

/** Maps merge key by key, an empty value takes an inherited key away, anything else replaces. */
export const mergeTrees = (base: Tree, over: Tree): Tree => {
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of over.entries) {
    const inherited = base.entries.get(key);
    if (inherited === undefined) entries.set(key, entry);
    else if (entry.tree.kind === 'scalar' && entry.tree.value === null) entries.delete(key);
    else entries.set(key, { key: entry.key, tree: mergeTrees(inherited.tree, entry.tree) });
  }
  return { kind: 'map', entries, place: over.place };
};

import type { Path } from '../diagnostic.js';
import type { Draft } from '../draft.js';
import type { Edit } from '../edit.js';
import { stepsIn } from '../stepsIn.js';
import { lookup } from '../tree.js';

/** The edits that a map of paths and parts asks for, in its order; none where there is no map. */
export const editsAt = ({ tree }: Draft, path: Path): readonly Edit[] => {
  const changes = lookup(tree, path);
  if (changes?.kind !== 'map') return [];
  return [...changes.entries].map(([written, entry]) => ({ path: stepsIn(tree, written) ?? [written], tree: entry.tree }));
};

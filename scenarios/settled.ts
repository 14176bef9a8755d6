import * as E from 'fp-ts/lib/Either.js';
import { pathText } from './diagnostic.js';
import type { Edit } from './edit.js';
import { parseQuantity } from './quantity.js';
import { itemsAt, lookup, scalarAt, type Tree } from './tree.js';

/**
 * A tree without the correlations of values that edits have settled: an uncertain value that is replaced by a known number moves with
 * nothing any more.
 */
export const withoutSettled = (tree: Tree, edits: readonly Edit[]): Tree => {
  const correlate = lookup(tree, ['correlate']);
  if (tree.kind !== 'map' || correlate?.kind !== 'list') return tree;
  const settled = new Set(edits.filter(({ path }) => isKnown(scalarAt(tree, path))).map(({ path }) => pathText(path)));
  const kept = correlate.items.filter((pair) => !itemsAt(pair, []).some((name) => name.kind === 'scalar' && settled.has(name.text)));
  if (kept.length === correlate.items.length) return tree;
  const entry = tree.entries.get('correlate');
  return entry === undefined ? tree : { ...tree, entries: new Map([...tree.entries, ['correlate', { ...entry, tree: { ...correlate, items: kept } }]]) };
};

const isKnown = (scalar: Extract<Tree, { readonly kind: 'scalar' }> | undefined): boolean => {
  if (scalar === undefined || typeof scalar.value === 'boolean' || scalar.value === null) return false;
  if (typeof scalar.value === 'number') return true;
  const read = parseQuantity(scalar.value, () => E.left({ expected: 'a known number' }));
  return E.isRight(read) && read.right.quantity.randomness === 'known';
};

import type { Path } from './diagnostic.js';
import type { Place } from './source.js';

/** What stands in a file, every part with its place. Aliases are resolved: a part may be shared. */
export type Tree = ScalarTree | MapTree | ListTree;

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it is written, without quotes. */
  readonly text: string;
  readonly place: Place;
  /** Where `text` begins in the file, when it stands there character for character. */
  readonly textOffset?: number;
}

export interface MapTree {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
}

export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly place: Place;
}

/** A key of a map, where it stands, and what it holds. */
export interface Entry {
  readonly key: Place;
  readonly tree: Tree;
}

/** What `path` leads to, if it is there. */
export const lookup = (tree: Tree, path: Path): Tree | undefined => path.reduce<Tree | undefined>((at, step) => child(at, step)?.tree, tree);

const child = (tree: Tree | undefined, step: string | number): { readonly key?: Place; readonly tree: Tree } | undefined => {
  if (tree?.kind === 'map') return tree.entries.get(String(step));
  if (tree?.kind === 'list') {
    const item = tree.items[Number(step)];
    return item === undefined ? undefined : { tree: item };
  }
  return undefined;
};

/** The place of what `path` leads to; of the key that should hold it when it is missing or empty. */
export const placeOf = (tree: Tree, path: Path): Place => {
  let at = tree;
  let place = tree.place;
  for (const step of path) {
    const next = child(at, step);
    if (next === undefined) return place;
    at = next.tree;
    place = next.key ?? at.place;
  }
  return at.kind === 'scalar' && at.value !== null ? at.place : place;
};

/** The place of the last key in `path`, or of its parent when it is missing. */
export const keyPlaceOf = (tree: Tree, path: Path): Place => {
  const parent = lookup(tree, path.slice(0, -1));
  return (parent && child(parent, path[path.length - 1])?.key) ?? placeOf(tree, path);
};

/** The scalar that `path` leads to, if one is there. */
export const scalarAt = (tree: Tree, path: Path): ScalarTree | undefined => {
  const found = lookup(tree, path);
  return found?.kind === 'scalar' ? found : undefined;
};

/** The keys of the map that `path` leads to, in file order; none when there is no map. */
export const keysAt = (tree: Tree, path: Path): readonly string[] => {
  const found = lookup(tree, path);
  return found?.kind === 'map' ? [...found.entries.keys()] : [];
};

/** The items of the list that `path` leads to; none when there is no list. */
export const itemsAt = (tree: Tree, path: Path): readonly Tree[] => {
  const found = lookup(tree, path);
  return found?.kind === 'list' ? found.items : [];
};

/** The tree as plain data, without places. Maps have no prototype, so that no key can be mistaken for an inherited one. */
export const toPlain = (tree: Tree): unknown => {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(toPlain);
    case 'map': {
      const plain: Record<string, unknown> = Object.create(null);
      for (const [key, { tree: value }] of tree.entries) plain[key] = toPlain(value);
      return plain;
    }
    default:
      return tree satisfies never;
  }
};

/** A tree in a few words, for the "got" of a message. */
export const describeTree = (tree: Tree | undefined): string | undefined => {
  if (tree === undefined) return undefined;
  switch (tree.kind) {
    case 'scalar':
      return tree.value === null ? undefined : tree.text === '' ? 'an empty text' : tree.text;
    case 'list':
      return tree.items.length === 0 ? 'an empty list' : 'a list';
    case 'map':
      return tree.entries.size === 0 ? 'an empty map' : `a map with ${[...tree.entries.keys()].slice(0, 3).join(', ')}`;
    default:
      return tree satisfies never;
  }
};

import { isDeepStrictEqual } from 'node:util';
import type * as E from 'fp-ts/lib/Either.js';
import { pathText } from '../diagnostic.js';
import type { Diagnostic, Path } from '../diagnostic.js';
import type { Edit } from '../edit.js';
import type { LoadedScenario } from '../parse.js';
import { lookup } from '../tree.js';
import type { Entry, MapTree, Tree } from '../tree.js';
import { treeText } from '../treeText.js';
import { withKeptListPrices } from './keptListPrices.js';

/** A part that two scenarios have otherwise. */
export interface Change {
  readonly path: Path;
  /** What stands there in the first, and in the second; undefined: nothing does. */
  readonly from: Tree | undefined;
  readonly to: Tree | undefined;
  /** What is changed with it, and would change nothing by itself. */
  readonly beside?: Change;
}

/** Sections that say nothing about the business: what it is called, how it is drawn, and what is asked about it. */
const apart = new Set(['name', 'about', 'seed', 'trials', 'sampling', 'invariants', 'shocks', 'stresses', 'decisions', 'optimise']);

/** A file as far as its changes are concerned. */
export type Loaded = Pick<LoadedScenario, 'tree' | 'values'>;

/**
 * What is different in the second scenario, in the order of the first and then of the second: the smallest parts that both have, a named part
 * that one of them lacks as a whole, and a section that one of them lacks part by part. Lists are followed where both have as many maps in them.
 * A number that is only written otherwise, or is left to its default, is no change; neither is a list price that was implied before.
 */
export const changesBetween = (first: Loaded, second: Loaded): readonly Change[] => {
  const found: Change[] = [];
  const follow = (path: Path, from: Tree | undefined, to: Tree | undefined): void => {
    if (path.length === 1 && apart.has(String(path[0]))) return;
    const steps = stepsInto(path, from, to);
    if (steps !== undefined) for (const [step, inner, other] of steps) follow([...path, step], inner, other);
    else if (!sameText(from, to) && !sameValue(first, second, path)) found.push({ path, from: something(from), to: something(to) });
  };
  follow([], first.tree, second.tree);
  return withKeptListPrices(first, second, found);
};

type Step = readonly [step: string | number, from: Tree | undefined, to: Tree | undefined];

/** The parts to look into; undefined where the trees are to be taken as wholes. */
const stepsInto = (path: Path, from: Tree | undefined, to: Tree | undefined): readonly Step[] | undefined => {
  if (from?.kind === 'map' && to?.kind === 'map') return entriesOf(from, to);
  if (from?.kind === 'list' && to?.kind === 'list' && from.items.length === to.items.length && [...from.items, ...to.items].every(({ kind }) => kind === 'map'))
    return from.items.map((item, position) => [position, item, to.items[position]]);
  if (path.length !== 1) return undefined;
  if (something(from) === undefined && to?.kind === 'map') return entriesOf(undefined, to);
  return something(to) === undefined && from?.kind === 'map' ? entriesOf(from, undefined) : undefined;
};

const entriesOf = (from: MapTree | undefined, to: MapTree | undefined): readonly Step[] => {
  const at = (map: MapTree | undefined, key: string): Entry['tree'] | undefined => map?.entries.get(key)?.tree;
  return [...new Set([...(from?.entries.keys() ?? []), ...(to?.entries.keys() ?? [])])].map((key) => [key, at(from, key), at(to, key)]);
};

/** An empty value stands for nothing. */
const something = (tree: Tree | undefined): Tree | undefined => (tree?.kind === 'scalar' && tree.value === null ? undefined : tree);

const sameText = (from: Tree | undefined, to: Tree | undefined): boolean => textOf(something(from)) === textOf(something(to));

const textOf = (tree: Tree | undefined): string | null => (tree === undefined ? null : treeText(tree));

const sameValue = (first: Loaded, second: Loaded, path: Path): boolean => {
  const [one, other] = [first, second].map(({ values }) => values.get(pathText(path)));
  return one !== undefined && other !== undefined && isDeepStrictEqual(one, other);
};

/**
 * The first scenario with some of the changes made, checked as a whole.
 * Left: why some of them cannot stand without others, such as a plan for a segment that is not there.
 * @param all every change between the two scenarios, so that a section goes with the last of its parts
 */
export const withChanges = (first: LoadedScenario, all: readonly Change[], chosen: readonly Change[]): E.Either<Diagnostic[], LoadedScenario> =>
  first.variant([...chosen.flatMap(({ beside, ...change }) => (beside === undefined ? [change] : [beside, change])).map(editOf), ...emptied(first, all, chosen)]);

const editOf = ({ path, from, to }: Change): Edit => ({ path, tree: to ?? nothingAt(from) });

const nothingAt = (tree: Tree | undefined): Tree => {
  if (tree === undefined) throw new Error('a change has something on one side');
  return { kind: 'scalar', value: null, text: '', place: tree.place };
};

/** Edits that take away sections none of whose parts is left. */
const emptied = ({ tree }: LoadedScenario, all: readonly Change[], chosen: readonly Change[]): readonly Edit[] => {
  const sections = [...new Set(chosen.filter(({ path, to }) => path.length === 2 && to === undefined).map(({ path }) => String(path[0])))];
  return sections.flatMap((section) => {
    const whole = lookup(tree, [section]);
    const gone = chosen.filter(({ path, to }) => path.length === 2 && path[0] === section && to === undefined);
    const stays = all.some(({ path, to }) => path[0] === section && to !== undefined);
    return whole?.kind === 'map' && gone.length === whole.entries.size && !stays ? [{ path: [section], tree: nothingAt(whole) }] : [];
  });
};

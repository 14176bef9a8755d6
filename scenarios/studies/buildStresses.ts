import { knownAt, monthIndexAt, horizonOf, type Draft } from '../draft.js';
import type { Edit } from '../edit.js';
import { addMonths, monthText } from '../month.js';
import type { Place } from '../source.js';
import { itemsAt, keyPlaceOf, keysAt, lookup, scalarAt, type Entry, type Tree } from '../tree.js';
import { editsAt } from './changeEdits.js';
import type { NamedStress } from './studies.js';

/** The stresses of a file, each with the edits of those that it is made of before its own; no edit twice. */
export const stressesOf = (draft: Draft): readonly NamedStress[] => {
  const names = keysAt(draft.tree, ['stresses']);
  const levers = leverNames(names, keysAt(draft.tree, ['levers']));
  const own = new Map(names.map((name) => [name, ownEdits(draft, name, levers.get(name) ?? name)]));
  return names.map((name) => {
    const about = scalarAt(draft.tree, ['stresses', name, 'about'])?.text;
    return {
      name,
      ...(about === undefined ? {} : { about }),
      edits: together(draft, name).flatMap((part) => own.get(part) ?? []),
      allOf: partsOf(draft, name),
    };
  });
};

const partsOf = (draft: Draft, name: string): readonly string[] =>
  itemsAt(draft.tree, ['stresses', name, 'all_of']).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));

/** A stress and all that it is made of, each once, parts before what is made of them; the check has seen that there is no circle. */
const together = (draft: Draft, name: string, laid: Set<string> = new Set()): readonly string[] => {
  if (!laid.has(name)) {
    for (const part of partsOf(draft, name)) together(draft, part, laid);
    laid.add(name);
  }
  return [...laid];
};

/** Longest name in the language. */
const longest = 64;

/** The lever that stands for the factors of each stress: `stress_NAME`, numbered where that is taken. */
const leverNames = (stresses: readonly string[], levers: readonly string[]): ReadonlyMap<string, string> => {
  const taken = new Set(levers);
  return new Map(
    stresses.map((stress) => {
      let name = `stress_${stress}`.slice(0, longest);
      for (let number = 2; taken.has(name); number++) name = `${`stress_${stress}`.slice(0, longest - String(number).length - 1)}_${number}`;
      taken.add(name);
      return [stress, name];
    }),
  );
};

const ownEdits = (draft: Draft, name: string, lever: string): readonly Edit[] => {
  const path = ['stresses', name];
  const changes = editsAt(draft, [...path, 'change']);
  const factors = lookup(draft.tree, [...path, 'multiply']);
  if (factors?.kind !== 'map' || factors.entries.size === 0) return changes;
  return [...changes, { path: ['levers', lever], tree: leverTree(draft, name, factors) }];
};

/** The factors of a stress as a lever; to the end where they stay in force as long as the story. */
const leverTree = (draft: Draft, name: string, factors: Tree): Tree => {
  const path = ['stresses', name];
  const horizon = horizonOf(draft);
  if (horizon === undefined) throw new Error('a checked scenario has a horizon');
  const from = monthIndexAt(draft, [...path, 'at']) ?? 0;
  const until = from + (knownAt(draft, [...path, 'months']) ?? horizon.months);
  const place = keyPlaceOf(draft.tree, path);
  const month = (key: string, index: number): readonly [string, Entry] => [key, { key: place, tree: textTree(monthText(addMonths(horizon.start, index)), place) }];
  const entries: readonly (readonly [string, Entry])[] = [
    month('at', from),
    ...(until < horizon.months ? [month('until', until)] : []),
    ['multiply', { key: keyPlaceOf(draft.tree, [...path, 'multiply']), tree: factors }],
  ];
  return { kind: 'map', entries: new Map(entries), place };
};

const textTree = (text: string, place: Place): Tree => ({ kind: 'scalar', value: text, text, place });

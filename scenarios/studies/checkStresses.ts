import { checkTargets } from '../checkChange.js';
import { circlesIn } from '../circles.js';
import type { Diagnostic, Path } from '../diagnostic.js';
import { faultAt, faultAtKey, has, knownAt, type Draft } from '../draft.js';
import { didYouMean } from '../hints.js';
import { itemsAt, keysAt, lookup } from '../tree.js';
import { changesIn, checkChanges } from './checkChanges.js';
import { hasUnknownKeys } from './unknownKeys.js';

/** Most stresses that one is made of. */
const mostTogether = 100;

/** What stresses must be: changes of what there is, that change something, and combinations that are no circle. */
export const checkStresses = (draft: Draft): readonly Diagnostic[] => {
  const names = keysAt(draft.tree, ['stresses']);
  const circles = circlesIn(names, (name) => partsOf(draft, name));
  return [
    ...names.flatMap((name) => [
      ...checkTargets(draft, ['stresses', name, 'multiply']),
      ...checkChanges(draft, ['stresses', name, 'change']),
      ...checkTimes(draft, ['stresses', name]),
      ...checkParts(draft, ['stresses', name], names),
      ...checkEffect(draft, ['stresses', name]),
      ...(circles.length === 0 ? checkSize(draft, name) : []),
    ]),
    ...circles.map(({ names: around, from }) =>
      faultAt(draft, ['stresses', from, 'all_of', partsOf(draft, from).indexOf(around[around.length - 1])], {
        expected: 'stresses that are not made of one another in a circle',
        found: around.join(' -> '),
        hint: 'leave out one of them',
      }),
    ),
  ];
};

/** The names of the stresses that one is made of; '' for what is no name. */
const partsOf = (draft: Draft, name: string): readonly string[] =>
  itemsAt(draft.tree, ['stresses', name, 'all_of']).map((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? item.text : ''));

/** A time is that of factors. */
const checkTimes = (draft: Draft, path: Path): readonly Diagnostic[] =>
  keysAt(draft.tree, [...path, 'multiply']).length > 0 || lookup(draft.tree, [...path, 'multiply'])?.kind === 'scalar'
    ? []
    : ['at', 'months'].flatMap((key) =>
        has(draft, [...path, key])
          ? [
              faultAtKey(draft, [...path, key], {
                expected: `multiply beside ${key}`,
                found: `${key} alone`,
                hint: 'it says when factors are in force; what is changed is so from the start',
              }),
            ]
          : [],
      );

const checkParts = (draft: Draft, path: Path, names: readonly string[]): readonly Diagnostic[] => {
  const parts = partsOf(draft, String(path[1]));
  return parts.flatMap((part, position) => {
    const here = [...path, 'all_of', position];
    const others = names.filter((name) => name !== path[1]);
    if (part !== '' && !names.includes(part)) return [faultAt(draft, here, { expected: 'a stress under stresses', found: part, hint: didYouMean(part, others) })];
    return part !== '' && parts.indexOf(part) < position ? [faultAt(draft, here, { expected: 'every stress once', found: part })] : [];
  });
};

/** Whether a stress changes anything, as far as its parts could be read; an unknown key may be the one that does. */
const checkEffect = (draft: Draft, path: Path): readonly Diagnostic[] => {
  if (lookup(draft.tree, path)?.kind !== 'map' || hasUnknownKeys(draft, path) || has(draft, [...path, 'all_of'])) return [];
  const isMap = (key: string): boolean => !has(draft, [...path, key]) || lookup(draft.tree, [...path, key])?.kind === 'map';
  const factors = keysAt(draft.tree, [...path, 'multiply']);
  const idle = factors.every((factor) => knownAt(draft, [...path, 'multiply', factor]) === 1);
  if (!isMap('multiply') || !isMap('change') || !idle || changesIn(draft, [...path, 'change']).length > 0) return [];
  const hint = 'state multiply, change or all_of';
  const stated = factors.length > 0 || keysAt(draft.tree, [...path, 'change']).length > 0;
  return [faultAtKey(draft, path, { expected: 'a stress that changes something', ...(stated ? { found: 'what is so already' } : {}), hint })];
};

/** A stress is made of no more stresses than can be laid over one another. */
const checkSize = (draft: Draft, name: string): readonly Diagnostic[] => {
  const found = new Set<string>([name]);
  for (const part of found) {
    for (const inner of partsOf(draft, part)) found.add(inner);
    if (found.size > mostTogether + 1)
      return [faultAt(draft, ['stresses', name, 'all_of'], { expected: `a stress made of at most ${mostTogether} others`, found: 'more' })];
  }
  return [];
};

import * as E from 'fp-ts/lib/Either.js';
import type { Target } from './business.js';
import type { Fault } from './diagnostic.js';
import { didYouMean } from './hints.js';
import { keysAt } from './tree.js';
import type { Tree } from './tree.js';

/** Words that stand for a part of every scenario. */
const reserved = ['reach', 'conversion', 'churn', 'win_back', 'usage', 'price', 'cost', 'revenue', 'recommender'] as const;

type Section = 'channels' | 'offer' | 'costs' | 'revenue' | 'capacity';
type Named = Extract<Target, { readonly name: string }>['of'];

/** The sections whose names can be acted on, where they stand, and what is then acted on. */
const sections: readonly { readonly section: Section; readonly path: readonly string[]; readonly of: Named }[] = [
  { section: 'channels', path: ['reach', 'channels'], of: 'spend' },
  { section: 'offer', path: ['offer'], of: 'plan price' },
  { section: 'costs', path: ['costs'], of: 'cost line' },
  { section: 'revenue', path: ['revenue'], of: 'revenue line' },
  { section: 'capacity', path: ['capacity'], of: 'capacity' },
];

/** The names of a scenario by the section they stand in. */
export type TargetNames = Readonly<Record<Section, readonly string[]>>;

/** What can be acted on in a file. */
export const namesOf = (tree: Tree): TargetNames =>
  Object.fromEntries(sections.map(({ section, path }) => [section, keysAt(tree, path)])) as Record<Section, readonly string[]>;

/**
 * What a name stands for: a reserved word, the one thing of that name, or with its section (`costs.search`) that thing.
 * Left: there is no such thing, or several.
 */
export const resolveTarget = (names: TargetNames, written: string): E.Either<Fault, Target> => {
  const word = reserved.find((candidate) => candidate === written);
  if (word !== undefined) return E.right({ of: word });
  const holders = sections.flatMap(({ section, of }) =>
    names[section].flatMap((name) => (written === name || written === `${section}.${name}` ? [{ section, target: { of, name } }] : [])),
  );
  const [first, ...others] = holders;
  if (first === undefined) return E.left({ expected: 'something that can be acted on', found: written, hint: unknownHint(names, written) });
  if (others.length === 0) return E.right(first.target);
  const full = holders.map(({ section }) => `${section}.${written}`);
  return E.left({ expected: `${full.join(' or ')}`, found: written, hint: `several have this name: write ${full[0]}, say` });
};

const unknownHint = (names: TargetNames, written: string): string => {
  const dot = written.indexOf('.');
  const section = sections.find((candidate) => candidate.section === written.slice(0, dot))?.section;
  if (section !== undefined)
    return didYouMean(
      written,
      names[section].map((name) => `${section}.${name}`),
    );
  if (dot >= 0)
    return didYouMean(
      written,
      sections.flatMap((candidate) => names[candidate.section].map((name) => `${candidate.section}.${name}`)),
    );
  return didYouMean(written, [...reserved, ...sections.flatMap((candidate) => names[candidate.section])]);
};

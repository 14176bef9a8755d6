import { dirname, isAbsolute, join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { diagnose } from './diagnostic.js';
import type { Diagnostic, Fault } from './diagnostic.js';
import { readTree } from './readTree.js';
import type { ReadTree } from './readTree.js';
import { makeSource } from './source.js';
import type { Source } from './source.js';
import { placeOf, scalarAt } from './tree.js';
import type { MapTree } from './tree.js';
import { variantOf } from './variantOf.js';

/** Gives the text of a file. Left: why it cannot be read, as it reads after "got". */
export type FileReader = (path: string) => E.Either<string, string>;

/** Most files that extend one another. */
const longestChain = 20;

/** The path of a file that another file names: relative to the folder of that other file. */
export const besides = (file: string, named: string): string => (isAbsolute(named) ? named : join(dirname(file), named));

/** Reads a file and what it extends into one tree; every part keeps the place where it is written. */
export const readExtended = (
  source: Source,
  readFile: FileReader,
  chain: readonly string[] = [source.file],
): E.Either<readonly Diagnostic[], ReadTree> => {
  const own = readTree(source);
  if (E.isLeft(own) || own.right.tree.kind !== 'map' || !own.right.tree.entries.has('extends')) return own;
  const { tree, diagnostics } = own.right;
  const stop = (fault: Fault): E.Either<readonly Diagnostic[], never> =>
    E.left([...diagnostics, diagnose(placeOf(tree, ['extends']), ['extends'], fault)]);
  const named = scalarAt(tree, ['extends']);
  if (named === undefined || typeof named.value !== 'string' || named.value === '')
    return stop({
      expected: 'the name of a scenario file',
      ...(named === undefined ? { found: 'a map or a list' } : named.text === '' ? {} : { found: named.text }),
    });
  const file = besides(source.file, named.value);
  if (chain.includes(file)) return stop({ expected: 'files that do not extend one another in a circle', found: [...chain, file].join(' -> ') });
  if (chain.length >= longestChain) return stop({ expected: `at most ${longestChain} files that extend one another`, found: 'more' });
  const text = readFile(file);
  if (E.isLeft(text)) return stop({ expected: 'a file that can be read', found: text.left });
  const base = readExtended(makeSource(file, text.right), readFile, [...chain, file]);
  if (E.isLeft(base)) return E.left([...diagnostics, ...base.left]);
  return E.right({ tree: variantOf(base.right.tree, withoutExtends(tree)), diagnostics: [...diagnostics, ...base.right.diagnostics] });
};

const withoutExtends = (tree: MapTree): MapTree => ({ ...tree, entries: new Map([...tree.entries].filter(([key]) => key !== 'extends')) });

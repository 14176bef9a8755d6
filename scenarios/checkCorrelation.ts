import { cholesky, correlationMatrix } from './correlation.js';
import type { RankCorrelation } from './correlation.js';
import type { Diagnostic, Path } from './diagnostic.js';
import { faultAt, knownAt } from './draft.js';
import type { Draft } from './draft.js';
import { didYouMean } from './hints.js';
import { itemsAt, scalarAt } from './tree.js';
import type { Randomness } from './value.js';

/** Most values that can be correlated; each costs a row of the matrix that is solved. */
const mostValues = 100;

/** What correlations must be: of two different uncertain values, once, and such that all of them can hold together. */
export const checkCorrelation = (draft: Draft): readonly Diagnostic[] => {
  const pairs = itemsAt(draft.tree, ['correlate']).map((_, position) => ({
    path: ['correlate', position],
    ...pairAt(draft, ['correlate', position]),
  }));
  const unfit = pairs.map(({ path, first, second }, position) => [
    ...checkValue(draft, [...path, 0], first),
    ...checkValue(draft, [...path, 1], second),
    ...(first === undefined || second === undefined ? [] : checkPair(draft, path, first, second, pairs.slice(0, position))),
  ]);
  const sound = pairs.flatMap(({ path, first, second, value }, position) =>
    first === undefined || second === undefined || value === undefined || unfit[position].length > 0 ? [] : [{ path, first, second, value }],
  );
  return [...unfit.flat(), ...checkTogether(draft, sound)];
};

interface Pair {
  readonly first?: string;
  readonly second?: string;
  readonly value?: number;
}

const pairAt = (draft: Draft, path: Path): Pair => {
  const name = (position: number): string | undefined => {
    const scalar = scalarAt(draft.tree, [...path, position]);
    return typeof scalar?.value === 'string' && scalar.value !== '' ? scalar.text : undefined;
  };
  return { first: name(0), second: name(1), value: knownAt(draft, [...path, 2]) };
};

const instead: Readonly<Record<Exclude<Randomness, 'uncertain'>, { readonly found: string; readonly hint: string }>> = {
  known: { found: 'known', hint: 'a number that is not drawn moves with nothing: write a range or a distribution there' },
  across: { found: 'different for every agent', hint: 'only values that are drawn once a trial can be correlated: leave out across there' },
  monthly: { found: 'drawn each month', hint: 'only values that are drawn once a trial can be correlated: leave out each month there' },
};

/** A value that is there and could not be read is a mistake already; its correlation is passed over. */
const checkValue = (draft: Draft, path: Path, name: string | undefined): readonly Diagnostic[] => {
  if (name === undefined) return [];
  const randomness = draft.values.get(name)?.quantity.randomness;
  const expected = 'the path of an uncertain value';
  if (randomness === 'uncertain') return [];
  if (randomness !== undefined)
    return [faultAt(draft, path, { expected, found: `${name}, which is ${instead[randomness].found}`, hint: instead[randomness].hint })];
  if (scalarAt(draft.tree, stepsOf(name)) !== undefined) return [];
  const uncertain = [...draft.values].flatMap(([other, { quantity }]) => (quantity.randomness === 'uncertain' ? [other] : []));
  return [
    faultAt(draft, path, {
      expected,
      found: name,
      hint: uncertain.length === 0 ? 'no value of this file is uncertain' : didYouMean(name, uncertain),
    }),
  ];
};

/** The path that a text names: `offer.basic.price[1].value`. */
const stepsOf = (name: string): Path => name.split(/[.[]/).map((step) => (step.endsWith(']') ? Number(step.slice(0, -1)) : step));

const checkPair = (draft: Draft, path: Path, first: string, second: string, before: readonly Pair[]): readonly Diagnostic[] => {
  if (first === second) return [faultAt(draft, [...path, 1], { expected: 'another value', found: second, hint: 'a value always moves with itself' })];
  const again = before.findIndex((pair) => (pair.first === first && pair.second === second) || (pair.first === second && pair.second === first));
  if (again < 0) return [];
  return [
    faultAt(draft, path, {
      expected: 'every pair once',
      found: `${first} and ${second} again`,
      hint: `they stand in correlate[${again}]; keep one of the two`,
    }),
  ];
};

/** Names the last stated pair whose addition makes those up to it impossible; a later one may make up for it, so all are tried first. */
const checkTogether = (draft: Draft, pairs: readonly (RankCorrelation & { readonly path: Path })[]): readonly Diagnostic[] => {
  const names = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  if (names.length > mostValues)
    return [faultAt(draft, ['correlate'], { expected: `at most ${mostValues} correlated values`, found: String(names.length) })];
  const possible = (count: number): boolean => cholesky(correlationMatrix(names, pairs.slice(0, count))) !== undefined;
  let last = pairs.length;
  if (last === 0 || possible(last)) return [];
  while (!possible(last - 1)) last -= 1;
  const { path, first, second, value } = pairs[last - 1];
  return [
    faultAt(draft, [...path, 2], {
      expected: 'correlations that can hold together: a positive definite matrix',
      found: `${value} of ${first} and ${second}`,
      hint:
        Math.abs(value) === 1
          ? 'of two values that always move together only one is drawn: state less than 1'
          : 'what is stated of these and other values contradicts it: weaken it, or state how the others move together',
    }),
  ];
};

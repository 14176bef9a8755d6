import type { Categories, DataColumns, WantedColumn } from './columns.js';
import { numberReader } from './numberCell.js';

/** One column of a table of features. */
export interface Feature {
  /** `tenure`; `Contract: One year` for a level of a column of words. */
  readonly name: string;
  /** The column of the file. */
  readonly column: string;
  /** The level that is 1 here; null: the column holds numbers. */
  readonly level: string | null;
  /** Mean and standard deviation by which it was standardised, in units of the file (shares, for a level). */
  readonly mean: number;
  readonly sd: number;
}

/** Features of rows, ready for a linear model. */
export interface FeatureTable {
  readonly features: readonly Feature[];
  readonly rows: number;
  /** `[row][feature]`, row by row: `(value - mean) / sd`. */
  readonly values: Float32Array;
  /** By column of words: the level that has no feature of its own, because all others are measured against it. */
  readonly references: readonly { readonly column: string; readonly level: string }[];
  /** Columns that were not used, and why, to be shown to the user. */
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
}

/** More different words than this are names or free text, not levels. */
const mostLevels = 50;

/** The role under which a feature column is read: it cannot clash with a part of a fit. */
const featureRole = (column: string): string => `feature ${column}`;

/** What has to be read for `featureTable`. A row with a blank feature is left out and counted. */
export const featureColumns = (columns: readonly string[]): readonly WantedColumn[] =>
  columns.map((name) => ({ role: featureRole(name), name, type: 'category', blank: 'drop' }));

/**
 * Turns columns that were read by `featureColumns` into standardised numbers. A column is numeric when every cell is a number; otherwise
 * each of its words becomes a column of 0 and 1, except the most frequent one, against which the others are measured. Words that fewer
 * than `smallestCell` of the training rows have are taken together as `other`, and left with the reference when even together they are too few.
 * Left out, and named in `leftOut`: columns with one value only, and columns of words with more than 50 of them, as identifiers have.
 * @param columns names of the columns, in the order that the features keep
 * @param training rows from which levels, means and standard deviations are taken, so that held-out rows stay unseen
 */
export const featureTable = (
  data: DataColumns,
  columns: readonly string[],
  { training, smallestCell }: { readonly training: ArrayLike<number>; readonly smallestCell: number },
): FeatureTable => {
  const parts = columns.map((column) => partsOf(column, data.categories.get(featureRole(column)), training, smallestCell));
  const drafts = parts.flatMap((part) => part.drafts);
  const values = new Float32Array(data.used * drafts.length);
  const features = drafts.map(({ valueOf, ...draft }, at): Feature => {
    const { mean, sd } = moments(training, valueOf);
    for (let row = 0; row < data.used; row++) values[row * drafts.length + at] = (valueOf(row) - mean) / sd;
    return { ...draft, mean, sd };
  });
  return {
    features,
    rows: data.used,
    values,
    references: parts.flatMap(({ column, reference }) => (reference === undefined ? [] : [{ column, level: reference }])),
    leftOut: parts.flatMap(({ column, leftOut }) => (leftOut === undefined ? [] : [{ column, reason: leftOut }])),
  };
};

interface Draft {
  readonly name: string;
  readonly column: string;
  readonly level: string | null;
  readonly valueOf: (row: number) => number;
}

interface Parts {
  readonly column: string;
  readonly drafts: readonly Draft[];
  readonly reference?: string;
  readonly leftOut?: string;
}

const partsOf = (column: string, read: Categories | undefined, training: ArrayLike<number>, smallestCell: number): Parts => {
  if (read === undefined) throw new Error(`column ${column} was not read as a feature`);
  const { codes, levels } = read;
  const counts = new Int32Array(levels.length);
  for (let at = 0; at < training.length; at++) counts[codes[training[at]]]++;
  if (counts.filter((count) => count > 0).length < 2) return { column, drafts: [], leftOut: 'has one value only' };
  const numbers = numericLevels(levels);
  const used = numbers?.filter((_, code) => counts[code] > 0);
  if (used?.every((value) => value === used[0])) return { column, drafts: [], leftOut: 'has one value only' };
  if (numbers !== undefined) return { column, drafts: [{ name: column, column, level: null, valueOf: (row) => numbers[codes[row]] }] };
  if (levels.length > mostLevels) {
    const odd = levels.filter((level) => Number.isNaN(numberReader(undefined).read(level)));
    if (odd.length < levels.length / 2)
      return { column, drafts: [], leftOut: `has cells that are no numbers among its numbers, such as ${odd.slice(0, 3).join(', ')}: mend them, or leave them blank` };
    const reason = `has ${levels.length.toLocaleString('en-US')} different words in ${codes.length.toLocaleString('en-US')} rows, as names have`;
    return { column, drafts: [], leftOut: reason };
  }
  return { column, ...levelParts(column, read, counts, smallestCell) };
};

/** The numbers that the levels stand for; undefined: one of them is no number. */
const numericLevels = (levels: readonly string[]): Float64Array | undefined => {
  const { read } = numberReader(undefined);
  const numbers = Float64Array.from(levels, read);
  return numbers.some(Number.isNaN) ? undefined : numbers;
};

const levelParts = (column: string, { codes, levels }: Categories, counts: Int32Array, smallestCell: number): Omit<Parts, 'column'> => {
  // By frequency, then by name, so that the order of rows decides nothing.
  const ordered = levels
    .map((level, code) => ({ level, code, count: counts[code] }))
    .sort((a, b) => b.count - a.count || (a.level < b.level ? -1 : 1));
  const [reference, ...rest] = ordered;
  const isLarge = ({ count }: { readonly count: number }): boolean => count > 0 && count >= smallestCell;
  const large = rest.filter(isLarge);
  const small = rest.filter((level) => !isLarge(level));
  const smallCodes = new Set(small.map(({ code }) => code));
  const draft = (level: string, has: (code: number) => boolean): Draft => ({
    name: `${column}: ${level}`,
    column,
    level,
    valueOf: (row) => (has(codes[row]) ? 1 : 0),
  });
  const drafts = large.map(({ level, code }) => draft(level, (own) => own === code));
  const others = small.reduce((sum, { count }) => sum + count, 0);
  if (others >= smallestCell && others > 0) drafts.push(draft('other', (own) => smallCodes.has(own)));
  return drafts.length === 0
    ? { drafts, leftOut: `has fewer than ${smallestCell} rows of all words but one` }
    : { drafts, reference: reference.level };
};

const moments = (rows: ArrayLike<number>, valueOf: (row: number) => number): { readonly mean: number; readonly sd: number } => {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += valueOf(rows[at]);
  const mean = sum / rows.length;
  let squares = 0;
  for (let at = 0; at < rows.length; at++) squares += (valueOf(rows[at]) - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / rows.length) };
};

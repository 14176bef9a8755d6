import type { DataColumns } from '../../../models/data/columns.js';

/** A row of a table of interactions as it might stand in a file, below a header. */
export interface Deed {
  readonly user: string;
  readonly item: string;
  readonly rating?: number;
  readonly count?: number;
  /** A day, `2026-03-01`. */
  readonly time?: string;
  readonly segment?: string;
  readonly group?: string;
}

/** A table in memory as the reader of columns gives it; the first row tells which columns there are. */
export const columnsOf = (deeds: readonly Deed[]): DataColumns => {
  const has = (role: keyof Deed): boolean => deeds[0]?.[role] !== undefined;
  const numbers = (['rating', 'count'] as const).filter(has).map((role) => [role, Float64Array.from(deeds, (deed) => deed[role] ?? NaN)] as const);
  const categories = (['user', 'item', 'segment', 'group'] as const).filter(has).map((role) => [role, categoriesOf(deeds.map((deed) => deed[role] ?? ''))] as const);
  return {
    file: 'deeds.csv',
    sha256: 'ab'.repeat(32),
    rows: deeds.length,
    used: deeds.length,
    dropped: [],
    numbers: new Map(numbers),
    categories: new Map(categories),
    texts: new Map(),
    times: new Map(has('time') ? [['time', Float64Array.from(deeds, (deed) => Date.parse(deed.time ?? ''))]] : []),
    flags: new Map(),
    lines: Int32Array.from(deeds, (_, row) => row + 2),
    faultAt: (row, role, { expected, found, hint }) => ({
      file: 'deeds.csv',
      line: row + 2,
      column: 1,
      path: role,
      message: expected,
      ...(found === undefined ? {} : { found }),
      ...(hint === undefined ? {} : { hint }),
    }),
  };
};

const categoriesOf = (words: readonly string[]): { readonly codes: Int32Array; readonly levels: readonly string[] } => {
  const levels = [...new Set(words)];
  const codes = new Map(levels.map((level, code) => [level, code]));
  return { codes: Int32Array.from(words, (word) => codes.get(word) ?? -1), levels };
};

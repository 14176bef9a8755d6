import type { Categories } from '../data/columns.js';

/** Rows of one segment. */
export interface SegmentRows {
  /** ``: everybody. */
  readonly name: string;
  readonly rows: Int32Array;
}

/** Segments that are large enough to be shown, in order of their names, and how many are not. */
export interface ShownSegments {
  readonly shown: readonly SegmentRows[];
  readonly hidden: { readonly segments: number };
}

/**
 * Some rows by segment, without the segments that have fewer of them than `smallestCell`.
 * @param rows the rows that are meant: all, or those held out
 */
export const segmentRows = ({ codes, levels }: Categories, rows: Int32Array, smallestCell: number): ShownSegments => {
  const all = levels.map((name, code) => ({ name, rows: rows.filter((row) => codes[row] === code) })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isShown = (segment: SegmentRows): boolean => segment.rows.length >= Math.max(1, smallestCell);
  const small = all.filter((segment) => !isShown(segment) && segment.rows.length > 0);
  return {
    shown: all.filter(isShown),
    hidden: { segments: small.length },
  };
};

/** What a card or a note says of hidden segments; nothing where there is none. */
export const hiddenText = ({ segments }: ShownSegments['hidden'], smallestCell: number): readonly string[] =>
  segments === 0 ? [] : [`${segments === 1 ? 'One segment' : `${segments} segments`} with fewer than ${smallestCell} rows ${segments === 1 ? 'is' : 'are'} left out.`];

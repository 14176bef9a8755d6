/** What people did with items, without anybody's name: rows in order of person, and of time where it is known. */
export interface Interactions {
  /** `ratings`: how much they liked it, any number; `uses`: that they used it, so often. */
  readonly kind: 'ratings' | 'uses';
  /** `[row]`, from 0. */
  readonly people: Int32Array;
  /** `[row]`, from 0. */
  readonly items: Int32Array;
  /** `[row]`: the rating, or how often it was used, above 0. */
  readonly values: Float32Array;
  /** `[person + 1]`: the rows of a person are from `starts[person]` to before `starts[person + 1]`. */
  readonly starts: Int32Array;
  /** Whether the rows of a person are in the order in which they happened. */
  readonly timed: boolean;
  /** Segments, and that of each person; one segment named `` where the data names none. */
  readonly segments: readonly string[];
  readonly segmentOf: Int32Array;
  /** Groups of items, and that of each item; none where the data names none. */
  readonly groups: readonly string[];
  readonly groupOf: Int32Array;
  /** Rows that were left out here, by reason. */
  readonly dropped: readonly { readonly reason: string; readonly rows: number }[];
}

/** Some rows of interactions, each with its person, item and value. */
export interface Rows {
  readonly people: Int32Array;
  readonly items: Int32Array;
  readonly values: Float32Array;
}

export const peopleOf = ({ starts }: Interactions): number => starts.length - 1;
export const itemsOf = ({ groupOf }: Interactions): number => groupOf.length;

/** The rows of these numbers. */
export const selectRows = ({ people, items, values }: Rows, rows: Int32Array): Rows => ({
  people: rows.map((row) => people[row]),
  items: rows.map((row) => items[row]),
  values: Float32Array.from(rows, (row) => values[row]),
});

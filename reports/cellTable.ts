/** Rows of words and numbers under headings, the first of a row its name; numbers are rounded where they are written. */
export interface CellTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly note?: string;
}

import { shuffledRows } from '../training/shuffle.js';

/** Rows that weights are learned from, that say when to stop, and that are only looked at in the end. Each in rising order. */
export interface Split {
  readonly training: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

/**
 * Splits rows at random so that every part has each stratum in the same proportion, to one row.
 * @param strata [row] whole numbers: the class of the row
 * @param shares parts of the rows, between 0 and 1; the rest is for training
 */
export const stratifiedSplit = (strata: ArrayLike<number>, shares: { readonly validation: number; readonly test: number }, seed: string): Split => {
  const byStratum = new Map<number, number[]>();
  shuffledRows(strata.length, `${seed} split`).forEach((row) => {
    const rows = byStratum.get(strata[row]);
    if (rows === undefined) byStratum.set(strata[row], [row]);
    else rows.push(row);
  });
  const part = (from: (rows: number) => number, to: (rows: number) => number): Int32Array =>
    Int32Array.from([...byStratum.values()].flatMap((rows) => rows.slice(from(rows.length), to(rows.length)))).sort();
  const test = (rows: number): number => Math.round(rows * shares.test);
  const validation = (rows: number): number => test(rows) + Math.round(rows * shares.validation);
  return { training: part(validation, (rows) => rows), validation: part(test, validation), test: part(() => 0, test) };
};

/**
 * How a split was made, for a card: `4,219 rows for training, 1,407 to say when to stop, 1,406 held out; drawn at random within each class`.
 * @param within what each part has in the same proportion; empty: nothing
 */
export const splitText = ({ training, validation, test }: Split, within: string): string => {
  const stopping = validation.length === 0 ? '' : `, ${count(validation)} to say when to stop`;
  return `${count(training)} rows for training${stopping}, ${count(test)} held out; drawn at random${within === '' ? '' : ` within ${within}`}`;
};

const count = (rows: Int32Array): string => rows.length.toLocaleString('en-US');

import seedrandom from 'seedrandom';
import { peopleOf, type Interactions } from './interactions.js';

/** Numbers of rows: what is learned from, what decides when to stop, and what the model is judged by. */
export interface Split {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
  /** People of whom something is held out. */
  readonly judged: number;
}

/** People with fewer items than this are learned from as a whole. */
export const fewestItems = 5;
/** Share of a person's items that is held out for the test, and as much again for validation; one at least. */
const heldShare = 0.1;

/**
 * Holds out the last tenth of the items of every person who has five or more, and the tenth before for validation, at least one
 * each; without times, items drawn at random with the seed.
 */
export const splitByPerson = (interactions: Interactions, seed: string): Split => {
  const draw = seedrandom(`${seed} split`);
  const train: number[] = [];
  const validation: number[] = [];
  const test: number[] = [];
  let judged = 0;
  for (let person = 0; person < peopleOf(interactions); person++) {
    const [from, to] = [interactions.starts[person], interactions.starts[person + 1]];
    const rows = Array.from({ length: to - from }, (_, index) => from + index);
    const held = rows.length < fewestItems ? 0 : Math.max(1, Math.floor(heldShare * rows.length));
    if (held > 0) judged += 1;
    if (!interactions.timed) moveToEnd(rows, 2 * held, draw);
    const last = rows.length - held;
    for (let at = 0; at < rows.length; at++) (at >= last ? test : at >= last - held ? validation : train).push(rows[at]);
  }
  return { train: Int32Array.from(train), validation: Int32Array.from(validation), test: Int32Array.from(test), judged };
};

/** Puts so many rows, drawn at random, at the end. */
const moveToEnd = (rows: number[], count: number, draw: () => number): void => {
  for (let last = rows.length - 1; last >= rows.length - count; last--) {
    const other = Math.floor(draw() * (last + 1));
    [rows[last], rows[other]] = [rows[other], rows[last]];
  }
};

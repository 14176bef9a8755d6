import seedrandom from 'seedrandom';
import type { Rows } from './interactions.js';
import { popularityOf } from './popularity.js';
import { rowsByKey } from './rowsByKey.js';

/** Draws, for every row, items that its person has not used. */
export type DrawNegatives = (rows: Rows, each: number, seed: string) => Int32Array;

/** Draws before an item that the person has used is taken all the same: who has used nearly everything has nothing else. */
const mostTries = 50;

/**
 * A drawer of items not used: each of those that somebody has used in training, equally often, but not those that the person of the
 * row has used in training (Rendle et al. 2009, "BPR", section 4.2, draw so; He et al. 2017, "Neural collaborative filtering", 3.4).
 * @returns `[row][draw]`, flat
 */
export const negativesOf = (train: Rows, peopleCount: number, itemCount: number): DrawNegatives => {
  const { starts, order } = rowsByKey(train.people, peopleCount);
  const used = order.map((row) => train.items[row]);
  for (let person = 0; person < peopleCount; person++) used.subarray(starts[person], starts[person + 1]).sort();
  const popularity = popularityOf(train, itemCount);
  const candidates = Int32Array.from(popularity.keys()).filter((item) => popularity[item] > 0);
  return (rows, each, seed) => {
    const draw = seedrandom(seed);
    const drawn = new Int32Array(rows.people.length * each);
    for (let row = 0, at = 0; row < rows.people.length; row++) {
      const from = starts[rows.people[row]];
      const to = starts[rows.people[row] + 1];
      for (let one = 0; one < each; one++) {
        let item = candidates[Math.floor(draw() * candidates.length)];
        for (let turn = 1; turn < mostTries && contains(used, from, to, item); turn++) item = candidates[Math.floor(draw() * candidates.length)];
        drawn[at++] = item;
      }
    }
    return drawn;
  };
};

/** Whether a rising part of an array holds a value. */
const contains = (values: Int32Array, from: number, to: number, wanted: number): boolean => {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low < to && values[low] === wanted;
};

import { firstItems } from './firstItems.js';
import { itemsOf, peopleOf, type Interactions } from './interactions.js';

/** What is ranked for whom: items known from training, without those that a person has used already. */
export interface RankingTask {
  /** Those for whom something that matters is held out, in rising order. */
  readonly judged: Int32Array;
  /** `[judged]`: the items that are held out for each, the best first. */
  readonly wanted: readonly Int32Array[];
  /** `[judged]`: items that are not ranked, being used already. */
  readonly used: readonly Int32Array[];
  /** `[item]`: 1 for those that somebody used in training, the only ones that can be ranked. */
  readonly known: Uint8Array;
  /** How many held-out items nobody used in training; they stay among the wanted, where every method misses them. */
  readonly unknown: number;
}

/** Numbers of rows: those learned from, those that make an item used, and those to be found. */
export interface RankingRows {
  readonly train: Int32Array;
  readonly used: readonly Int32Array[];
  readonly held: Int32Array;
}

/** Writes the scores of all items for a person. */
export type Scorer = (person: number, scores: Float32Array) => void;

/** How well each judged person's held-out items were ranked. */
export interface Ranked {
  /** `[judged]`: share of the held-out items that are among the first. */
  readonly recall: Float64Array;
  /** `[judged]`: their discounted gain by place, by what it could be at most. */
  readonly ndcg: Float64Array;
  /** `[judged]`: 1 when the best of the held-out items is among the first, else 0. */
  readonly hit: Float64Array;
}

/**
 * The held-out items that a ranking should find: all uses, the most used first and the next one first among equals; of ratings, those at
 * or above the mean of training, the best liked first.
 * @param mostPeople at most so many are judged, evenly over all: ranking takes time in proportion to people times items
 */
export const rankingTask = (interactions: Interactions, { train, used: taken, held }: RankingRows, mostPeople: number): RankingTask => {
  const { kind, people, items, values } = interactions;
  const known = new Uint8Array(itemsOf(interactions));
  train.forEach((row) => (known[items[row]] = 1));
  const liked = kind === 'uses' ? -Infinity : train.reduce((sum, row) => sum + values[row], 0) / train.length;
  const test = Array.from({ length: peopleOf(interactions) }, (): number[] => []);
  for (const row of held) if (values[row] >= liked) test[people[row]].push(row);
  const used = Array.from({ length: test.length }, (): number[] => []);
  for (const part of taken) for (const row of part) if (test[people[row]].length > 0) used[people[row]].push(items[row]);
  const all = [...test.keys()].filter((person) => test[person].length > 0);
  const judged = all.length <= mostPeople ? all : Array.from({ length: mostPeople }, (_, index) => all[Math.floor(((index + 0.5) * all.length) / mostPeople)]);
  const wanted = judged.map((person) => Int32Array.from(test[person].sort((a, b) => values[b] - values[a] || a - b), (row) => items[row]));
  return {
    judged: Int32Array.from(judged),
    wanted,
    used: judged.map((person) => Int32Array.from(used[person])),
    known,
    unknown: wanted.reduce((sum, each) => sum + each.filter((item) => known[item] === 0).length, 0),
  };
};

/**
 * Recall, normalised discounted cumulative gain (Järvelin & Kekäläinen 2002, with gain 1 and the logarithm of base 2) and hit rate among
 * the first so many of all items that the person has not used. Of equal scores the item that comes first in the file is placed first.
 */
export const rank = ({ judged, wanted, used, known }: RankingTask, score: Scorer, first: number): Ranked => {
  const scores = new Float32Array(known.length);
  const result = { recall: new Float64Array(judged.length), ndcg: new Float64Array(judged.length), hit: new Float64Array(judged.length) };
  judged.forEach((person, at) => {
    score(person, scores);
    for (const item of used[at]) scores[item] = -Infinity;
    const found = firstItems(scores, known, first);
    const places = Array.from(wanted[at], (item) => found.indexOf(item));
    const hits = places.filter((place) => place >= 0);
    result.recall[at] = hits.length / places.length;
    result.ndcg[at] = gain(hits) / gain(places.slice(0, first).map((_, place) => place));
    result.hit[at] = places[0] >= 0 ? 1 : 0;
  });
  return result;
};

const gain = (places: readonly number[]): number => places.reduce((sum, place) => sum + 1 / Math.log2(place + 2), 0);

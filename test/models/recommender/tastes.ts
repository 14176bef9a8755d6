import seedrandom from 'seedrandom';
import type { Interactions } from '../../../models/recommender/interactions.js';
import { normals } from '../../../models/recommender/normals.js';

/** What interactions are drawn from. */
export interface Tastes {
  readonly people: number;
  readonly items: number;
  /** Length of the true vectors. */
  readonly factors: number;
  /** Mean number of items of a person. */
  readonly each: number;
  readonly seed: string;
}

export interface Drawn {
  readonly interactions: Interactions;
  /** The true taste of a person for an item beyond the item's popularity and the person's level: vector . vector, with variance `spread` squared. */
  readonly taste: (person: number, item: number) => number;
  /** The true expected rating, or the true log-odds of use. */
  readonly truth: (person: number, item: number) => number;
}

/** Standard deviations: of the levels of people and items, of tastes, and of what a rating has beside all that. */
export const spreads = { person: 0.3, item: 0.4, taste: 0.6, noise: 0.5 };

const noGroups = { groups: [], dropped: [] };

/** Ratings = 3.5 + person + item + taste + noise of items met at random, the popular ones more often; not rounded, not cut off. */
export const drawRatings = ({ people, items, factors, each, seed }: Tastes): Drawn => {
  const { taste, person, item, popularity } = truthsOf({ people, items, factors, each, seed });
  const truth = (who: number, what: number): number => 3.5 + person[who] + item[what] + taste(who, what);
  const draw = seedrandom(`${seed} which`);
  const noise = normals(people * each, spreads.noise, `${seed} noise`);
  const rows: (readonly [number, number, number])[] = [];
  for (let who = 0; who < people; who++) {
    const met = new Set<number>();
    while (met.size < each) met.add(pick(popularity, draw()));
    for (const what of met) rows.push([who, what, truth(who, what) + noise[rows.length]]);
  }
  return { interactions: interactionsOf('ratings', people, items, rows), taste, truth };
};

/** Uses with the chances logistic(level + popularity + taste), each item of each person apart. */
export const drawUses = ({ people, items, factors, each, seed }: Tastes): Drawn => {
  const { taste, item } = truthsOf({ people, items, factors, each, seed });
  const level = Math.log(each / (items - each)) - 1.2;
  const truth = (who: number, what: number): number => level + 2 * item[what] + 2.5 * taste(who, what);
  const draw = seedrandom(`${seed} uses`);
  const rows: (readonly [number, number, number])[] = [];
  for (let who = 0; who < people; who++) {
    for (let what = 0; what < items; what++) if (draw() < 1 / (1 + Math.exp(-truth(who, what)))) rows.push([who, what, 1]);
  }
  return { interactions: interactionsOf('uses', people, items, rows), taste, truth };
};

const truthsOf = ({ people, items, factors, seed }: Tastes) => {
  const side = Math.sqrt(spreads.taste / Math.sqrt(factors));
  const vectors = { people: normals(people * factors, side, `${seed} people`), items: normals(items * factors, side, `${seed} items`) };
  const taste = (who: number, what: number): number => {
    let sum = 0;
    for (let factor = 0; factor < factors; factor++) sum += vectors.people[who * factors + factor] * vectors.items[what * factors + factor];
    return sum;
  };
  const draw = normals(items, 1, `${seed} popularity`).map(Math.exp);
  const total = draw.reduce((sum, value) => sum + value, 0);
  let running = 0;
  return {
    taste,
    person: normals(people, spreads.person, `${seed} person`),
    item: normals(items, spreads.item, `${seed} item`),
    /** Rising to 1. */
    popularity: Float64Array.from(draw, (value) => (running += value / total)),
  };
};

/** The first place of a rising table that reaches a level. */
const pick = (rising: Float64Array, level: number): number => {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle] < level) low = middle + 1;
    else high = middle;
  }
  return low;
};

const interactionsOf = (kind: Interactions['kind'], people: number, items: number, rows: readonly (readonly [number, number, number])[]): Interactions => {
  const starts = new Int32Array(people + 1);
  rows.forEach(([who]) => (starts[who + 1] += 1));
  for (let who = 0; who < people; who++) starts[who + 1] += starts[who];
  return {
    kind,
    people: Int32Array.from(rows, ([who]) => who),
    items: Int32Array.from(rows, ([, what]) => what),
    values: Float32Array.from(rows, ([, , value]) => value),
    starts,
    timed: false,
    segments: [''],
    segmentOf: new Int32Array(people),
    groupOf: new Int32Array(items),
    ...noGroups,
  };
};

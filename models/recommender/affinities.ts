import type { TablesOf } from '../../scenarios/storedModel.js';
import { shuffledRows } from '../training/shuffle.js';
import { scoreItems } from './factors.js';
import { peopleOf, type Interactions } from './interactions.js';
import type { Scorer } from './ranking.js';
import type { Showing } from './showing.js';
import type { Member, Parts } from './trainMembers.js';

type Tables = TablesOf<'recommender'>;

/** Affinities of a sample of people by segment, and what was too small to be shown. */
export interface Affinities {
  readonly groups: Tables['groups'];
  readonly segments: Tables['segments'];
  readonly suppressed: { readonly segments: number; readonly groups: number };
}

/** Most people of a segment whose affinities are stored; they are taken evenly from more, in order of affinity. */
const mostRows = 200;
const mostRanked = 1000;
const decimals = 4;

/** A group of items and its members, as 1. */
interface Group {
  readonly name: string;
  readonly items: readonly number[];
}

/**
 * Affinities in log-odds, by group of items: for the item that the model ranks first for a person, and for what a person meets without a
 * recommender, the mean over items by popularity. For uses these are the scores as learned: log-odds of use against an item drawn from those
 * not used. For ratings they are (score - mean) / standard deviation of the ratings, so that one log-odds stands for one standard
 * deviation: a convention, since a rating says nothing about buying. From every member its own mean of `other` in the group `all`, over
 * people, is taken off everywhere, so that affinity says what differs between people and items and not how much is used in all.
 */
export const affinitiesOf = (interactions: Interactions, parts: Parts, popularity: Float32Array, members: readonly Member[], showing: Showing, smallestCell: number, seed: string): Affinities => {
  const groups = groupsOf(interactions, parts, smallestCell);
  const cells = peopleBySegment(interactions).map((people, segment) => ({ name: interactions.segments[segment], people }));
  const shown = cells.filter(({ people }) => people.length >= smallestCell);
  const tables = shown.map(({ name, people }) => {
    const sample = shuffledRows(people.length, `${seed} people of ${name}`).subarray(0, mostRanked).map((at) => people[at]);
    return { name, people: people.length, members: members.map((member) => affinitiesBy(member, showing(member), sample, groups, popularity, parts.unit)) };
  });
  const rows = tables.map((table) => ({ ...table, members: evenly(table.members) }));
  const everybody = rows.reduce((sum, { people }) => sum + people, 0);
  const centres = members.map((_, member) => rows.reduce((sum, table) => sum + (table.people * mean(table.members[member].other[0])) / everybody, 0));
  const centred = (values: Float64Array, member: number): number[] => Array.from(values, (value) => Number((value - centres[member]).toFixed(decimals)));
  const byGroup = (table: (typeof rows)[number], which: 'best' | 'other'): number[][][] =>
    groups.map((_, group) => table.members.map((member, index) => centred(member[which][group], index)));
  return {
    groups: groups.map(({ name, items }) => ({ name, items: items.length })),
    segments: rows.map((table) => ({ name: table.name, people: table.people, best: byGroup(table, 'best'), other: byGroup(table, 'other') })),
    suppressed: {
      segments: cells.filter(({ people }) => people.length > 0 && people.length < smallestCell).length,
      groups: interactions.groups.length - (groups.length - 1),
    },
  };
};

/** `all`, then the groups of which enough people used something. */
const groupsOf = ({ groups, groupOf }: Interactions, { train, known }: Parts, smallestCell: number): readonly Group[] => {
  const items = [...known.keys()].filter((item) => known[item] === 1);
  const users = groups.map(() => new Set<number>());
  if (groups.length > 0) train.items.forEach((item, row) => users[groupOf[item]].add(train.people[row]));
  const shown = groups.flatMap((name, group) => (users[group].size >= smallestCell ? [{ name, items: items.filter((item) => groupOf[item] === group) }] : []));
  return [{ name: 'all', items }, ...shown];
};

/** `[segment]`: those who did something. */
const peopleBySegment = (interactions: Interactions): readonly number[][] => {
  const people: number[][] = interactions.segments.map(() => []);
  for (let person = 0; person < peopleOf(interactions); person++) {
    if (interactions.starts[person + 1] > interactions.starts[person]) people[interactions.segmentOf[person]].push(person);
  }
  return people;
};

/** `[group][row]` */
interface MemberAffinities {
  readonly best: readonly Float64Array[];
  readonly other: readonly Float64Array[];
}

const affinitiesBy = ({ factors }: Member, show: Scorer, people: Int32Array, groups: readonly Group[], popularity: Float32Array, unit: number): MemberAffinities => {
  const result = { best: groups.map(() => new Float64Array(people.length)), other: groups.map(() => new Float64Array(people.length)) };
  const scores = new Float32Array(popularity.length);
  const shown = new Float32Array(popularity.length);
  people.forEach((person, row) => {
    scoreItems(factors, person, scores);
    show(person, shown);
    groups.forEach(({ items }, group) => {
      let [best, sum, weight] = [items[0], 0, 0];
      for (const item of items) {
        if (shown[item] > shown[best]) best = item;
        sum += popularity[item] * scores[item];
        weight += popularity[item];
      }
      result.best[group][row] = (scores[best] - factors.mean) / unit;
      result.other[group][row] = (sum / weight - factors.mean) / unit;
    });
  });
  return result;
};

/** People in rising order of their affinity for their best item, on average over members; of more than may be stored, as many from even parts. */
const evenly = (members: readonly MemberAffinities[]): readonly MemberAffinities[] => {
  const count = members[0].best[0].length;
  const average = Float64Array.from({ length: count }, (_, row) => members.reduce((sum, { best }) => sum + best[0][row], 0));
  const order = [...average.keys()].sort((a, b) => average[a] - average[b]);
  const rows = Math.min(count, mostRows);
  const chosen = Array.from({ length: rows }, (_, index) => order[Math.floor(((index + 0.5) * count) / rows)]);
  const choose = (values: Float64Array): Float64Array => Float64Array.from(chosen, (row) => values[row]);
  return members.map(({ best, other }) => ({ best: best.map(choose), other: other.map(choose) }));
};

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

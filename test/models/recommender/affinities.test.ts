import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { affinitiesOf } from '../../../models/recommender/affinities.js';
import { asNewItems, asNewPeople } from '../../../models/recommender/coldStart.js';
import { scoreItems, scoreOf, type Factors } from '../../../models/recommender/factors.js';
import type { Interactions } from '../../../models/recommender/interactions.js';
import type { Showing } from '../../../models/recommender/showing.js';
import type { Member, Parts } from '../../../models/recommender/trainMembers.js';
import { normals } from '../../../models/recommender/normals.js';

/** 600 people of three segments (300, 296, 4) and six items of three groups, the last used by three people only; item 5 by nobody. */
const people = 600;
const segmentOf = Int32Array.from({ length: people }, (_, person) => (person < 300 ? 0 : person < 596 ? 1 : 2));
const rows = Array.from({ length: people }, (_, person) => (person < 3 ? [0, 4] : person % 2 === 0 ? [0, 1] : [0, 2, 3])).map((items, person) => items.map((item) => [person, item])).flat();
const interactions: Interactions = {
  kind: 'uses',
  people: Int32Array.from(rows, ([person]) => person),
  items: Int32Array.from(rows, ([, item]) => item),
  values: new Float32Array(rows.length).fill(1),
  starts: Int32Array.from({ length: people + 1 }, (_, person) => rows.filter(([who]) => who < person).length),
  timed: false,
  segments: ['small', 'large', 'tiny'],
  segmentOf,
  groups: ['drinks', 'food', 'rare'],
  groupOf: Int32Array.of(0, 0, 1, 1, 2, 2),
  dropped: [],
};
const parts: Parts = { train: interactions, validation: interactions, known: Uint8Array.of(1, 1, 1, 1, 1, 0), unit: 2 };
const popularity = Float32Array.of(600, 300, 300, 300, 3, 0);

const memberOf = (seed: string): Member => {
  const factors: Factors = {
    width: 2,
    mean: 3,
    personBias: normals(people, 1, `${seed} person`),
    itemBias: Float32Array.of(1, 0, -1, 0.5, 9, 90),
    people: normals(people * 2, 1, `${seed} people`),
    items: normals(12, 1, `${seed} items`),
  };
  return { factors, trained: { curve: [], best: 1, ended: 'epochs' }, weightOf: new Float32Array(people).fill(1), popularity, biases: undefined };
};
const byScore: Showing = ({ factors }) => (person, scores) => scoreItems(factors, person, scores);
const members = [memberOf('one'), memberOf('two')];
const affinities = affinitiesOf(interactions, parts, popularity, members, byScore, 10, 'test');

test('groups begin with all; what too few people used and segments of too few people are left out and counted', () => {
  assert.equal(affinities.groups, [{ name: 'all', items: 5 }, { name: 'drinks', items: 2 }, { name: 'food', items: 2 }]);
  assert.equal(affinities.segments.map(({ name, people: count }) => [name, count]), [['small', 300], ['large', 296]]);
  assert.equal(affinities.suppressed, { segments: 1, groups: 1 });
});

test('tables are [group][member][row], with at most 200 rows, in rising order of the affinity for the best item', () => {
  for (const { best, other } of affinities.segments) {
    for (const table of [best, other]) assert.equal([table.length, table[0].length, table[0][0].length, table[2][1].length], [3, 2, 200, 200]);
    const average = best[0][0].map((value, row) => value + best[0][1][row]);
    average.slice(1).forEach((value, row) => assert.ok(value >= average[row] - 1e-3));
    best.forEach((group, at) => group.forEach((member, which) => member.forEach((value, row) => assert.ok(value >= other[at][which][row] - 1e-3))));
    best[1].forEach((member, which) => member.forEach((value, row) => assert.ok(value <= best[0][which][row])));
  }
});

test('what is met without a recommender is centred over people, in every member', () => {
  for (const member of members.keys()) {
    const centre = affinities.segments.reduce((sum, { people: count, other }) => sum + (count * other[0][member].reduce((a, b) => a + b, 0)) / 200, 0) / 596;
    assert.ok(Math.abs(centre) < 1e-4, `${centre}`);
  }
});

test('differences of affinities are differences of scores in units', () => {
  // With all people of a segment stored, each row is somebody's: best less other of the group does not depend on the centre.
  const few: Interactions = { ...interactions, segments: ['all of them'], segmentOf: new Int32Array(people), starts: interactions.starts.map((start, person) => (person > 100 ? interactions.starts[100] : start)) };
  const [{ best, other }] = affinitiesOf(few, parts, popularity, members, byScore, 10, 'test').segments;
  assert.is(best[2][0].length, 100);
  const score = (person: number, item: number): number => scoreOf(members[0].factors, person, item);
  const wanted = Array.from({ length: 100 }, (_, person) => (Math.max(score(person, 2), score(person, 3)) - (score(person, 2) + score(person, 3)) / 2) / 2);
  const found = best[2][0].map((value, row) => value - other[2][0][row]);
  const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
  sorted(found).forEach((value, at) => assert.ok(Math.abs(value - sorted(wanted)[at]) < 2e-4));
});

test('a new person is the mean of the segment, a new item the mean of its group', () => {
  const { factors } = members[0];
  const strangers = asNewPeople(factors, interactions);
  const mean = (values: Float32Array, of: (index: number) => boolean): number => {
    const chosen = values.filter((_, index) => of(index));
    return chosen.reduce((sum, value) => sum + value, 0) / chosen.length;
  };
  assert.ok(Math.abs(strangers.personBias[599] - mean(factors.personBias, (person) => segmentOf[person] === 2)) < 1e-6);
  assert.ok(Math.abs(strangers.people[1] - mean(factors.people, (at) => at % 2 === 1 && segmentOf[Math.floor(at / 2)] === 0)) < 1e-6);
  assert.is(strangers.items, factors.items);
  const items = asNewItems(factors, interactions, parts.known, (item) => item === 5);
  assert.is(items.itemBias[5], 9);
  assert.equal([...items.items.subarray(0, 10)], [...factors.items.subarray(0, 10)]);
  assert.equal([...items.items.subarray(10)], [...factors.items.subarray(8, 10)]);
  const lonely = asNewItems(factors, interactions, Uint8Array.of(1, 1, 0, 0, 1, 0), (item) => item === 2);
  assert.ok(Math.abs(lonely.itemBias[2] - (1 + 0 + 9) / 3) < 1e-6, 'a group without a known item takes the mean of all');
});

test.run();

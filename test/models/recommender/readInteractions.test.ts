import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Interactions } from '../../../models/recommender/interactions.js';
import { readInteractions } from '../../../models/recommender/readInteractions.js';
import { formatDiagnostic } from '../../../scenarios/diagnostic.js';
import { columnsOf, type Deed } from './columns.js';

const read = (deeds: readonly Deed[]): Interactions => {
  const result = readInteractions(columnsOf(deeds));
  if (isLeft(result)) throw new Error(result.left.map(({ message }) => message).join('\n'));
  return result.right;
};

const faults = (deeds: readonly Deed[]): readonly string[] => {
  const result = readInteractions(columnsOf(deeds));
  return isLeft(result) ? result.left.map((each) => formatDiagnostic(each, { color: false, frame: false })) : [];
};

/** `person item value` of every row. */
const rowsOf = ({ people, items, values }: Interactions): readonly string[] => [...people].map((person, row) => `${person} ${items[row]} ${values[row]}`);

test('uses of one item are added up, in order of person and of the first use', () => {
  const interactions = read([
    { user: 'ann', item: 'tea', count: 2, time: '2026-03-05' },
    { user: 'bob', item: 'tea', count: 1, time: '2026-03-01' },
    { user: 'ann', item: 'cup', count: 1, time: '2026-03-02' },
    { user: 'ann', item: 'tea', count: 3, time: '2026-03-01' },
    { user: 'ann', item: 'cup', count: -1, time: '2026-03-09' },
    { user: 'bob', item: 'pot', count: 0, time: '2026-03-09' },
  ]);
  assert.is(interactions.kind, 'uses');
  assert.is(interactions.timed, true);
  assert.equal(rowsOf(interactions), ['0 0 5', '0 1 1', '1 0 1']);
  assert.equal([...interactions.starts], [0, 2, 3]);
  assert.equal(interactions.dropped, [{ reason: 'a count of 0 or less, as of what was given back', rows: 2 }]);
});

test('without ratings and counts a row is one use', () => {
  assert.equal(rowsOf(read([{ user: 'ann', item: 'tea' }, { user: 'ann', item: 'tea' }, { user: 'ann', item: 'cup' }])), ['0 0 2', '0 1 1']);
});

test('of several ratings of an item the latest counts, and the others are counted as left out', () => {
  const interactions = read([
    { user: 'ann', item: 'tea', rating: 2, time: '2026-03-05' },
    { user: 'ann', item: 'cup', rating: 4, time: '2026-03-04' },
    { user: 'ann', item: 'tea', rating: 5, time: '2026-03-01' },
  ]);
  assert.is(interactions.kind, 'ratings');
  assert.equal(rowsOf(interactions), ['0 0 2', '0 1 4']);
  assert.equal(interactions.dropped, [{ reason: 'the same person rated the item again later', rows: 1 }]);
});

test('ratings of 0 and below are ratings', () => {
  assert.equal(rowsOf(read([{ user: 'ann', item: 'tea', rating: 0 }, { user: 'ann', item: 'cup', rating: -2 }])), ['0 0 0', '0 1 -2']);
});

test('a second rating without times is a mistake, with its line and that of the first', () => {
  assert.equal(faults([{ user: 'ann', item: 'tea', rating: 2 }, { user: 'bob', item: 'tea', rating: 2 }, { user: 'ann', item: 'tea', rating: 5 }]), [
    'deeds.csv:4:1 item: expected one rating of an item by a person, got a second one; the first is on line 2\n' +
      '  hint: take one of the rows out of the file, or add a column of times: then the latest counts',
  ]);
});

test('a person of two segments and an item of two groups are mistakes', () => {
  assert.equal(
    faults([
      { user: 'ann', item: 'tea', segment: 'small', group: 'drinks' },
      { user: 'ann', item: 'cup', segment: 'large', group: 'things' },
      { user: 'bob', item: 'tea', segment: 'large', group: 'food' },
    ]),
    [
      'deeds.csv:3:1 segment: expected the segment of this user on line 2, small, got large\n  hint: give every user one segment',
      'deeds.csv:4:1 group: expected the group of this item on line 2, drinks, got food\n  hint: give every item one group',
    ],
  );
});

test('a group may not bear the name of all items together', () => {
  assert.equal(faults([{ user: 'ann', item: 'tea', group: 'all' }]), [
    'deeds.csv:2:1 group: expected another name for a group of items, got all\n  hint: `all` stands for all items together',
  ]);
});

test('segments and groups are those of people and items, and nobody has a name', () => {
  const interactions = read([
    { user: 'ann@example.com', item: 'tea', segment: 'small', group: 'drinks' },
    { user: 'bob@example.com', item: 'cup', segment: 'large', group: 'things' },
    { user: 'ann@example.com', item: 'cup', segment: 'small', group: 'things' },
  ]);
  assert.equal([interactions.segments, [...interactions.segmentOf]], [['small', 'large'], [0, 1]]);
  assert.equal([interactions.groups, [...interactions.groupOf]], [['drinks', 'things'], [0, 1]]);
  assert.not.match(JSON.stringify(interactions), /example\.com|tea|cup/);
});

test.run();

import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { Categories, DataColumns } from '../data/columns.js';
import type { Interactions } from './interactions.js';
import { rowsByKey } from './rowsByKey.js';

/** Most faults that are told one by one. */
const mostFaults = 20;

/**
 * What people did, from the columns of a file with the roles of the recommender's rules: ratings where there is a column of them,
 * else uses. Uses of one item by one person are added up, at the time of the first; uses that were taken back (a count of 0 or less)
 * are left out and counted. Of several ratings of an item by a person the latest counts, and the others are left out and counted.
 * Codes of people are drawn from the file's order and their names stay behind.
 * Left: a second rating where there is no time to tell which counts; a person of two segments, or an item of two groups; a group `all`.
 */
export const readInteractions = (data: DataColumns): E.Either<readonly Diagnostic[], Interactions> => {
  const people = categories(data, 'user');
  const items = categories(data, 'item');
  const times = data.times.get('time');
  const ratings = data.numbers.get('rating');
  const kind = ratings === undefined ? 'uses' : 'ratings';
  const values = ratings ?? data.numbers.get('count') ?? new Float64Array(data.used).fill(1);
  const segments = one(data, 'user', 'segment', people);
  const groups = one(data, 'item', 'group', items);
  const merged = merge(data, { kind, values, times, people, items });
  const faults = [...allGroup(data), ...segments.faults, ...groups.faults, ...merged.faults];
  if (faults.length > 0) return E.left(faults.slice(0, mostFaults));
  return E.right({
    kind,
    ...merged.rows,
    timed: times !== undefined,
    segments: segments.levels ?? [''],
    segmentOf: segments.of,
    groups: groups.levels ?? [],
    groupOf: groups.of,
    dropped: merged.dropped,
  });
};

const categories = (data: DataColumns, role: string): Categories => data.categories.get(role) ?? { codes: new Int32Array(data.used), levels: [''] };

interface Belonging {
  readonly levels: readonly string[] | undefined;
  /** `[member]`: where it belongs. */
  readonly of: Int32Array;
  readonly faults: readonly Diagnostic[];
}

/** What each member of one column belongs to by another, which must be the same in all its rows. */
const one = (data: DataColumns, role: 'user' | 'item', belongs: 'segment' | 'group', members: Categories): Belonging => {
  const column = data.categories.get(belongs);
  const of = new Int32Array(members.levels.length);
  if (column === undefined) return { levels: undefined, of, faults: [] };
  const firstRow = new Int32Array(members.levels.length).fill(-1);
  const faults: Diagnostic[] = [];
  members.codes.forEach((member, row) => {
    const before = firstRow[member];
    if (before < 0) {
      firstRow[member] = row;
      of[member] = column.codes[row];
    } else if (of[member] !== column.codes[row] && faults.length < mostFaults) {
      faults.push(
        data.faultAt(row, belongs, {
          expected: `the ${belongs} of this ${role} on line ${data.lines[before]}, ${column.levels[of[member]]}`,
          found: column.levels[column.codes[row]],
          hint: `give every ${role} one ${belongs}`,
        }),
      );
    }
  });
  return { levels: column.levels, of, faults };
};

/** The first row of a group that bears the name of all items together. */
const allGroup = (data: DataColumns): readonly Diagnostic[] => {
  const groups = data.categories.get('group');
  const row = groups?.codes.indexOf(groups.levels.indexOf('all')) ?? -1;
  return row < 0 ? [] : [data.faultAt(row, 'group', { expected: 'another name for a group of items', found: 'all', hint: '`all` stands for all items together' })];
};

interface Given {
  readonly kind: Interactions['kind'];
  readonly values: Float64Array;
  readonly times: Float64Array | undefined;
  readonly people: Categories;
  readonly items: Categories;
}

interface Merged {
  readonly rows: Pick<Interactions, 'people' | 'items' | 'values' | 'starts'>;
  readonly dropped: Interactions['dropped'];
  readonly faults: readonly Diagnostic[];
}

/** One row for each item of a person. */
const merge = (data: DataColumns, { kind, values, times, people, items }: Given): Merged => {
  const { starts, order } = rowsByKey(people.codes, people.levels.length);
  const kept = { people: new Int32Array(data.used), items: new Int32Array(data.used), values: new Float32Array(data.used) };
  const keptStarts = new Int32Array(people.levels.length + 1);
  const faults: Diagnostic[] = [];
  let [length, takenBack, ratedAgain] = [0, 0, 0];
  for (let person = 0; person < people.levels.length; person++) {
    const rows = order.slice(starts[person], starts[person + 1]);
    if (times !== undefined) rows.sort((a, b) => times[a] - times[b] || a - b);
    const first = new Map<number, { readonly at: number; readonly row: number }>();
    for (const row of rows) {
      if (kind === 'uses' && !(values[row] > 0)) {
        takenBack += 1;
        continue;
      }
      const item = items.codes[row];
      const before = first.get(item);
      if (before === undefined) {
        first.set(item, { at: length, row });
        kept.people[length] = person;
        kept.items[length] = item;
        kept.values[length++] = values[row];
      } else if (kind === 'uses') {
        kept.values[before.at] += values[row];
      } else {
        ratedAgain += 1;
        kept.values[before.at] = values[row];
        if (times === undefined && faults.length < mostFaults) faults.push(ratedTwice(data, row, before.row));
      }
    }
    keptStarts[person + 1] = length;
  }
  return {
    rows: { people: kept.people.slice(0, length), items: kept.items.slice(0, length), values: kept.values.slice(0, length), starts: keptStarts },
    dropped: [
      { reason: 'a count of 0 or less, as of what was given back', rows: takenBack },
      { reason: 'the same person rated the item again later', rows: ratedAgain },
    ].filter(({ rows }) => rows > 0),
    faults,
  };
};

const ratedTwice = (data: DataColumns, row: number, before: number): Diagnostic =>
  data.faultAt(row, 'item', {
    expected: 'one rating of an item by a person',
    found: `a second one; the first is on line ${data.lines[before]}`,
    hint: 'take one of the rows out of the file, or add a column of times: then the latest counts',
  });

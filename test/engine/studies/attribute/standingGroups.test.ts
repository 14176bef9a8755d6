import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { planOf } from '../../../../engine/studies/attribute/shapley.js';
import { standingGroups, upTo, type Chosen } from '../../../../engine/studies/attribute/standingGroups.js';
import { readableGroups } from '../../../../engine/studies/attribute/readableGroups.js';

/** Changes of which some need others. */
type Needs = readonly (readonly [change: number, needed: number])[];

const standing = (needs: Needs) => (chosen: Chosen): boolean => needs.every(([change, needed]) => !chosen.includes(change) || chosen.includes(needed));

const grouped = (count: number, needs: Needs): readonly Chosen[] =>
  standingGroups(upTo(count).map((change) => [change]), standing(needs), (groups) => planOf(groups, 'any').combinations);

const withNeeds = fc.integer({ min: 1, max: 7 }).chain((count) => fc.tuple(fc.constant(count), fc.array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })), { maxLength: 6 })));

test('every combination of the groups can be made, and every change is in one of them', () => {
  fc.assert(
    fc.property(withNeeds, ([count, needs]) => {
      const groups = grouped(count, needs);
      assert.equal(groups.flat().sort((one, other) => one - other), upTo(count));
      for (const chosen of planOf(groups.length, 'any').combinations) assert.ok(standing(needs)(chosen.flatMap((place) => groups[place])));
    }),
    { numRuns: 200 },
  );
});

test('changes that need nothing, and that nothing needs, stay alone', () => {
  fc.assert(
    fc.property(withNeeds, ([count, needs]) => {
      const bound = new Set(needs.filter(([change, needed]) => change !== needed).flat());
      for (const change of upTo(count).filter((one) => !bound.has(one))) assert.ok(grouped(count, needs).some((group) => group.length === 1 && group[0] === change));
    }),
    { numRuns: 200 },
  );
});

test('no more are put together than must be', () => {
  assert.equal(grouped(4, [[2, 0]]), [[0, 2], [1], [3]]);
  assert.equal(grouped(4, [[2, 0], [0, 2], [3, 1]]), [[0, 2], [1, 3]]);
  assert.equal(grouped(3, [[0, 1], [1, 2]]), [[0, 1, 2]]);
});

test('many changes are grouped by part of the file, and more of them by section', () => {
  const paths = (plans: number) => upTo(plans).flatMap((plan) => ['price', 'conversion', 'setup_fee'].map((field) => ['offer', `plan${plan}`, field]));
  assert.equal(readableGroups(paths(2)).by, 'input');
  assert.equal(readableGroups(paths(7)).by, 'part');
  assert.equal(readableGroups(paths(7)).groups[1], [3, 4, 5]);
  assert.equal(readableGroups(paths(30)), { by: 'section', groups: [upTo(90)] });
  const channels = upTo(25).map((place) => ['reach', 'channels', place % 2 === 0 ? 'search' : 'fairs', `field${place}`]);
  assert.is(readableGroups(channels).groups.length, 2);
});

test.run();

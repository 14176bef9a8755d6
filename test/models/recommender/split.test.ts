import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Interactions } from '../../../models/recommender/interactions.js';
import { fewestItems, splitByPerson } from '../../../models/recommender/split.js';

/** Interactions of people with so many items each. */
const interactionsOf = (counts: readonly number[], timed: boolean): Interactions => {
  const starts = Int32Array.from([0, ...counts]);
  for (let person = 0; person < counts.length; person++) starts[person + 1] += starts[person];
  const people = Int32Array.from(counts.flatMap((count, person) => Array<number>(count).fill(person)));
  return {
    kind: 'uses',
    people,
    items: people.map((person, row) => row - starts[person]),
    values: new Float32Array(people.length).fill(1),
    starts,
    timed,
    segments: [''],
    segmentOf: new Int32Array(counts.length),
    groups: [],
    groupOf: new Int32Array(Math.max(...counts, 0)),
    dropped: [],
  };
};

test('with times, the last tenth is the test and the tenth before is validation', () => {
  const { train, validation, test: held, judged } = splitByPerson(interactionsOf([20, 4, 5], true), 'any');
  assert.equal([...held], [18, 19, 28]);
  assert.equal([...validation], [16, 17, 27]);
  assert.is(train.length, 23);
  assert.is(judged, 2);
});

test('every row is in one part; who has five items or more has something in each, who has fewer is learned from', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(counts, fc.boolean(), (each, timed) => {
      const interactions = interactionsOf(each, timed);
      const { train, validation, test: held, judged } = splitByPerson(interactions, 'law');
      assert.equal([...train, ...validation, ...held].sort((a, b) => a - b), [...interactions.people.keys()]);
      each.forEach((count, person) => {
        const inPart = (part: Int32Array): number => part.filter((row) => interactions.people[row] === person).length;
        const out = count < fewestItems ? 0 : Math.max(1, Math.floor(count / 10));
        assert.equal([inPart(validation), inPart(held)], [out, out]);
      });
      assert.is(judged, each.filter((count) => count >= fewestItems).length);
    }),
    { numRuns: 100, seed: 3 },
  );
});

test('without times, every item is held out equally often', () => {
  const counts = new Float64Array(10);
  const turns = 4000;
  for (let turn = 0; turn < turns; turn++) splitByPerson(interactionsOf([10], false), `turn ${turn}`).test.forEach((row) => (counts[row] += 1));
  // Chi-squared with 9 degrees of freedom: above 33.7 with a chance of 1e-4; the seeds are fixed.
  assert.ok(counts.reduce((sum, count) => sum + (count - turns / 10) ** 2 / (turns / 10), 0) < 33.7);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { confirm, type Confirmation } from '../../../../engine/studies/stress/confirm.js';
import type { Standing } from '../../../../engine/studies/stress/judging.js';
import { spaceOf } from '../../../../engine/studies/stress/search/space.js';

const space = spaceOf([{ path: 'a', kind: 'uncertain', low: -Infinity, high: Infinity }]);
const critical = 2.9;

/** Along a line on which the search sees the border at 0.5 with a standard error of 0.05, and fresh trials see what they are told. */
async function confirmed(fresh: (distance: number, root: number) => number): Promise<Confirmation & { readonly looks: readonly number[] }> {
  const looks: number[] = [];
  const evidenceAt = async ([a = 0]: readonly number[]): Promise<number> => 20 * (0.5 - a);
  const border = { coordinates: [0.5], distance: 0.5, trials: 1000, readings: [] };
  const found = await confirm(space, border, {
    evidenceAt,
    critical,
    radius: 3,
    judgeFresh: async ([a = 0], { number, trials }) => {
      looks.push(number);
      const evidence = fresh(a, Math.sqrt(trials / 1000));
      return { slack: evidence, evidence, judged: { verdict: evidence < -critical ? 'broken' : 'undecided', comparisons: [], trials } } satisfies Standing;
    },
  });
  return { ...found, looks };
}

const distanceOf = ({ confirmed: found }: Confirmation): number => found?.coordinates[0] ?? NaN;

test('a border that fresh trials see where the search saw it is confirmed at once, a little farther out', async () => {
  const found = await confirmed((distance, root) => 20 * root * (0.5 - distance));
  assert.equal(found.looks, [1]);
  assert.ok(distanceOf(found) > 0.5 && distanceOf(found) < 0.56);
  assert.ok(Math.abs(found.begins.value - 0.5) < 0.01);
});

test('a border that the luck of the search put too near is found where fresh trials see it, and not much farther', async () => {
  for (const truth of [0.55, 0.6, 0.7]) {
    // Evidence rises less steeply than the search believed, so that the look after the first goes too far.
    const found = await confirmed((distance, root) => 12 * root * (truth - distance));
    assert.ok(found.looks.length <= 3);
    assert.ok(distanceOf(found) > truth && distanceOf(found) < 1.25 * truth, `${distanceOf(found)} for ${truth}`);
    assert.ok(Math.abs(found.begins.value - truth) < 0.02, `${found.begins.value} for ${truth}`);
  }
});

test('what fresh trials never see is not confirmed, after three looks each with trials of its own', async () => {
  const found = await confirmed(() => 0.3);
  assert.is(found.confirmed, undefined);
  assert.equal(found.looks, [1, 2, 3]);
  assert.is(found.last?.judged.verdict, 'undecided');
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withLuckOf } from '../../../../engine/studies/stress/luckOf.js';
import { movableOf, shocksWith } from '../../../../engine/studies/stress/moved.js';
import { plausibilityOf } from '../../../../engine/studies/stress/plausibility.js';
import { looks, ratesOf } from '../../../../engine/studies/stress/rates.js';
import { spaceOf } from '../../../../engine/studies/stress/search/space.js';
import { inputsOf } from '../../../../scenarios/studies/inputs.js';
import { loadedFrom, shop } from './businesses.js';

test('all verdicts by which a requirement can be called broken have the error rate together', () => {
  const { unshocked, look } = ratesOf(0.01);
  assert.ok(Math.abs(2 * unshocked + looks * look - 0.01) < 1e-15);
});

test('every look has luck of its own, which is not that of the search', () => {
  const loaded = loadedFrom(shop(''));
  const shocks = shocksWith(loaded, inputsOf(loaded).filter(({ kind }) => kind === 'uncertain').map((input) => movableOf(input)));
  const seeds = Array.from({ length: looks }, (_, before) => withLuckOf(shocks, { number: before + 1, trials: 7 }).loaded.scenario.seed);
  assert.is(new Set([loaded.scenario.seed, ...seeds]).size, looks + 1);
  assert.is(withLuckOf(shocks, { number: 1, trials: 7 }).loaded.scenario.trials, 7);
});

test('the plausibility of a shock is the tail of chi-squared over what is uncertain, and that of the normal law beyond it', () => {
  const dimension = (path: string, kind: 'uncertain' | 'number') => ({ path, kind, low: -5, high: 5 });
  const space = spaceOf([dimension('a', 'uncertain'), dimension('b', 'uncertain'), dimension('c', 'uncertain'), dimension('d', 'number')]);
  const { distance = 0, dimensions = 0, farther = 0, beyond = 0 } = plausibilityOf(space, [0, 1.2, 1.6, 3]) ?? {};
  assert.equal([Math.round(1e9 * distance) / 1e9, dimensions], [2, 3]);
  // R: pchisq(4, 3, lower.tail = FALSE), pnorm(-2).
  assert.ok(Math.abs(farther - 0.2614641) < 1e-7 && Math.abs(beyond - 0.02275013) < 1e-8, `${farther} ${beyond}`);
  assert.is(plausibilityOf(space, [0, 0, 0, 3]), null);
});

test.run();

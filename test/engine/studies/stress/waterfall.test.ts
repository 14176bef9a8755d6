import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { movableOf, shocksWith } from '../../../../engine/studies/stress/moved.js';
import { waterfallOf, type FigureUnder } from '../../../../engine/studies/stress/waterfall.js';
import { inputsOf } from '../../../../scenarios/studies/inputs.js';
import { loadedFrom, shop } from './businesses.js';

const loaded = loadedFrom(shop(''));
/** Three that are uncertain and two that are known, all of which can be moved. */
const paths = ['costs.licence.per_month', 'costs.rent.per_month', 'costs.team.per_month', 'market.everyone.customers', 'offer.service.price'];
const shocks = shocksWith(loaded, inputsOf(loaded).filter(({ path }) => paths.includes(path)).map((input) => movableOf(input)));
const compared = { words: 'a sum', isMargin: false, unit: 'EUR', bound: 0 };

/** A figure that errs with its first input: what is common to two shocks cancels. */
const under = (figure: (coordinates: readonly number[]) => number): FigureUnder => async (coordinates) => ({ value: figure(coordinates), influence: Float64Array.of(coordinates[0], -coordinates[0]) });

const effects = async (coordinates: readonly number[], figure: (coordinates: readonly number[]) => number) => {
  const { order, from, to, parts } = await waterfallOf(shocks, coordinates, compared, under(figure));
  return { order, from: from.value, to: to.value, effects: Object.fromEntries(parts.map(({ path, effect, se }) => [path, [effect, se]])) };
};

test('up to four inputs share what they do together evenly, by Shapley', async () => {
  const { order, from, to, effects: found } = await effects([1, 2, 0, 0, 0], ([a = 0, b = 0]) => 10 + a + 2 * b + 3 * a * b);
  assert.equal([order, from, to], ['Shapley', 10, 21]);
  // Alone 1 and 4, together 6 more; errors of 1 and -1 in two trials are a standard error of 1.
  assert.equal(found, { 'costs.licence.per_month': [4, 1], 'costs.rent.per_month': [7, 0] });
});

test('of more inputs each adds what it does after those that are moved farther', async () => {
  const { order, effects: found } = await effects([0.1, 0.5, 0.4, 0.3, 0.2], (all) => all.reduce((product, one) => product * (1 + one), 1));
  assert.is(order, 'sequential');
  const wanted = [['costs.rent.per_month', 0.5], ['costs.team.per_month', 1.5 * 0.4], ['market.everyone.customers', 1.5 * 1.4 * 0.3], ['offer.service.price', 1.5 * 1.4 * 1.3 * 0.2], ['costs.licence.per_month', 1.5 * 1.4 * 1.3 * 1.2 * 0.1]] as const;
  for (const [path, effect] of wanted) assert.ok(Math.abs(found[path][0] - effect) < 1e-12, path);
});

test.run();

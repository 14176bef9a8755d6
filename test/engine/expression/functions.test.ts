import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chanceOf, deviance, exp, integerPower, log, negativeLogOfComplement, power } from '../../../engine/expression/functions.js';
import { Graph } from '../../../engine/expression/graph.js';
import { add, broadcast, multiply, subtract, toFloat, toMoney } from '../../../engine/expression/operations.js';
import type { Expression } from '../../../engine/expression/type.js';
import { evaluate, evaluateMoney } from '../harness.js';

/** One unit in the last place of a single-precision number near 1. */
const unit = 2 ** -23;

const grid = { places: 512, trials: 8 };

/** The largest relative error of a function over 4,096 arguments, each made from its position. */
async function worst(f: (x: Expression) => Expression, exact: (x: number) => number, argument: (position: Expression) => Expression): Promise<number> {
  const position = (place: Expression, trial: Expression): Expression => add(multiply(toFloat(broadcast(place)), grid.trials), toFloat(trial));
  const arguments_ = await evaluate('simd', (_, place, trial) => argument(position(place, trial)), grid);
  const values = await evaluate('simd', (_, place, trial) => f(argument(position(place, trial))), grid);
  return Math.max(...values.map((value, index) => Math.abs(value - exact(arguments_[index])) / Math.max(1e-37, Math.abs(exact(arguments_[index])))));
}

const spread = (scale: number, shift: number) => (position: Expression): Expression => add(multiply(add(position, 0.5), scale), shift);

test('e^x is right to two units in the last place from -80 to 80', async () => {
  assert.ok((await worst(exp, Math.exp, spread(160 / 4096, -80))) < 2 * unit);
});

test('ln x is right to two units in the last place from 1e-6 to 40, away from its zero', async () => {
  assert.ok((await worst(log, Math.log, spread(0.9 / 4096, 1e-6))) < 2 * unit);
  assert.ok((await worst(log, Math.log, spread(38 / 4096, 1.1))) < 2 * unit);
});

test('the chance of an event keeps its relative accuracy for small and large expectations', async () => {
  const chance = (x: number): number => -Math.expm1(-x);
  for (const scale of [1e-9, 1e-5, 1e-2, 0.3, 4]) assert.ok((await worst(chanceOf, chance, spread(scale / 4096, 0))) < 4 * unit);
});

test('-ln(1 - p) is right to four units in the last place from 1e-7 to 1/2', async () => {
  const exact = (p: number): number => -Math.log1p(-p);
  for (const scale of [1e-7, 1e-3, 0.5]) assert.ok((await worst(negativeLogOfComplement, exact, spread(scale / 4096, 0))) < 4 * unit);
});

test('x^y is right to two units in the last place and one and a half more for each unit of y ln x', async () => {
  for (const y of [-12.5, -1, -0.3, 0, 0.5, 1, 2.7, 18]) {
    for (const [scale, shift] of [[0.99 / 4096, 0.01], [20 / 4096, 1]]) {
      const largest = Math.abs(y * Math.log(shift === 1 ? 21 : 0.01));
      assert.ok((await worst((x) => power(x, y), (x) => x ** y, spread(scale, shift))) < (2 + 1.5 * largest) * unit, `${y} from ${shift}`);
    }
  }
});

test('x^y takes a power that each trial has for itself', async () => {
  const [places, trials] = [64, 64];
  const found = await evaluate(
    'simd',
    (_, place, trial) => power(add(multiply(toFloat(broadcast(place)), 0.25), 0.5), multiply(toFloat(trial), 0.0625)),
    { places, trials },
  );
  found.forEach((value, position) => {
    const [x, y] = [0.25 * Math.floor(position / trials) + 0.5, 0.0625 * (position % trials)];
    assert.ok(Math.abs(value / x ** y - 1) < (2 + 1.5 * Math.abs(y * Math.log(x))) * unit, `${value} instead of ${x}^${y}`);
  });
});

test('x^n for a whole n is right to half a unit in the last place for each multiplication', async () => {
  for (const n of [0, 1, 2, 3, 7, 12, 25]) {
    assert.ok((await worst((x) => integerPower(x, n), (x) => x ** n, spread(2 / 4096, 0.5))) <= (n * unit) / 2, `power ${n}`);
  }
});

test('x^n of money has the accuracy of double precision', async () => {
  for (const n of [0, 1, 2, 3, 12, 36]) {
    const growth = (place: Expression): Expression => add(multiply(toMoney(toFloat(broadcast(place))), 0.001), 1);
    const found = await evaluateMoney('simd', (_, place) => integerPower(growth(place), n), { places: 50, trials: 3 });
    found.forEach((value, position) => {
      const exact = (Math.floor(position / 3) * 0.001 + 1) ** n;
      assert.ok(Math.abs(value / exact - 1) <= (n + 1) * 2 ** -52, `${value} instead of ${exact}`);
    });
  }
});

test('x^n asks for a whole n from 0 on', () => {
  const x = new Graph().given('f32', 'x');
  for (const n of [-1, 0.5, NaN, Infinity]) assert.throws(() => integerPower(x, n), /whole number/);
});

test('the deviance of a count does not cancel, near its mean or far from it', async () => {
  const mean = 100;
  const exact = (x: number): number => (x === 0 ? mean : x * Math.log(x / mean) - (x - mean));
  const values = await evaluate('simd', (graph, place) => {
    const x = toFloat(broadcast(place));
    return deviance(x, graph.constant('f32', mean), subtract(x, mean));
  }, { places: 400, trials: 1 });
  values.forEach((value, x) => assert.ok(Math.abs(value - exact(x)) <= 1e-6 * Math.max(1, exact(x)), `deviance of ${x}: ${value}, not ${exact(x)}`));
});

test.run();

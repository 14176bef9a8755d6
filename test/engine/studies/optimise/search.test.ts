import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isFeasible } from '../../../../engine/studies/optimise/appraisal.js';
import { descend } from '../../../../engine/studies/optimise/descend.js';
import { lineOf, seenLoss, smallLoss, stretchOf } from '../../../../engine/studies/optimise/around.js';
import { betterWithout } from '../../../../engine/studies/optimise/binding.js';
import { meanLuck, searched, unsearched, type Landscape, type Searched } from './landscape.js';

const number = (low: number, high: number) => ({ kind: 'number' as const, low, high });

const share = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });

/** A step of the grid is a hundredth of a range at most; two of them are near. */
const near = 0.02;

const assertNear = (values: readonly number[], wanted: readonly number[], { variables }: Pick<Landscape, 'variables'>, message = ''): void => {
  for (const [axis, { low, high }] of variables.entries()) {
    assert.ok(Math.abs(values[axis] - wanted[axis]) <= near * (high - low), `${values.join()} for ${wanted.join()}${message}`);
  }
};

test('the top of a hill of two variables that act together is found to two hundredths of their ranges', async () => {
  await fc.assert(
    fc.asyncProperty(share(0, 10), share(-4, 4), share(-0.95, 0.95), async (x, y, slant) => {
      const variables = [number(0, 10), number(-4, 4)];
      const { values } = await searched({ variables, objective: ([a = 0, b = 0], luck) => 100 - (a - x) ** 2 - (b - y) ** 2 - 2 * slant * (a - x) * (b - y) + 30 * luck, trials: 400 });
      assertNear(values, [x, y], { variables });
    }),
    { numRuns: 20, seed: 1, endOnFailure: true },
  );
});

test('a hill that is steep at one side, of one variable or of three, is found too', async () => {
  const hill = (x: number, top: number): number => Math.exp(-x / top) * x;
  await fc.assert(
    fc.asyncProperty(fc.array(share(1, 9), { minLength: 1, maxLength: 3 }), async (tops) => {
      const variables = tops.map(() => number(0, 10));
      const { values } = await searched({ variables, objective: (at) => at.reduce((product, x, axis) => product * (1 + hill(x, tops[axis]) / tops[axis]), 1), trials: 40 });
      assertNear(values, tops, { variables });
    }),
    { numRuns: 15, seed: 2, endOnFailure: true },
  );
});

test('from a setting somewhere on a bent ridge the descent alone comes to within a thousandth of its height, within its budget', async () => {
  const landscape: Landscape = { variables: [number(-2, 2), number(-1, 3)], objective: ([x = 0, y = 0]) => -((1 - x) ** 2) - 4 * (y - x ** 2) ** 2, trials: 40 };
  for (const start of [[10, 90], [50, 50], [90, 5]]) {
    const { space, evaluations } = unsearched(landscape);
    const best = await descend(space, evaluations, { objective: 10, slacks: [] }, start, 40);
    assert.ok(best.appraisal.objective.value > -0.1, `${best.appraisal.objective.value} from ${start.join()}`);
    assert.ok(evaluations.all().length <= 44);
  }
});

test('of two hills the higher one is found, wherever they stand', async () => {
  const variables = [number(0, 100), number(0, 100)];
  const bump = (a: number, b: number, x: number, y: number): number => Math.exp(-((a - x) ** 2 + (b - y) ** 2) / 800);
  for (const [x, y] of [[20, 25], [80, 30], [75, 80], [15, 85]] as const) {
    const { values } = await searched({ variables, objective: ([a = 0, b = 0]) => bump(a, b, x, y) + 0.8 * bump(a, b, 100 - x, 100 - y), trials: 40 });
    assertNear(values, [x, y], { variables });
  }
});

const bounded: Landscape = {
  variables: [number(0, 10), number(0, 10)],
  objective: ([x = 0, y = 0], luck) => 100 - (x - 7) ** 2 - (y - 5) ** 2 + luck,
  slacks: ([x = 0, y = 0]) => [8 - x - y, 9 - y],
  trials: 200,
};

/** What the conditions of a landscape cost: how much better the best setting is without each, undefined where that is nothing. */
const costs = ({ space, evaluations, scales, best }: Searched, conditions: number) =>
  Promise.all(Array.from({ length: conditions }, async (_, condition) => {
    const other = await betterWithout(condition, space, evaluations, scales, best);
    return other && other.appraisal.objective.value - best.appraisal.objective.value;
  }));

test('on the border of a condition the best is where calculus puts it, and what the condition costs too; one that does not bind costs nothing', async () => {
  // x + y <= 8 moves the top (7, 5) to its nearest point of the border, (5, 3): 2^2 + 2^2 is lost.
  const found = await searched(bounded);
  assertNear(found.values, [5, 3], bounded);
  assert.ok(isFeasible(found.best.appraisal));
  const [first, second] = await costs(found, 2);
  assert.ok(first !== undefined && Math.abs(first - 8) < 0.3, String(first));
  assert.is(second, undefined);
});

test('the order of the variables does not move the answer by more than two hundredths of their ranges', async () => {
  const turned: Landscape = {
    ...bounded,
    variables: [...bounded.variables].reverse(),
    objective: ([y = 0, x = 0], luck) => bounded.objective([x, y], luck),
    slacks: ([y = 0, x = 0]) => bounded.slacks?.([x, y]) ?? [],
  };
  const [one, other] = [await searched(bounded), await searched(turned)];
  assertNear([...other.values].reverse(), one.values, bounded);
});

test('what is wanted small is found as what is wanted large, turned round', async () => {
  const least = await searched({ ...bounded, goal: 'minimise', objective: (values, luck) => -bounded.objective(values, luck) });
  assert.equal(least.values, (await searched(bounded)).values);
});

test('where few futures put the wrong one of two hills ahead, all of them put it right', async () => {
  const [few, all] = [10, 40].map((trials) => meanLuck(trials));
  const bump = (x: number, centre: number): number => Math.exp(-(((x - centre) / 12) ** 2));
  const slope = 0.15 / (few - all);
  // The second hill is 1 + 0.075 high by the first ten futures, 1 - 0.075 by all forty.
  const objective = ([x = 0]: readonly number[], luck: number): number => bump(x, 20) + (1 + slope * (luck - (few + all) / 2)) * bump(x, 80);
  const found = await searched({ variables: [number(0, 100)], objective, trials: 40 });
  assert.ok(Math.abs(found.values[0] - 20) <= 2, found.values.join());
});

test('a condition that holds only in a corner draws the search there', async () => {
  const landscape: Landscape = {
    variables: [number(0, 10), number(0, 10), number(0, 10)],
    objective: ([x = 0, y = 0, z = 0]) => x + y + z,
    slacks: ([x = 0, y = 0, z = 0]) => [0.25 - (x - 1.3) ** 2 - (y - 2.1) ** 2 - (z - 1.2) ** 2],
    trials: 40,
  };
  // On the sphere of radius 1/2 the sum is greatest where all coordinates are 0.5 / sqrt(3) above the centre's.
  const { values, best } = await searched(landscape);
  assert.ok(isFeasible(best.appraisal));
  assertNear(values, [1.3, 2.1, 1.2].map((centre) => centre + 0.5 / Math.sqrt(3)), landscape);
});

test('a peak too narrow for the search is found where it lies along a variable from the best', async () => {
  const { values } = await searched({ variables: [number(0, 10), number(0, 10)], objective: ([x = 0, y = 0]) => -((y - 5.3) ** 2) - Math.abs(x - 2) + (Math.abs(x - 7.5) < 0.09 ? 8 : 0), trials: 40 });
  assert.ok(Math.abs(values[0] - 7.5) < 0.09 && Math.abs(values[1] - 5.3) <= 0.1, values.join());
});

test('months and counts are whole, and none is tried twice with the same trials', async () => {
  const variables = [{ kind: 'month' as const, low: 2, high: 17 }, { kind: 'whole' as const, low: 1, high: 900 }, { kind: 'whole' as const, low: 1, high: 30 }];
  const { values, evaluations, valuesAt } = await searched({
    variables,
    objective: ([month = 0, hired = 0, teams = 0]) => -((month - 11.4) ** 2) - ((hired - 333.3) / 50) ** 2 - (month * hired) / 1e5 - (teams - 4.3) ** 2,
    trials: 40,
  });
  assert.ok(evaluations.all().every(({ point }) => valuesAt(point).every(Number.isInteger)));
  assert.is(values[0], 11);
  assert.ok(Math.abs(values[1] - 333.3) <= 9, String(values[1]));
  assert.is(values[2], 4);
  const keys = evaluations.all().map(({ point, trials }) => [trials, ...point].join());
  assert.is(new Set(keys).size, keys.length);
});

test('an optimum at the end of a range is found at the end itself', async () => {
  const { values } = await searched({ variables: [number(0.15, 7.3), number(10, 90)], objective: ([x = 0, y = 0]) => y / 10 - x ** 2, trials: 40 });
  assert.equal(values, [0.15, 90]);
});

test('where nothing satisfies the conditions, the setting that breaks them least is found', async () => {
  const { values, best } = await searched({ ...bounded, slacks: ([x = 0, y = 0]) => [-1 - (x - 2) ** 2 - (y - 6) ** 2] });
  assert.not.ok(isFeasible(best.appraisal));
  assertNear(values, [2, 6], bounded);
});

/** Along one variable of a landscape: where nothing can be told from the best, and where at most 1 % is lost. */
const stretches = ({ space, evaluations, best, valuesAt }: Searched, axis: number) => {
  const line = lineOf(space, evaluations, best, axis);
  return [seenLoss(space.goal, best), smallLoss(space.goal, best)].map((loses) => {
    const { from, to, ends } = stretchOf(line, best, axis, loses);
    return { from: valuesAt(from.point)[axis], to: valuesAt(to.point)[axis], ends };
  });
};

test('where an input does nothing, nothing can be told in its whole range', async () => {
  const found = await searched({ variables: [number(0, 10), number(0, 10)], objective: ([x = 0], luck) => 50 + 20 * luck - (x - 4) ** 2, trials: 40 });
  assert.equal(stretches(found, 1)[0], { from: 0, to: 10, ends: ['range', 'range'] });
  assert.not.equal(stretches(found, 0)[0], { from: 0, to: 10, ends: ['range', 'range'] });
});

test('the stretch on which at most 1 % is lost ends where it should, to a fortieth of the range, and at a condition', async () => {
  // 100 - (x - top)^2 loses 1 % at width^2 = 1; as wide as 3 where it is divided by 9. The condition ends it at top + 1.3.
  for (const top of [5, 6.7, 12.1]) {
    const variables = [number(0, 20)];
    const objective = ([x = 0]: readonly number[]): number => 100 - (x - top) ** 2 / 9;
    const [, open] = stretches(await searched({ variables, objective, trials: 40 }), 0);
    assert.ok(open.from >= top - 3 && open.from <= top - 2.5 && open.to <= top + 3 && open.to >= top + 2.5, JSON.stringify(open));
    assert.equal(open.ends, ['worse', 'worse']);
    const [, bound] = stretches(await searched({ variables, objective, slacks: ([x = 0]) => [top + 1.3 - x], trials: 40 }), 0);
    assert.ok(bound.to <= top + 1.3 && bound.to >= top + 0.8, JSON.stringify(bound));
    assert.equal(bound.ends, ['worse', 'condition']);
  }
});

test('a setting that only chance has put ahead is not gone to', async () => {
  // Differences between settings are luck alone: whatever is ahead is so by about its error.
  const noise = (x: number, luck: number): number => Math.sin(1e4 * (x + 1) * (luck + 0.1));
  const found = await searched({ variables: [number(0, 10)], objective: ([x = 0], luck) => noise(x, luck), trials: 400 });
  const [untold] = stretches(found, 0);
  assert.ok(untold.to - untold.from > 1, JSON.stringify(untold));
});

test.run();

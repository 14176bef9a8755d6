import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Numbers } from '../../../engine/backends/memory.js';
import type { Graph } from '../../../engine/expression/graph.js';
import { and, broadcast, less, lessEqual, toFloat, toMoney, toSingle, uniform } from '../../../engine/expression/operations.js';
import type { Expression } from '../../../engine/expression/type.js';
import { randomWords } from '../../../engine/random/threefryExpression.js';
import { evaluate, evaluateMoney, targets, type Formula, type Grid } from '../harness.js';
import type { Pools } from './ingredients.js';
import { recipe, resultOf, type Step } from './recipe.js';
import { filled, recipeTables } from './recipeTables.js';

/** Places at which each of the recipes of a formula is evaluated. */
const placesEach = 3;
const trials = 37;

/** What amounts are: of money, or in the single precision that money has on a GPU. */
type Amounts = 'money' | 'f32';

/** What every recipe starts from: where it is, a random word, numbers made of it, and tables. */
function startOf(graph: Graph, place: Expression, trial: Expression, amounts: Amounts): Pools {
  const key = (bits: number): Expression => graph.constant('i32', bits);
  const words = randomWords({ trial, counter: broadcast(place), key0: key(0x123456), key1: key(0x654321) });
  const [here, now] = [toFloat(broadcast(place)), toFloat(trial)];
  const tables = recipeTables(amounts);
  const row = and(place, 3);
  // Read from a variable, a constant is none: folding it would round it less often in double precision.
  const toAmount = (number: Expression): Expression => graph.read(graph.variable(amounts, amounts === 'money' ? toMoney(number) : number));
  return {
    graph,
    tables,
    toAmount,
    toNumber: (amount) => (amounts === 'money' ? toSingle(amount) : amount),
    numbers: [here, now, uniform(words[1])],
    words: [broadcast(place), trial, words[0]],
    conditions: [less(now, 20), less(here, 7), lessEqual(uniform(words[0]), 0.5)],
    amounts: [toAmount(here), graph.load(tables.sharedAmounts, [row]), graph.load(tables.ownAmounts, [row])],
    indices: [row],
  };
}

/** Many recipes in one kernel, because compiling one takes longer than running it: each has places of its own. */
function formulaOf(recipes: readonly (readonly Step[])[], gives: 'number' | 'amount', amounts: Amounts = 'money'): Formula {
  return (graph, place, trial) => {
    const pools = startOf(graph, place, trial, amounts);
    const type = gives === 'number' ? 'f32' : amounts;
    const result = graph.variable(type, graph.constant(type, 0));
    recipes.forEach((steps, position) => {
      const here = and(lessEqual(position * placesEach, pools.numbers[0]), less(pools.numbers[0], (position + 1) * placesEach));
      graph.when(here, () => graph.assign(result, resultOf(pools, steps)[gives]));
    });
    return graph.read(result);
  };
}

const gridOf = (recipes: readonly unknown[], amounts: Amounts = 'money'): Grid => ({
  places: recipes.length * placesEach,
  trials,
  tables: filled(recipeTables(amounts), trials),
});

/** How many values are not the same number; a NaN is a NaN, but 0 is not -0. */
function differing(found: Numbers, expected: Numbers): number {
  return Array.from(found).filter((value, position) => !Object.is(value, expected[position])).length;
}

/** A counterexample can be very long: its beginning, and what replays it. */
function reportBriefly({ failed, seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[Step[][]]>): void {
  if (!failed) return;
  const steps = JSON.stringify(counterexample?.[0].reduce((shortest, steps) => (steps.length < shortest.length ? shortest : steps)));
  throw new Error(`${String(errorInstance).slice(0, 500)}\n  seed ${seed}, path ${counterexamplePath}, longest recipe ${steps.slice(0, 2000)}`);
}

/**
 * The share of values in which the two results of random recipes differ.
 * @param alike whether none may
 */
async function compare(
  runs: number,
  recipesEach: number,
  alike: boolean,
  check: (recipes: Step[][]) => Promise<[Numbers, Numbers]>,
): Promise<number> {
  let [different, all] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(recipe(2), { minLength: recipesEach, maxLength: recipesEach }), async (recipes) => {
      const [found, expected] = await check(recipes);
      different += differing(found, expected);
      all += found.length;
      if (alike) assert.is(differing(found, expected), 0);
    }),
    { numRuns: runs, reporter: reportBriefly },
  );
  return different / all;
}

for (const gives of ['number', 'amount'] as const) {
  const valuesOn = gives === 'number' ? evaluate : evaluateMoney;
  test(`1000 random graphs give on simd the very ${gives}s of the reference`, async () => {
    await compare(250, 4, true, async (recipes) => {
      const [formula, grid] = [formulaOf(recipes, gives), gridOf(recipes)];
      return [await valuesOn('simd', formula, grid), await valuesOn('reference', formula, grid)];
    });
  });

  for (const target of targets().filter((name) => name !== 'reference' && name !== 'simd')) {
    test(`180 random graphs give on ${target} the very ${gives}s of a reference whose money is single-precision`, async () => {
      const differ = await compare(15, 12, target !== 'webgpu', async (recipes) => [
        await evaluate(target, formulaOf(recipes, gives), gridOf(recipes)),
        await evaluate('reference', formulaOf(recipes, gives, 'f32'), gridOf(recipes, 'f32')),
      ]);
      // A GPU's driver may contract a product and a sum, flush the tiniest numbers to zero and round a division differently:
      // up to 2 % of these values differ on a software device.
      assert.ok(differ < 0.1, `${differ} of all values differ`);
    });
  }
}

test.run();

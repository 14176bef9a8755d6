import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Graph } from '../../../engine/expression/graph.js';
import { and, broadcast, less, lessEqual, toFloat, uniform } from '../../../engine/expression/operations.js';
import type { Expression } from '../../../engine/expression/type.js';
import { randomWords } from '../../../engine/random/threefryExpression.js';
import { evaluate, targets, type Formula, type Grid } from '../harness.js';
import { recipe, resultOf, type Pools, type Step } from './recipe.js';

/** Places at which each of the recipes of a formula is evaluated. */
const placesEach = 3;

/** What every recipe starts from: where it is, a random word, and a number made of it. */
function startOf(graph: Graph, place: Expression, trial: Expression): Pools {
  const key = (bits: number): Expression => graph.constant('i32', bits);
  const words = randomWords({ trial, counter: broadcast(place), key0: key(0x123456), key1: key(0x654321) });
  const [here, now] = [toFloat(broadcast(place)), toFloat(trial)];
  return {
    numbers: [here, now, uniform(words[1])],
    words: [broadcast(place), trial, words[0]],
    conditions: [less(now, 20), lessEqual(uniform(words[0]), 0.5)],
  };
}

/** Many recipes in one kernel, because compiling one takes longer than running it: each has places of its own. */
function formulaOf(recipes: readonly (readonly Step[])[]): Formula {
  return (graph, place, trial) => {
    const pools = startOf(graph, place, trial);
    const result = graph.variable('f32', graph.constant('f32', 0));
    recipes.forEach((steps, position) => {
      const here = and(lessEqual(position * placesEach, pools.numbers[0]), less(pools.numbers[0], (position + 1) * placesEach));
      graph.when(here, () => graph.assign(result, resultOf(graph, pools, steps)));
    });
    return graph.read(result);
  };
}

const gridOf = (recipes: readonly unknown[]): Grid => ({ places: recipes.length * placesEach, trials: 37 });

/** How many values are not the same single-precision number; a NaN is a NaN, but 0 is not -0. */
function differing(found: Float32Array, expected: Float32Array): number {
  return found.reduce((count, value, position) => (Object.is(value, expected[position]) ? count : count + 1), 0);
}

/** A counterexample can be very long: its beginning, and what replays it. */
function reportBriefly({ failed, seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[Step[][]]>): void {
  if (!failed) return;
  const steps = JSON.stringify(counterexample?.[0].reduce((shortest, steps) => (steps.length < shortest.length ? shortest : steps)));
  throw new Error(`${String(errorInstance).slice(0, 500)}\n  seed ${seed}, path ${counterexamplePath}, longest recipe ${steps.slice(0, 2000)}`);
}

for (const target of targets().filter((name) => name !== 'reference')) {
  const [runs, recipesEach] = target === 'simd' ? [250, 4] : [15, 12];
  test(`${runs * recipesEach} random graphs give on ${target} the very numbers of the reference`, async () => {
    const arbitrary = fc.array(recipe(2), { minLength: recipesEach, maxLength: recipesEach });
    let [different, all] = [0, 0];
    await fc.assert(
      fc.asyncProperty(arbitrary, async (recipes) => {
        const grid = gridOf(recipes);
        const [expected, found] = [await evaluate('reference', formulaOf(recipes), grid), await evaluate(target, formulaOf(recipes), grid)];
        different += differing(found, expected);
        all += found.length;
        if (target !== 'webgpu') assert.is(differing(found, expected), 0);
      }),
      { numRuns: runs, reporter: reportBriefly },
    );
    // A GPU's driver may contract a product and a sum, flush the tiniest numbers to zero and round a division differently:
    // 0.5 % to 2 % of these values differ on a software device.
    if (target === 'webgpu') assert.ok(different < all * 0.1, `${different} of ${all} values differ`);
  });
}

test.run();

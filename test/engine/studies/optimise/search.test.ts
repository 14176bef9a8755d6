import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { searched } from './landscape.js';

const number = (low: number, high: number) => ({ kind: 'number' as const, low, high });

test('the top of a quadratic of two variables that act together is found to a step of the grid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ min: -0.7, max: 0.7, noNaN: true }), async (x, y, slant) => {
      const { values } = await searched({
        variables: [number(0, 10), number(-4, 4)],
        objective: ([a = 0, b = 0], luck) => 100 - (a - x) ** 2 - (b - y) ** 2 - 2 * slant * (a - x) * (b - y) + 30 * luck,
        trials: 400,
      });
      assert.ok(Math.abs(values[0] - x) <= 0.2 && Math.abs(values[1] - y) <= 0.2, `${values.join()} for ${x},${y}`);
    }),
    { numRuns: 25, seed: 1 },
  );
});
test.run();

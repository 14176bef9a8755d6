import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { simulate } from '../../../engine/simulate.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { businesses } from '../businesses.js';
import { targets } from '../harness.js';
import { assertAmountsNear, assertSameCounts, assertSameNumbers, differentCounts, ranOn } from './agreement.js';

const there = targets();

for (const { name, scenario } of businesses) {
  const whole = await ranOn(scenario, 'simd', { threads: 1 });
  const few: Scenario = { ...scenario, trials: 100 };

  for (const [threads, batch] of [[1, 64], [2, 150], [2, 10_000]]) {
    test(`${name}: ${threads} threads of simd in batches of ${batch} give the same numbers`, async () => {
      assertSameNumbers(await ranOn(scenario, 'simd', { threads, batch }), whole);
    });
  }

  test(`${name}: the reference gives the numbers of simd, money to the last bit`, async () => {
    assertSameNumbers(await ranOn(scenario, 'reference', { batch: 300 }), whole);
  });

  test(`${name}: webasm gives the counts of simd, and amounts within a millionth`, async () => {
    const found = await ranOn(scenario, 'webasm', { batch: 300 });
    assertSameCounts(found, whole);
    assertAmountsNear(found, whole);
  });

  for (const backend of ['simd', 'reference', 'webasm'] as const) {
    // gpu.js takes longer to prepare a pipeline than to run it: the smaller half of the businesses will do.
    if (backend === 'webasm' && scenario.segments.length > 1) continue;
    test(`${name}: the first 100 trials on ${backend} are the same alone and among all`, async () => {
      const alone = await ranOn(few, backend);
      assertSameCounts(alone, whole);
      if (backend !== 'webasm') assertSameNumbers(alone, whole);
    });
  }

  if (there.includes('webgpu')) {
    test(`${name}: webgpu gives the counts of simd but for one in a hundred`, async () => {
      const { different, all } = differentCounts(await ranOn(few, 'webgpu'), whole);
      // A driver may round a division or a power differently, which tips a draw on the border over; what follows from it differs too.
      assert.ok(different <= all * 0.01, `${different} of ${all} counts differ`);
    });
  }
}

test('asking for a backend that is not there is an error', async () => {
  if (there.includes('webgpu')) return;
  const result = await simulate(businesses[1].scenario, { backend: 'webgpu' })();
  assert.ok(isLeft(result));
  assert.is(result.left.kind, 'unavailable');
  assert.match(result.left.message, /^webgpu: /);
});

test.run();

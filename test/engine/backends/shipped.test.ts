import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadScenario } from '../../../scenarios/load.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { targets } from '../harness.js';
import { assertAmountsNear, assertSameCounts, assertSameNumbers, differentCounts, ranOn } from './agreement.js';

/** gpu.js takes longer to prepare a pipeline than to run it: of many months only the first two are run there. */
const [few, short] = [40, 2];

const shipped = readdirSync(join(packageRoot(), 'scenarios'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, path: join(packageRoot(), 'scenarios', name) }));

const example = join(packageRoot(), '..', 'shared', 'examples', 'customer-service.yaml');
if (!existsSync(example)) console.log('  (skipped: the example of a customer service, which is not beside this package)');
const files = [...shipped, ...(existsSync(example) ? [{ name: 'the example of a customer service', path: example }] : [])];

async function scenarioAt(path: string): Promise<Scenario> {
  const loaded = await loadScenario(path)();
  if (isLeft(loaded)) throw new Error(`${path} is wrong`);
  return { ...loaded.right.scenario, expected: false, trials: few };
}

/** Of a software device, which takes seconds for each of them, some are enough. */
const onDevice = ['bass.yaml', 'retention.yaml', 'credit-scoring.yaml', 'customer-service.yaml'];
/** gpu.js takes many seconds to prepare the kernels of these variants, whose parts other scenarios and tests have too. */
const alike = ['better-recommender.yaml', 'credit-guarantee.yaml', 'learned-customer-service.yaml', 'price-war.yaml', 'customer-service-price-rise.yaml', 'funding-delay.yaml', 'model-cost-shock.yaml'];
const there = targets();

for (const { name, path } of files) {
  test(`${name}: the reference and two threads of simd give the same numbers`, async () => {
    const scenario = await scenarioAt(path);
    const cut = { ...scenario, months: Math.min(12, scenario.months) };
    assertSameNumbers(await ranOn(cut, 'reference'), await ranOn(cut, 'simd', { threads: 2, batch: 16 }));
  });

  for (const backend of (['webasm', 'webgpu'] as const).filter((target) => there.includes(target) && (target === 'webgpu' ? onDevice.includes(name) : !alike.includes(name)))) {
    test(`${name}: ${backend} gives the counts of simd, and amounts within a millionth`, async () => {
      const scenario = await scenarioAt(path);
      const cut = { ...scenario, months: Math.min(short, scenario.months) };
      const [found, wanted] = [await ranOn(cut, backend), await ranOn(cut, 'simd', { threads: 1 })];
      if (backend === 'webgpu') {
        const { different, all } = differentCounts(found, wanted);
        assert.ok(different <= all * 0.01, `${different} of ${all} counts differ`);
        return;
      }
      assertSameCounts(found, wanted);
      assertAmountsNear(found, wanted);
    });
  }
}

test.run();

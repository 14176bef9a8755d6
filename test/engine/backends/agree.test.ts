import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { BackendName } from '../../../engine/backends/backend.js';
import { valuesOf } from '../../../engine/expression/arrays.js';
import type { Outputs } from '../../../engine/outputs.js';
import { simulate, type SimulateOptions } from '../../../engine/simulate.js';
import type { Trials } from '../../../engine/trials.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { businesses } from '../businesses.js';
import { measureAt, simulated } from '../checks.js';
import { targets } from '../harness.js';

const executors: Record<BackendName, RegExp> = {
  reference: /^javascript$/,
  simd: /^WebAssembly SIMD/,
  webasm: /^gpu\.js fused-(threaded|sync)$/,
  webgpu: /^gpu\.js fused-encoder$/,
};

async function ran(scenario: Scenario, backend: BackendName, options: SimulateOptions = {}): Promise<Trials> {
  const trials = await simulated(scenario, { ...options, backend });
  assert.is(trials.backend.name, backend);
  assert.match(trials.backend.executor, executors[backend]);
  assert.is(trials.backend.fallbackReason, null);
  if (options.threads !== undefined) assert.is(trials.backend.threads, options.threads);
  return trials;
}

type Kind = 'f32' | 'money';

/** Calls with every pair of values of two runs, the second of which may have more trials. */
function compare(found: Outputs, expected: Outputs, kind: Kind, call: (found: number, expected: number, what: string) => void): void {
  assert.equal([...found.arrays.keys()].sort(), [...expected.arrays.keys()].sort());
  for (const [name, { reference, values }] of found.arrays) {
    if (reference.type !== kind) continue;
    const other = expected.arrays.get(name)?.values ?? [];
    for (let row = 0; row < valuesOf(reference); row++) {
      for (let trial = 0; trial < found.trials; trial++) {
        call(values[row * found.columns + trial], other[row * expected.columns + trial], `${name}, row ${row}, trial ${trial}`);
      }
    }
  }
}

function assertIdentical(found: Trials, expected: Trials, kinds: readonly Kind[]): void {
  for (const kind of kinds) {
    compare(found.outputs, expected.outputs, kind, (value, wanted, what) => {
      if (!Object.is(value, wanted)) assert.unreachable(`${what}: ${value} instead of ${wanted}`);
    });
  }
}

/**
 * On a GPU an amount is made of at most eight single-precision terms and factors, each rounded to 6e-8 of itself: a month's
 * money is within 1e-6 of all that came in and went out, a running total within 1e-6 of all so far.
 */
const moneyBound = 1e-6;

function assertMoneyNear(found: Trials, expected: Trials): void {
  const { outputs } = expected;
  const sums = (name: string): ArrayLike<number> => outputs.arrays.get(name)?.values ?? [];
  const near = (value: number, wanted: number, scale: number, what: string): void => {
    if (!(Math.abs(value - wanted) <= moneyBound * scale)) assert.unreachable(`${what}: ${value} instead of ${wanted}, at a scale of ${scale}`);
  };
  const turnover = new Float64Array(outputs.trials);
  for (let step = 0; step < expected.model.steps; step++) {
    const at = (trials: Trials, name: Parameters<typeof measureAt>[1]): ArrayLike<number> => measureAt(trials, name, step);
    for (let trial = 0; trial < outputs.trials; trial++) {
      const flow = at(expected, 'revenue')[trial] + Math.abs(at(expected, 'cost')[trial]);
      turnover[trial] += flow + (step === 0 ? Math.abs(at(expected, 'cash')[trial] - at(expected, 'profit')[trial]) : 0);
      for (const name of ['revenue', 'cost', 'profit'] as const) near(at(found, name)[trial], at(expected, name)[trial], flow, `${name} ${step} ${trial}`);
      near(at(found, 'mrr')[trial], at(expected, 'mrr')[trial], at(expected, 'mrr')[trial], `mrr ${step} ${trial}`);
      near(at(found, 'cash')[trial], at(expected, 'cash')[trial], turnover[trial], `cash ${step} ${trial}`);
    }
  }
  for (const name of ['sum revenue', 'sum cost', 'sum npv']) {
    const values = found.outputs.arrays.get(name)?.values ?? [];
    for (let trial = 0; trial < outputs.trials; trial++) near(values[trial], sums(name)[trial], turnover[trial], `${name} ${trial}`);
  }
}

const there = targets();

for (const { name, scenario } of businesses) {
  const whole = await ran(scenario, 'simd', { threads: 1 });
  const few: Scenario = { ...scenario, trials: 100 };

  for (const [threads, batch] of [[1, 64], [2, 150], [2, 10_000]]) {
    test(`${name}: ${threads} threads of simd in batches of ${batch} give the same numbers`, async () => {
      assertIdentical(await ran(scenario, 'simd', { threads, batch }), whole, ['f32', 'money']);
    });
  }

  test(`${name}: the reference gives the numbers of simd, money to the last bit`, async () => {
    assertIdentical(await ran(scenario, 'reference', { batch: 300 }), whole, ['f32', 'money']);
  });

  test(`${name}: webasm gives the counts of simd, and money within a millionth`, async () => {
    const found = await ran(scenario, 'webasm', { batch: 300 });
    assertIdentical(found, whole, ['f32']);
    assertMoneyNear(found, whole);
  });

  for (const backend of ['simd', 'reference', 'webasm'] as const) {
    // gpu.js takes longer to prepare a pipeline than to run it: the smaller half of the businesses will do.
    if (backend === 'webasm' && scenario.segments.length > 1) continue;
    test(`${name}: the first 100 trials on ${backend} are the same alone and among all`, async () => {
      const alone = await ran(few, backend);
      assertIdentical(alone, whole, ['f32']);
      if (backend !== 'webasm') assertIdentical(alone, whole, ['money']);
    });
  }

  if (there.includes('webgpu')) {
    test(`${name}: webgpu gives the counts of simd but for one in a hundred`, async () => {
      const found = await ran(few, 'webgpu');
      let [different, all] = [0, 0];
      compare(found.outputs, whole.outputs, 'f32', (value, wanted) => {
        all++;
        if (value !== wanted) different++;
      });
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

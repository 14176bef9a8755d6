import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { EngineError } from '../../engine/error.js';
import { run } from '../../engine/run.js';
import { simulate, type SimulateOptions } from '../../engine/simulate.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { business } from './businesses.js';
import { simulated } from './checks.js';

const text = (churn: string): string => `
months: 24
trials: 20000
market: { everyone: { customers: 5000, agents: 20 } }
reach: { innovation: 10%, imitation: 30% }
offer: { service: { price: 10, conversion: 20% } }
retention: { churn: "${churn}" }
`;

const steady = business(text('3%'));

async function errorOf(scenario: Scenario, options: SimulateOptions): Promise<EngineError> {
  const result = await simulate(scenario, options)();
  assert.ok(isLeft(result), 'expected an error');
  return result.left;
}

for (const [backend, threads] of [['simd', 1], ['simd', 2], ['reference', undefined], ['webasm', undefined]] as const) {
  const where = threads === undefined ? backend : `${backend} with ${threads} threads`;

  test(`progress on ${where} rises to the total, which it reaches once`, async () => {
    const reports: [number, number][] = [];
    const scenario = { ...steady, trials: 500, months: 3 };
    await simulated(scenario, { backend, threads, batch: 60, onProgress: (done, total) => reports.push([done, total]) });
    assert.equal(reports, [...[60, 120, 180, 240, 300, 360, 420, 480, 500].map((done) => [done, 500] as [number, number])]);
  });

  test(`a signal that has fired before the start cancels on ${where}`, async () => {
    const { kind, message } = await errorOf({ ...steady, trials: 500, months: 3 }, { backend, threads, signal: AbortSignal.abort() });
    assert.is(kind, 'cancelled');
    assert.match(message, 'cancelled');
  });

  test(`a signal stops ${where} after the batch at hand`, async () => {
    const controller = new AbortController();
    let last = 0;
    const { kind } = await errorOf(
      { ...steady, months: 3 },
      {
        backend,
        threads,
        batch: 50,
        signal: controller.signal,
        onProgress: (done) => {
          last = done;
          if (done === 150) controller.abort();
        },
      },
    );
    assert.is(kind, 'cancelled');
    assert.is(last, 150);
  });
}

test('a signal that fires while the engine works, as Ctrl-C does, is heard', async () => {
  const controller = new AbortController();
  const endless = { ...steady, trials: 2_000_000, months: 3 };
  setTimeout(() => controller.abort(), 300);
  const begun = performance.now();
  const { kind } = await errorOf(endless, { backend: 'simd', signal: controller.signal, batch: 1000 });
  assert.is(kind, 'cancelled');
  assert.ok(performance.now() - begun < 5000, 'it took more than 5 s');
});

/** Laws that stay within 0 to 1 at the medians of their parameters, which is what a file is checked for, and not at all draws of them. */
for (const [name, churn] of [
  ['an uncertain chance', 'normal(normal(50%, 25%), 1%)'],
  ['noise', 'each month normal(normal(50%, 25%), 1%)'],
  ['a chance that differs between agents', 'across normal(normal(50%, 25%), 1%)'],
]) {
  for (const backend of ['simd', 'reference', 'webasm'] as const) {
    test(`${name} that is drawn outside of 0 to 1 is the scenario's mistake on ${backend}, and it says where`, async () => {
      const { kind, message } = await errorOf(business(text(churn), { trials: 500, months: 3 }), { backend, threads: 2 });
      assert.is(kind, 'invalid');
      assert.match(message, /^retention\.churn: expected a probability from 0 to 1, but a draw of it is (-0\.\d+|1\.\d+); truncate\(/);
    });
  }
}

test('an intensity that is drawn below 0 is the scenario\'s mistake', async () => {
  const scenario = business(text('3%').replace('imitation: 30%', 'imitation: "normal(normal(30%, 15%), 1%)"'), { trials: 500 });
  const { kind, message } = await errorOf(scenario, {});
  assert.is(kind, 'invalid');
  assert.match(message, /^reach\.imitation: expected an intensity of at least 0/);
});

test('parameters that no law has are the scenario\'s mistake', async () => {
  const { kind, message } = await errorOf(business(text('beta(normal(1, 1), 10)'), { trials: 500 }), {});
  assert.is(kind, 'invalid');
  assert.match(message, /^retention\.churn: /);
});

for (const backend of ['simd', 'reference'] as const) {
  for (const [change, message] of [
    [{ price: '{ value: 10, growth: 500% }' }, /^movement (new|expansion) in 20\d\d-\d\d is too large to be computed with/],
    [{ price: '0, licence: { value: 10, growth: 500% }' }, /^line revenue licence in 203\d-\d\d is too large to be computed with/],
    [{ price: '10, unit_price: 1', usage: ', usage: 10', more: 'usage: { growth: 500% }' }, /^(usage|line revenue usage) in 203\d-\d\d is too large to be computed with/],
    [{ price: '0', more: 'finance: { opening_cash: "uniform(1e200, 2e200)" }' }, /^cash in 2027-01 is too large to be computed with/],
  ] as const) {
    test(`numbers beyond all bounds are the scenario's mistake on ${backend}: ${JSON.stringify(change)}`, async () => {
      const { price, usage, more } = { usage: '', more: '', ...change };
      const grown = `months: 72\nmarket: { everyone: { customers: 5000, agents: 20${usage} } }\nreach: { innovation: 10% }\noffer: { service: { price: ${price}, conversion: 20% } }\n${more}`;
      const result = await run(business(grown, { trials: 20 }), { backend })();
      assert.ok(isLeft(result), 'expected an error');
      assert.is(result.left.kind, 'invalid');
      assert.match(result.left.message, message);
    });
  }
}

for (const [options, message] of [
  [{ batch: 0 }, 'batch: expected a whole number of at least 1, got 0'],
  [{ batch: 1.5 }, 'batch: expected a whole number of at least 1, got 1.5'],
  [{ threads: 0 }, 'threads: expected a whole number of at least 1, got 0'],
  [{ backend: 'cuda' as 'auto' }, 'backend: expected one of auto, webgpu, simd, webasm, reference, got cuda'],
] as const) {
  test(`an option that cannot be meant is the caller's mistake: ${message}`, async () => {
    assert.equal(await errorOf({ ...steady, trials: 10 }, options), { kind: 'invalid', message });
  });
}

test('a program cannot ask for no trials or no months', async () => {
  assert.equal(await errorOf({ ...steady, trials: 0 }, {}), { kind: 'invalid', message: 'trials: expected a whole number of at least 1, got 0' });
  assert.equal(await errorOf({ ...steady, months: 2.5 }, {}), { kind: 'invalid', message: 'months: expected a whole number of at least 1, got 2.5' });
});

test('expected values are computed in double precision, and the result says why not elsewhere', async () => {
  const { backend } = await simulated({ ...steady, expected: true, trials: 2 });
  assert.equal(backend, {
    name: 'reference',
    executor: 'javascript, double precision',
    threads: 1,
    fallbackReason: 'expected values are computed in double precision',
  });
});

test('by itself the engine takes SIMD for little work, one thread for very little', async () => {
  const { backend } = await simulated({ ...steady, trials: 10 });
  assert.is(backend.name, 'simd');
  assert.is(backend.threads, 1);
  assert.match(String(backend.fallbackReason), /^webgpu: too little work/);
});

test.run();

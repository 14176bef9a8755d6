import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Cancelled } from '../../../engine/error.js';
import { columnsOf, rowOf } from '../../../engine/outputs.js';
import { withRunner } from '../../../engine/studies/runner.js';
import { summarise } from '../../../engine/summarise.js';
import type { Trials } from '../../../engine/trials.js';
import { simulated } from '../checks.js';
import { business } from '../businesses.js';

const text = (price: string, more = ''): string => `
months: 5
trials: 120
seed: runner
market: { groups: { customers: 3000, agents: 6, churn: "across beta(2, 40)" } }
reach: { innovation: 20%, imitation: 20% to 40% }
offer: { service: { price: ${price}, conversion: "pert(5%, 12%, 20%)" } }
finance: { opening_cash: 10k }
${more}`;

const base = business(text('50'));
const dearer = business(text('70'));
const other = business(text('50', 'costs: { team: { group: management, per_month: 10k } }'));

const profit = ({ outputs }: Trials): number[] => Array.from(rowOf(outputs, 'sum revenue', 0));

test('a runner simulates what a run of its own would, with the same kernels where only numbers differ', async () => {
  const result = await withRunner({ threads: 1 }, async (runner) => {
    const found: number[][] = [];
    for (const scenario of [base, dearer, other, dearer]) found.push(profit(await runner.run(scenario)));
    return { found, cost: runner.cost() };
  })();
  assert.ok(isRight(result));
  const own = await Promise.all([base, dearer, other, dearer].map(async (scenario) => profit(await simulated(scenario, { backend: 'simd', threads: 1 }))));
  assert.equal(result.right.found, own);
  assert.equal(result.right.cost, { runs: 4, trials: 480, compiled: 2 });
});

test('the first trials, and those from one on, are what they are among all', async () => {
  const whole = await simulated(base, { backend: 'simd', threads: 1 });
  const result = await withRunner({ threads: 1 }, async (runner) => ({
    first: profit(await runner.run(base, { trials: 50 })),
    later: profit(await runner.run(base, { trials: 40, from: 30 })),
    beyond: profit(await runner.run(base, { trials: 60, from: 120 })),
  }))();
  assert.ok(isRight(result));
  const { first, later, beyond } = result.right;
  assert.equal(first, profit(whole).slice(0, 50));
  assert.equal(later, profit(whole).slice(30, 70));
  // Beyond the scenario's trials are its replicates: the same knowledge, other luck.
  assert.equal(beyond, Array.from(columnsOf(whole.outputs, 'sum revenue', 0)).slice(120, 180));
  assert.not.equal(beyond, profit(whole).slice(0, 60));
});

test('a summary of what a runner simulated is that of a run, but for what replicates tell', async () => {
  const result = await withRunner({ threads: 1 }, async (runner) => [
    summarise(await runner.run(base, { summary: true })),
    summarise(await runner.run(base)),
  ])();
  assert.ok(isRight(result));
  const own = summarise(await simulated(base, { backend: 'simd', threads: 1 }));
  for (const summary of result.right) {
    assert.equal(summary.measures, own.measures);
    assert.equal(summary.risk, own.risk);
    assert.is(summary.totals.profit.p5, own.totals.profit.p5);
  }
});

test('a runner that is stopped says so, and a scenario that cannot be drawn is the fault of its numbers', async () => {
  const stop = new AbortController();
  stop.abort();
  const stopped = await withRunner({ threads: 1, signal: stop.signal }, (runner) => runner.run(base))();
  assert.ok(isLeft(stopped) && stopped.left.kind === 'cancelled');
  const caught = await withRunner({ threads: 1, signal: stop.signal }, async (runner) => {
    try {
      await runner.run(base);
      return false;
    } catch (error) {
      return error instanceof Cancelled;
    }
  })();
  assert.ok(isRight(caught) && caught.right);
  const impossible = await withRunner({ threads: 1 }, (runner) => runner.run({ ...base, trials: 0 }))();
  assert.ok(isLeft(impossible) && impossible.left.kind === 'invalid');
});

test('expected values are simulated by the reference, in double precision', async () => {
  const result = await withRunner({}, async (runner) => (await runner.run({ ...base, expected: true }, { trials: 1 })).backend.name)();
  assert.ok(isRight(result) && result.right === 'reference');
});

test.run();

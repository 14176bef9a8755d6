import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Graph } from '../../engine/expression/graph.js';
import { add, broadcast, maximum, minimum, multiply, rotateLeft, uniform, xor } from '../../engine/expression/operations.js';
import type { Expression } from '../../engine/expression/type.js';
import { binomial } from '../../engine/random/binomial.js';
import { parity, rotations, threefry2x32 } from '../../engine/random/threefry.js';
import { randomWords, type Stream } from '../../engine/random/threefryExpression.js';
import { churn } from '../../engine/stages/churn.js';
import { freeTrial } from '../../engine/stages/freeTrial.js';
import { stages } from '../../engine/stages/index.js';
import { sales } from '../../engine/stages/sales.js';
import type { AgentStage, Stage } from '../../engine/stages/stage.js';
import { winBack } from '../../engine/stages/winBack.js';
import type { OptionalMeasureName } from '../../engine/summary.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { business } from './businesses.js';
import { correlationScore, measureAt, momentsOf, serialTest, simulated, twoSampleTest } from './checks.js';
import { evaluate } from './harness.js';

/** Breaks something on purpose and asks the checks of the other files whether they notice. Each is told first that nothing is broken. */

/** What the checks of samplers and groups call a difference. */
const alarm = 1e-6;

const streamOf = (graph: Graph, place: Expression, trial: Expression, key = 7): Stream => ({
  trial,
  counter: broadcast(place),
  key0: graph.constant('i32', key),
  key1: graph.constant('i32', 11),
});

type Sampler = (count: Expression, probability: Expression, stream: Stream) => Expression;

const binomialDraws = (sampler: Sampler, key: number): Promise<Float32Array> =>
  evaluate(
    'simd',
    (graph, place, trial) => sampler(graph.constant('f32', 400), graph.constant('f32', 0.1), streamOf(graph, place, trial, key)),
    { places: 64, trials: 4096 },
  );

test('a binomial whose chance is one part in a hundred too high is noticed', async () => {
  const right = await binomialDraws(binomial, 7);
  assert.ok(twoSampleTest(right, await binomialDraws(binomial, 8)) > alarm);
  const wrong: Sampler = (count, probability, stream) => binomial(count, multiply(probability, 1.01), stream);
  assert.ok(twoSampleTest(right, await binomialDraws(wrong, 8)) < alarm);
});

test('a binomial that loses its far tails is noticed', async () => {
  const right = await binomialDraws(binomial, 7);
  const wrong: Sampler = (count, probability, stream) => minimum(maximum(binomial(count, probability, stream), 29), 51);
  assert.ok(twoSampleTest(right, await binomialDraws(wrong, 8)) < alarm);
});

/** Threefry as `threefryRounds` has it, but for the number of rounds. */
function fewerRounds({ trial, counter, key0, key1 }: Stream, rounds: number): [Expression, Expression] {
  const keys = [key0, key1, xor(xor(key0, key1), parity)];
  let [x0, x1] = [add(trial, key0), add(counter, key1)];
  for (let round = 0; round < rounds; round++) {
    x0 = add(x0, x1);
    x1 = xor(rotateLeft(x1, rotations[round % 8]), x0);
    if (round % 4 !== 3) continue;
    const injection = (round >> 2) + 1;
    [x0, x1] = [add(x0, keys[injection % 3]), add(x1, add(keys[(injection + 1) % 3], injection))];
  }
  return [x0, x1];
}

const uniforms = (words: (stream: Stream) => readonly Expression[], shift: number): Promise<Float32Array> =>
  evaluate('simd', (graph, place, trial) => uniform(words(streamOf(graph, place, add(trial, shift)))[0]), { places: 256, trials: 4096 });

test('threefry with one round too few is noticed by its known answers', async () => {
  const wordsOf = (rounds: number): Promise<Float32Array> =>
    evaluate('reference', (graph, place, trial) => uniform(fewerRounds(streamOf(graph, place, trial), rounds)[0]), { places: 4, trials: 4 });
  const known = (position: number): number => (threefry2x32(position % 4, position >> 2, 7, 11)[0] >>> 8) / 2 ** 24;
  const matches = (found: Float32Array): boolean => found.every((value, position) => Math.abs(value - known(position)) < 2 ** -23);
  assert.ok(matches(await wordsOf(20)));
  assert.not(matches(await wordsOf(19)));
});

test('threefry with a few rounds is noticed by the independence of neighbouring trials', async () => {
  const right = await uniforms((stream) => randomWords(stream), 0);
  assert.ok(serialTest(right, await uniforms((stream) => randomWords(stream), 1)) > alarm);
  const weak = (stream: Stream): [Expression, Expression] => fewerRounds(stream, 6);
  assert.ok(serialTest(await uniforms(weak, 0), await uniforms(weak, 1)) < alarm);
});

test('streams that share a twentieth of their luck are noticed by their correlation', async () => {
  const first = await uniforms((stream) => randomWords(stream), 0);
  const other = await uniforms((stream) => randomWords(stream), 1);
  assert.ok(Math.abs(correlationScore(first, other)) < 5.3);
  const mixed = other.map((value, position) => (position % 20 === 0 ? first[position] : value));
  assert.ok(Math.abs(correlationScore(first, mixed)) > 5.3);
});

/** Puts a stage in another's place while a check runs. */
async function withStage<T>(original: AgentStage, altered: AgentStage, check: () => Promise<T>): Promise<T> {
  const list = stages as Stage[];
  const position = list.indexOf(original);
  list[position] = altered;
  try {
    return await check();
  } finally {
    list[position] = original;
  }
}

const marketTrials = 16_000;
const market = business(`
months: 6
trials: ${marketTrials}
market: { everyone: { customers: 1000, agents: 10 } }
reach: { innovation: 20% }
offer: { service: { price: 10, conversion: 30% } }
retention: { churn: 20%, win_back: 10% }
`);

/** The largest distance of a month's mean subscribers from their recursion, in standard errors: what the test of linear models asks. */
async function distanceFromRecursion(): Promise<number> {
  const found = await simulated(market, { backend: 'simd', threads: 1 });
  let [prospects, subscribers, lapsed, furthest] = [1000, 0, 0, 0];
  for (let step = 0; step < 6; step++) {
    const [joined, left, back] = [prospects * (1 - Math.exp(-0.2)) * 0.3, subscribers * 0.2, lapsed * 0.1];
    [prospects, subscribers, lapsed] = [prospects - joined, subscribers + joined - left + back, lapsed + left - back];
    const { mean, error } = momentsOf(measureAt(found, 'subscribers', step));
    furthest = Math.max(furthest, Math.abs(mean - subscribers) / error);
  }
  return furthest;
}

/** Whether the thousand customers of a market are conserved, by the law of every random business. */
async function conserves(scenario: Scenario, more: readonly OptionalMeasureName[] = []): Promise<boolean> {
  const found = await simulated(scenario, { backend: 'simd', threads: 1 });
  const lapsed = new Float64Array(scenario.trials);
  return Array.from({ length: 6 }, (_, step) => step).every((step) => {
    const there = (['prospects', 'subscribers', ...more] as const).map((name) => measureAt(found, name, step));
    const [churned, back] = (['churned', 'reactivated'] as const).map((name) => measureAt(found, name, step));
    return lapsed.every((_, trial) => {
      lapsed[trial] += churned[trial] - back[trial];
      return there.reduce((sum, counts) => sum + counts[trial], lapsed[trial]) === 1000;
    });
  });
}

test('a churn that reads the subscribers of this month is noticed', async () => {
  assert.ok((await distanceFromRecursion()) < 5);
  const early: AgentStage = {
    ...churn,
    trace: (context, model, population) => {
      const joined = context.flow('joins service')?.count as Expression;
      churn.trace({ ...context, state: (name) => add(context.state(name), joined) }, model, population);
    },
  };
  assert.ok((await withStage(churn, early, distanceFromRecursion)) > 5);
});

test('a churn that is one part in a hundred too high is noticed', async () => {
  const high: AgentStage = {
    ...churn,
    trace: (context, model, population) => churn.trace({ ...context, parameter: (name) => multiply(context.parameter(name), 1.01) }, model, population),
  };
  assert.ok((await withStage(churn, high, distanceFromRecursion)) > 5);
});

test('customers who come back twice are noticed', async () => {
  assert.ok(await conserves(market));
  const twice: AgentStage = {
    ...winBack,
    trace: (context, model, population) =>
      winBack.trace({ ...context, give: (name, share) => context.give(name, { count: multiply(share.count, 2) }) }, model, population),
  };
  assert.not(await withStage(winBack, twice, () => conserves(market)));
});

const tried = business(`
months: 6
trials: 400
market: { everyone: { customers: 1000, agents: 10 } }
reach: { innovation: 20%, sales: { capacity: 60 } }
offer: { service: { price: 10, conversion: 60%, trial: { months: 2, paid: 50% } } }
`);

/** Breaks what a stage keeps of an agent until later: one customer more of each that is kept. */
const forgetful = (stage: AgentStage, kept: string): AgentStage => ({
  ...stage,
  trace: (context, model, population) =>
    stage.trace({ ...context, next: (name, value) => context.next(name, name.startsWith(kept) ? add(value, minimum(value, 1)) : value) }, model, population),
});

test('a free trial that more are in than began, and a sales team for which more wait than came, are noticed', async () => {
  const isConserved = (): Promise<boolean> => conserves(tried, ['trialing']);
  assert.ok(await isConserved());
  assert.not(await withStage(freeTrial, forgetful(freeTrial, 'trialing'), isConserved));
  assert.not(await withStage(sales, forgetful(sales, 'waiting'), isConserved));
});

test.run();

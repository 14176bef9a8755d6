import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Graph } from '../../../engine/expression/graph.js';
import { add, and, shiftRight, uniform } from '../../../engine/expression/operations.js';
import type { Expression } from '../../../engine/expression/type.js';
import { streamKey, uniformAt, type StreamKey } from '../../../engine/random/streams.js';
import { agentMonth, randomWords } from '../../../engine/random/threefryExpression.js';
import { correlationScore, serialTest, type Sample } from '../checks.js';
import { evaluate } from '../harness.js';

/** 32 agents in 32 months of 1,024 trials: 1,048,576 numbers. */
const grid = { places: 1024, trials: 1024 };

/** Where a number is drawn, as steps away from every place of the grid. */
interface Shift {
  readonly trial?: number;
  readonly agent?: number;
  readonly month?: number;
  readonly attempt?: number;
  readonly word?: 0 | 1;
  readonly key?: StreamKey;
}

const ownKey = streamKey('board-2026-q4', 'joins basic / small_business');

/** The uniform numbers that the stages would draw there. */
function drawn({ trial = 0, agent = 0, month = 0, attempt, word = 0, key = ownKey }: Shift): Promise<Sample> {
  return evaluate(
    'simd',
    (graph: Graph, place: Expression, now: Expression) => {
      const counter = agentMonth(add(and(place, 31), agent), add(shiftRight(place, 5), month));
      const [key0, key1] = key.map((bits) => graph.constant('i32', bits));
      const stream = { trial: add(now, trial), counter, key0, key1 };
      return uniform(randomWords(stream, attempt === undefined ? undefined : graph.constant('i32', attempt))[word]);
    },
    grid,
  );
}

const neighbours: readonly (readonly [string, Shift])[] = [
  ['the next trial', { trial: 1 }],
  ['the trial after it', { trial: 2 }],
  ['the next agent', { agent: 1 }],
  ['the next month', { month: 1 }],
  ['the next agent in the next month', { agent: 1, month: 1 }],
  ['the next agent of the trial before', { agent: 1, trial: -1 }],
  ['the second attempt', { attempt: 1 }],
  ['the last attempt', { attempt: 255 }],
  ['the second word', { word: 1 }],
  ['the second word of the next trial', { word: 1, trial: 1 }],
  ['the same draw of another segment', { key: streamKey('board-2026-q4', 'joins basic / small_businesses') }],
  ['another draw', { key: streamKey('board-2026-q4', 'churned basic / small_business') }],
  ['another plan', { key: streamKey('board-2026-q4', 'joins basid / small_business') }],
  ['the next seed', { key: streamKey('board-2026-q5', 'joins basic / small_business') }],
  ['a key that differs in one bit', { key: [ownKey[0] ^ 1, ownKey[1]] }],
];

/**
 * Independent numbers exceed the first bound with probability 1.2e-7 and fall below the second with 1e-6, each for one pair
 * of streams; all keys are fixed, so that a test fails always or never. A correlation of 0.006 is noticed.
 */
const bounds = { score: 5.3, p: 1e-6 };

function assertIndependent(first: Sample, second: Sample): void {
  const score = correlationScore(first, second);
  assert.ok(Math.abs(score) < bounds.score, `correlated by ${score / Math.sqrt(first.length)}, ${score} standard errors`);
  const p = serialTest(first, second);
  assert.ok(p > bounds.p, `pairs are not spread evenly: p = ${p}`);
}

const here = await drawn({});

for (const [name, shift] of neighbours) {
  test(`a draw and that of ${name} are independent`, async () => assertIndependent(here, await drawn(shift)));
}

const hostCount = 2 ** 20;
const onHost = (first: (index: number) => number, second: (index: number) => number): Sample =>
  Float64Array.from({ length: hostCount }, (_, index) => uniformAt(ownKey, first(index), second(index)));

test('an uncertain value in a trial and in the next are independent', () => {
  const values = onHost((trial) => trial, () => 0);
  assertIndependent(values, onHost((trial) => trial + 1, () => 0));
});

test('noise in a month and in the next are independent', () => {
  const trialOf = (index: number): number => index >> 5;
  assertIndependent(onHost(trialOf, (index) => index & 31), onHost(trialOf, (index) => (index & 31) + 1));
});

test('names of streams that are alike have keys that are not', () => {
  const names = Array.from({ length: 20_000 }, (_, number) => `joins plan${number} / segment`);
  const keys = new Set(names.map((name) => streamKey('seed', name).join()));
  assert.is(keys.size, names.length);
});

test.run();
